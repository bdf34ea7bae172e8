/** How imports end: the desk is closed over them, what was returned is read before it is handed in again, and what a table held is let go. */
import pg from "pg";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema } from "@/lib/core/ids";
import { closeDesk } from "@/lib/accounts/commands/close-desk";
import { returnChange } from "@/lib/changes/commands/return-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { giveUpImport } from "@/lib/imports/commands/give-up-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { isImportField } from "@/lib/imports/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { importing, rowOf, unusualName, WHOLE, type Importing } from "@/prisma/factories/imports";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let [researcher, editor, admin] = [] as unknown as [Actor, Actor, Actor];
let person: MadePerson;
let address: string;
let table: Importing;

beforeAll(async () => {
  [researcher, editor, admin] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "admin" })]);
  table = importing(database.db, researcher);
});
beforeEach(async () => {
  person = await makePerson(database.db, { by: researcher });
  address = `people/${(await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } })).slug}`;
});
afterEach(() => database.sqlAs("owner", "UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL"));

const headingsOf = async (id: string) => (await database.db.tableImport.findUniqueOrThrow({ where: { id } })).headings;

it("an application that runs does not hold off a lock-down: it is ended, keeps nothing, and can be begun again", async () => {
  const importId = await table.begun(...Array.from({ length: 1_200 }, (_, index) => rowOf(address, { text: `Row ${String(index)}.` })));
  await table.checked(importId);
  await applyImport(researcher, { importId, again: false }, 0);
  await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
  const { state, failure } = await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } });
  expect([state, failure, await database.db.change.count({ where: { importId } })]).toEqual(["checked", "importDeskClosed", 0]);
  expect(await refusalFrom(applyImport(researcher, { importId, again: false }, WHOLE))).toMatchObject({ messageKey: "deskClosed" });
  await database.sqlAs("owner", "UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL");
  await applyImport(researcher, { importId, again: false }, WHOLE);
  expect((await table.shown(importId)).state).toBe("applied");
});

it("whatever else writes for long does not hold it off either", async () => {
  const writer = new pg.Client({ connectionString: database.urls.deskUrl });
  writer.on("error", () => undefined);
  await writer.connect();
  await writer.query("BEGIN");
  await writer.query("INSERT INTO desk.news_check (case_id, checked_by, looked_at) VALUES ($1, $2, 'A long look')", [person.caseId, researcher.accountId]);
  await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
  expect(await database.db.newsCheck.count({ where: { caseId: person.caseId } })).toBe(0);
  await writer.end().catch(() => undefined);
});

it("what an editor returned is not handed in again by the button that hands in every draft", async () => {
  const [one, other] = [unusualName(), unusualName()];
  const { importId, changes } = await table.applied(rowOf(one), rowOf(other));
  await submitImport(researcher, { importId });
  const changeId = changeIdSchema.parse(changes[0]?.id);
  await returnChange(editor, { changeId, seen: await fingerprintOf(database.db, changeId), comment: "Which market?", comments: [] });
  expect((await table.shown(importId)).counts).toMatchObject({ drafts: 0, returned: 1 });
  await submitImport(researcher, { importId });
  expect((await database.db.change.findUniqueOrThrow({ where: { id: changeId } })).state).toBe("returned");
});

it("a first row of data is never kept as headings: it is refused, and a table without headings says that it has none", async () => {
  const name = unusualName();
  const line = `${name},arrest,Arrested.,${name} was arrested,Report on ${name}`;
  const bytes = new TextEncoder().encode(`${line}\n${line}`);
  const columns = ["person", "what", "text", "exact", "source_title"] as const;
  const { importId } = await startImport(researcher, { bytes });
  expect(await refusalFrom(checkImport(researcher, { importId, columns: [...columns] }, WHOLE))).toMatchObject({ code: "invalid", messageKey: "importNoHeadings" });
  await giveUpImport(researcher, { importId });
  expect(await headingsOf(importId)).toEqual(["", "", "", "", ""]);
  const bare = await startImport(researcher, { bytes, isBare: true });
  await checkImport(researcher, { importId: bare.importId, columns: [...columns] }, WHOLE);
  expect((await table.shown(bare.importId)).rows.map(({ line: number }) => number)).toEqual([1, 2]);
});

it("headings that meant nothing go with the table, the others when it is undone; none is ever written anew (CL125)", async () => {
  const bytes = new TextEncoder().encode(`Person,Secret column,What,Text,Exact,Source title\n${address},x,arrest,Arrested.,arrested,Report on ${address}`);
  const { importId } = await startImport(researcher, { bytes });
  const { mapping } = await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } });
  await checkImport(researcher, { importId, columns: mapping.map((field) => (isImportField(field) ? field : "")) }, WHOLE);
  await applyImport(researcher, { importId, again: false }, WHOLE);
  expect(await headingsOf(importId)).toEqual(["Person", "", "What", "Text", "Exact", "Source title"]);
  await expect(database.sqlAs("desk", "UPDATE desk.table_import SET headings = array_fill('another'::text, ARRAY[6]) WHERE id = $1", [importId])).rejects.toMatchObject({ code: "CL125" });
  await undoImport(researcher, { importId });
  expect(await headingsOf(importId)).toEqual(["", "", "", "", "", ""]);
});
