/** The short version of `npm run drill:import`: what a page of rows costs does not grow with what it brings, nor what its drafts cost that are handed in or taken back. */
import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { importIdSchema, type ImportId } from "@/lib/core/ids";
import { addressOf } from "@/lib/imports/named-record";
import { startImport } from "@/lib/imports/commands/start-import";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { makeAccount } from "@/prisma/factories/accounts";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { importing, type Importing, rowOf, unusualName, WHOLE } from "@/prisma/factories/imports";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
  const editor = await makeAccount(database.db, { role: "editor" });
  const { sourceId } = await makePerson(database.db, { by: researcher });
  for (const [kind, text] of [["person", "Test Lawyer Lovage"], ["organisation", "The Invented Seed Bank"], ["practice", "Invented custody"]] as const) {
    const recordId = await makeRecord(database.db, kind);
    await publishFacts(database.db, { recordId, by: researcher, editor, facts: [factOf({ kind: "name", text, language: "en", nameKind: "main" }, sourceId)] });
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
    pointedTo.set(kind, kind === "practice" ? slug : addressOf(kind, slug));
  }
});

const pointedTo = new Map<string, string>();
const COLUMNS = "person,what,practice,to,text,date,exact,source_title,source_address";
/** One row of each kind beside an event, about one new person by one new source. */
const rowsOfEveryKind = () => {
  const person = unusualName();
  const [lawyer = "", firm = "", practice = ""] = ["person", "organisation", "practice"].map((kind) => pointedTo.get(kind));
  return [["arrest", "", "", "Arrested."], ["custody", practice, "", ""], ["name_alias", "", "", `${person} the Elder`], ["occupation", "", "", "lawyer"], ["works_for", "", firm, "gardener"], ["lawyer", "", lawyer, ""], ["charge_arrest", "", "", "an invented crime"]]
    .map((cells) => [person, ...cells, "2031-05", `${person} was taken`, "An invented report", `https://many.invalid/${encodeURIComponent(person)}`].map((cell) => `"${cell}"`).join(","));
};
const begunWith = async (lines: readonly string[]) => importIdSchema.parse((await startImport(researcher, { bytes: new TextEncoder().encode([COLUMNS, ...lines].join("\n")) })).importId);

/** How often it is asked to apply, to hand in, and to take back and undo. */
async function statementsFor(begun: (table: Importing) => Promise<ImportId>): Promise<number[]> {
  const table = importing(database.db, researcher);
  const importId = await begun(table);
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

it.each([
  ["300 new people with 300 new sources as for 20", 20, 300, (people: number) => (table: Importing) => table.begun(...Array.from({ length: people }, () => rowOf(unusualName())))],
  ["70 new people with rows of every kind as for 5", 5, 70, (people: number) => () => begunWith(Array.from({ length: people }, rowsOfEveryKind).flat())],
] as const)("asks the database as often for %s", async (_name, some, most, begun) => {
  const few = await statementsFor(begun(some));
  const many = await statementsFor(begun(most));
  for (const [step, count] of many.entries()) {
    expect(few[step]).toBeGreaterThan(5);
    expect(count).toBeLessThanOrEqual((few[step] ?? 0) + 5);
  }
});
