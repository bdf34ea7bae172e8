import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { withClient, withDatabase } from "./database/connections";
import { migrate, type Migration } from "./migrate";

const adminUrl = inject("adminUrl");
let name: string;
let url: string;

const migration = (title: string, sql: string): Migration => ({ name: title, sql, checksum: createHash("sha256").update(sql).digest("hex") });
const FIRST = migration("0001_first", "create table a (id int); create function f() returns int language plpgsql as $$ begin return 1; end; $$;");
const SECOND = migration("0002_second", "insert into a values (f());");

async function rows(sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

beforeEach(async () => {
  name = `caselight_migrate_${randomBytes(8).toString("hex")}`;
  url = withDatabase(adminUrl, name);
  await withClient(adminUrl, (client) => client.query(`create database ${name} template template0`));
});

afterEach(() => withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`)));

describe("migrate", () => {
  it("applies what is new, once", async () => {
    expect(await migrate(url, [FIRST])).toEqual(["0001_first"]);
    expect(await migrate(url, [FIRST, SECOND])).toEqual(["0002_second"]);
    expect(await migrate(url, [FIRST, SECOND])).toEqual([]);
    expect(await rows("select id from a")).toEqual([{ id: 1 }]);
    expect(await rows("select migration_name, applied_steps_count, finished_at is not null as finished from public._prisma_migrations order by 1")).toEqual([
      { migration_name: "0001_first", applied_steps_count: 1, finished: true },
      { migration_name: "0002_second", applied_steps_count: 1, finished: true },
    ]);
  });

  it("lets two starts at once wait for each other", async () => {
    const applied = await Promise.all([migrate(url, [FIRST, SECOND]), migrate(url, [FIRST, SECOND]), migrate(url, [FIRST, SECOND])]);
    expect(applied.flat()).toHaveLength(2);
    expect(await rows("select id from a")).toHaveLength(1);
  });

  it("keeps nothing of a migration that fails, and says where it failed", async () => {
    const broken = migration("0002_broken", "insert into a values (7);\n\ninsert into nothing values (1);");
    await expect(migrate(url, [FIRST, broken])).rejects.toMatchObject({ what: expect.stringContaining("0002_broken"), why: expect.stringMatching(/^line 3: .*nothing/) });
    expect(await rows("select id from a")).toEqual([]);
    expect(await migrate(url, [FIRST, SECOND])).toEqual(["0002_second"]);
  });

  it("refuses a file that was changed after it was applied", async () => {
    await migrate(url, [FIRST]);
    await expect(migrate(url, [migration("0001_first", `${FIRST.sql} `), SECOND])).rejects.toMatchObject({ what: expect.stringContaining("changed after it was applied") });
    expect(await rows("select id from a")).toEqual([]);
  });

  it("refuses a database that is newer than the checkout", async () => {
    await migrate(url, [FIRST, SECOND]);
    await expect(migrate(url, [FIRST])).rejects.toMatchObject({ why: expect.stringContaining("0002_second") });
  });
});
