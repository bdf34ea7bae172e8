/** How imports end: the desk is closed over them, what was returned is read before it is handed in again, and what a table held is let go. */
import pg from "pg";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ImportId } from "@/lib/core/ids";
import { closeDesk } from "@/lib/accounts/commands/close-desk";
import { endSessionsOf } from "@/lib/accounts/commands/end-session";
import { startSession } from "@/lib/accounts/commands/start-session";
import { returnChange } from "@/lib/changes/commands/return-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { giveUpImport } from "@/lib/imports/commands/give-up-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { isImportField } from "@/lib/imports/schema";
import { inTransaction } from "@/lib/platform/db";
import { lockRecord } from "@/lib/publication/commands/publish-applied";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { importing, rowOf, unusualName, WHOLE, type Importing } from "@/prisma/factories/imports";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

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

/** An application that has written its first page, and waits with the second for whoever holds the record of a person there. */
async function stoppedAtSecondPage(): Promise<{ importId: ImportId; goOn: () => Promise<void> }> {
  const other = await makePerson(database.db, { by: researcher });
  const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: other.recordId }, select: { slug: true } });
  const importId = await table.begun(...Array.from({ length: 500 }, (_, index) => rowOf(address, { text: `Row ${String(index)}.` })), rowOf(`people/${slug}`));
  await table.checked(importId);
  const holder = new pg.Client({ connectionString: database.urls.deskUrl });
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM desk.public_record WHERE id = $1 FOR UPDATE", [other.recordId]);
  await applyImport(researcher, { importId, again: false }, 0);
  await expect.poll(async () => (await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } })).rowsDone, { timeout: 20_000 }).toBe(500);
  await untilWaiting(database, 1);
  return { importId, goOn: () => holder.end() };
}

it("one is given up in the midst of being applied: at once, and nothing is left of it or of its table", async () => {
  const { importId, goOn } = await stoppedAtSecondPage();
  try {
    await giveUpImport(researcher, { importId });
    // Still: it was not waited for.
    await untilWaiting(database, 1);
  } finally {
    await goOn();
  }
  await expect.poll(() => database.db.tableImportRow.count({ where: { importId } }), { timeout: 20_000 }).toBe(0);
  const { state, headings } = await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } });
  expect([state, new Set(headings), await database.db.change.count({ where: { importId } })]).toEqual(["given_up", new Set([""]), 0]);
});

it("an application holds off nobody who shuts its owner out, signs in or publishes; shut out, its owner brings nothing", async () => {
  const { importId, goOn } = await stoppedAtSecondPage();
  try {
    await inTransaction((transaction) => lockRecord(transaction, person.recordId));
    await inTransaction((transaction) => startSession(transaction, { accountId: researcher.accountId, label: "Firefox", factor: "totp" }));
    await endSessionsOf(admin, { accountId: researcher.accountId });
    const { state, failure } = await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } });
    expect([state, failure]).toEqual(["checked", "importSessionsEnded"]);
    // Still: none of them waited for it.
    await untilWaiting(database, 1);
  } finally {
    await goOn();
  }
  await expect.poll(async () => (await database.sqlAs("owner", "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND (state LIKE 'idle in transaction%' OR (state = 'active' AND pid <> pg_backend_pid()))"))[0]?.["n"], { timeout: 20_000 }).toBe(0);
  expect(await database.db.change.count({ where: { importId } })).toBe(0);
  const { state } = await database.db.tableImport.findUniqueOrThrow({ where: { id: importId } });
  expect(state).toBe("checked");
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
