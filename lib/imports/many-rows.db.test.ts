/** The short version of `npm run drill:import`: what a page of rows costs does not grow with what it brings. */
import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { makeAccount } from "@/prisma/factories/accounts";
import { importing, rowOf, unusualName, WHOLE } from "@/prisma/factories/imports";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
});

async function statementsFor(people: number): Promise<number> {
  const table = importing(database.db, researcher);
  const importId = await table.begun(...Array.from({ length: people }, () => rowOf(unusualName())));
  expect((await table.checked(importId)).problemRows).toBe(0);
  const asked = vi.spyOn(pg.Client.prototype, "query");
  try {
    await applyImport(researcher, { importId, again: false }, WHOLE);
    return asked.mock.calls.length;
  } finally {
    asked.mockRestore();
    expect((await table.shown(importId)).state).toBe("applied");
  }
}

it("asks the database as often for 300 new people with 300 new sources as for 20", async () => {
  const few = await statementsFor(20);
  expect(few).toBeGreaterThan(10);
  expect(await statementsFor(300)).toBeLessThanOrEqual(few + 5);
});
