/** A database of its own for a test file, copied from the run's template and dropped afterwards. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { desk, type Desk } from "@/lib/platform/db";
import { withDatabase, withRole } from "@/server/database/connections";
import { DESK_ROLE, READER_ROLE, closeDatabase } from "@/server/roles";

type Urls = { ownerUrl: string; deskUrl: string; readerUrl: string };

export type TestDatabase = {
  /** Addresses of this file's database for each role. */
  readonly urls: Urls;
  /** The client that the commands use, as caselight_desk. */
  readonly db: Desk;
  /** Raw SQL as one role, on a connection of its own; the last statement's rows. */
  readonly sqlAs: (role: "owner" | "desk" | "reader", text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
};

/**
 * Call at the top of a test file, outside of any hook. Commands and queries then find this database: their environment is read at the first call, and each test
 * file has the house's modules to itself (begin-afresh.ts).
 */
export function testDatabase(): TestDatabase {
  let urls: Urls | undefined;
  const made = () => {
    if (urls === undefined) throw new Error("The test database is there inside of tests and hooks only.");
    return urls;
  };
  const adminUrl = inject("adminUrl");
  const name = `caselight_test_${randomBytes(8).toString("hex")}`;

  beforeAll(async () => {
    await rowsOf(adminUrl, `create database ${name} template ${inject("templateDatabase")}`);
    const ownerUrl = withDatabase(adminUrl, name);
    // Grants of a database are not copied with it.
    await closeDatabase(ownerUrl);
    urls = { ownerUrl, deskUrl: withRole(ownerUrl, DESK_ROLE, DESK_ROLE), readerUrl: withRole(ownerUrl, READER_ROLE, READER_ROLE) };
    Object.assign(process.env, {
      DATABASE_URL_DESK: urls.deskUrl,
      DATABASE_URL_READER: urls.readerUrl,
      CASELIGHT_SECRET: randomBytes(32).toString("base64url"),
    });
  });

  afterAll(async () => {
    if (urls !== undefined) await desk().$disconnect();
    await rowsOf(adminUrl, `drop database if exists ${name} with (force)`);
  });

  return {
    get urls() {
      return made();
    },
    get db() {
      made();
      return desk();
    },
    sqlAs: (role, text, values) => rowsOf(made()[`${role}Url`], text, values),
  };
}

async function rowsOf(url: string, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = values.length === 0 ? await client.query<Record<string, unknown>>(text) : await client.query<Record<string, unknown>>(text, [...values]);
    // Several statements in one text answer with several results.
    const last = Array.isArray(result) ? (result as pg.QueryResult<Record<string, unknown>>[]).at(-1) : result;
    return last?.rows ?? [];
  } finally {
    await client.end();
  }
}
