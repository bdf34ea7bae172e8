/** The short version of `npm run drill:import`: what a page of rows costs does not grow with what it brings, nor what its drafts cost that are handed in or taken back. */
import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { makeAccount } from "@/prisma/factories/accounts";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { importing, rowOf, unusualName, WHOLE } from "@/prisma/factories/imports";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
});

/** How often it is asked to apply, to hand in, and to take back and undo. */
async function statementsFor(people: number): Promise<number[]> {
  const table = importing(database.db, researcher);
  const importId = await table.begun(...Array.from({ length: people }, () => rowOf(unusualName())));
  expect((await table.checked(importId)).problemRows).toBe(0);
  const asked = vi.spyOn(pg.Client.prototype, "query");
  const counts: number[] = [];
  try {
    for (const step of [() => applyImport(researcher, { importId, again: false }, WHOLE), () => submitImport(researcher, { importId }), () => undoImport(researcher, { importId })]) {
      asked.mockClear();
      await step();
      counts.push(asked.mock.calls.length);
    }
  } finally {
    asked.mockRestore();
  }
  expect((await table.shown(importId)).state).toBe("undone");
  expect(await database.db.change.count({ where: { OR: [{ importId }, { withChange: { importId } }], state: { not: "discarded" } } })).toBe(0);
  return counts;
}

it("asks the database as often for 300 new people with 300 new sources as for 20", async () => {
  const few = await statementsFor(20);
  const many = await statementsFor(300);
  for (const [step, count] of many.entries()) {
    expect(few[step]).toBeGreaterThan(5);
    expect(count).toBeLessThanOrEqual((few[step] ?? 0) + 5);
  }
});
