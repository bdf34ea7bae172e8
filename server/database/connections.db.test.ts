/** What the start asks of a database server before anything is built on it. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { assertSearchesNames, withClient, withDatabase, withRole } from "./connections";

const adminUrl = inject("adminUrl");
const names = { good: `caselight_test_${randomBytes(8).toString("hex")}`, blind: `caselight_test_${randomBytes(8).toString("hex")}` };
const stranger = `caselight_stranger_${randomBytes(8).toString("hex")}`;

beforeAll(async () => {
  await withClient(adminUrl, async (client) => {
    await client.query(`create database ${names.good} template template0 encoding 'UTF8' locale_provider libc lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`);
    await client.query(`create database ${names.blind} template template0 encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C'`);
    await client.query(`create role ${stranger} login password '${stranger}'`);
  });
});

afterAll(async () => {
  await withClient(adminUrl, async (client) => {
    for (const name of Object.values(names)) await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`drop role if exists ${stranger}`);
  });
});

const extensionsOf = (url: string) => withClient(url, async (client) => (await client.query<{ extname: string }>("select extname from pg_extension order by 1")).rows.map(({ extname }) => extname));

describe("a database that is to search names", () => {
  it("is taken when both extensions can be made and both see Hanzi, and is left as it was", async () => {
    const url = withDatabase(adminUrl, names.good);
    await expect(assertSearchesNames(url)).resolves.toBeUndefined();
    expect(await extensionsOf(url)).toEqual(["plpgsql"]);
  });

  it("is refused where its character type sees no Hanzi", async () => {
    await expect(assertSearchesNames(withDatabase(adminUrl, names.blind))).rejects.toMatchObject({ what: "This database cannot search Chinese names." });
  });

  it.each([
    ["pg_trgm", null],
    ["fuzzystrmatch", "pg_trgm"],
  ])("is refused by name where %s cannot be made", async (missing, there) => {
    if (there !== null) await withClient(withDatabase(adminUrl, names.good), (client) => client.query(`create extension ${there}`));
    await expect(assertSearchesNames(withRole(withDatabase(adminUrl, names.good), stranger, stranger))).rejects.toMatchObject({ what: `This database cannot search names: it has no extension ${missing}.` });
  });
});
