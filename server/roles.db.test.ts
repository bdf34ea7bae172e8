import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { withClient, withDatabase, withRole } from "./database/connections";
import { DESK_ROLE, READER_ROLE, makeRoles } from "./roles";

const adminUrl = inject("adminUrl");
// The roles' passwords on this server, as prisma/factories/global-setup.ts gives them; its template is the other installation.
const PRESENT = { desk: DESK_ROLE, reader: READER_ROLE };
let name: string;
let url: string;

/** Null, or why the server did not let the role in. */
async function refusalOf(role: string, password: string, address = url): Promise<string | null> {
  const client = new pg.Client({ connectionString: withRole(address, role, password) });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? "?") : "?";
  } finally {
    await client.end().catch(() => undefined);
  }
}

beforeEach(async () => {
  name = `caselight_second_${randomBytes(8).toString("hex")}`;
  url = withDatabase(adminUrl, name);
  await withClient(adminUrl, (client) => client.query(`create database ${name} template template0`));
});
afterEach(() => withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`)));

describe("a second Caselight on one server", () => {
  it("is refused in plain words, and locks the first one out of nothing", async () => {
    await expect(makeRoles(url, { desk: randomBytes(32).toString("base64url"), reader: randomBytes(32).toString("base64url") }, false)).rejects.toMatchObject({
      what: "Another Caselight uses the roles of this Postgres server.",
      why: expect.stringContaining(inject("templateDatabase")) as string,
      remedy: expect.stringContaining("a server of its own") as string,
    });
    for (const role of [DESK_ROLE, READER_ROLE]) expect(await refusalOf(role, role, withDatabase(adminUrl, inject("templateDatabase"))), role).toBeNull();
  });

  it("goes on with the passwords that the roles have, and is closed to everyone else", async () => {
    await makeRoles(url, PRESENT, false);
    for (const role of [DESK_ROLE, READER_ROLE]) expect(await refusalOf(role, role), role).toBeNull();
    const rows = await withClient(url, async (client) => (await client.query<{ open: boolean }>("select has_database_privilege('public', current_database(), 'connect') as open")).rows);
    expect(rows).toEqual([{ open: false }]);
  });
});
