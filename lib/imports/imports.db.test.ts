/** A table from its bytes to changes under review, and back: nothing is written before it is applied, nothing half, and nothing is left of what was undone. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, recordIdSchema, type ImportId } from "@/lib/core/ids";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { findPeople } from "@/lib/cases/queries/find-people";
import { getRecord } from "@/lib/cases/queries/get-record";
import { getChange } from "@/lib/changes/queries/get-change";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { decidePeople } from "@/lib/imports/commands/decide-people";
import { eraseOldImports } from "@/lib/imports/commands/erase-old-imports";
import { giveUpImport } from "@/lib/imports/commands/give-up-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { getImport } from "@/lib/imports/queries/get-import";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { importing, rowOf, unusualName, WHOLE } from "@/prisma/factories/imports";
import { publishAsSeen } from "@/prisma/factories/publications";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let editor: Actor;
let advocate: Actor;
let person: MadePerson;
/** How a table names this person without asking: the address here. */
let slug: string;
const { begun, checked, shown, applied } = { begun: (...rows: string[]) => table().begun(...rows), checked: (importId: ImportId) => table().checked(importId), shown: (importId: ImportId, actor = researcher) => table().shown(importId, actor), applied: (...rows: string[]) => table().applied(...rows) };
const table = () => importing(database.db, researcher);
const unusual = unusualName;

beforeAll(async () => {
  [researcher, editor, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "advocate" })]);
});
beforeEach(async () => {
  person = await makePerson(database.db, { by: researcher });
  slug = `people/${(await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } })).slug}`;
});

/** Counted before and after: what a dry run or an undone import must leave as it was. */
const counts = async () => (await database.sqlAs("owner", "SELECT (SELECT count(*) FROM desk.assertion) AS facts, (SELECT count(*) FROM desk.public_record) AS records, (SELECT count(*) FROM desk.change) AS changes, (SELECT count(*) FROM desk.detention_case) AS cases, (SELECT count(*) FROM desk.citation) AS citations"))[0];

describe("the dry run", () => {
  it("says row by row what would be done, and writes nothing to the record", async () => {
    const name = unusual();
    const importId = await begun(rowOf(slug), rowOf(name));
    const before = await counts();
    const view = await checked(importId);
    expect(await counts()).toEqual(before);
    expect(view.state).toBe("checked");
    expect(view.problemRows).toBe(0);
    expect(view.rows.map(({ line, does }) => [line, does?.personId, does?.caseNumber, does?.caseIsNew, does?.sourceId])).toEqual([[2, person.recordId, 1, false, null], [3, null, 1, true, null]]);
  });

  it("names each error by its line and its column, in the forms' own words, and counts lines as the file has them", async () => {
    const importId = await begun(rowOf(unusual(), { text: "Two\nlines." }), rowOf(unusual(), { stage: "abducted", date: "8/5/2031" }), rowOf("", { quote: "" }), rowOf(slug, { case: "7" }), rowOf(unusual(), { title: "", url: "harvest" }));
    const view = await checked(importId);
    expect(view.problemRows).toBe(4);
    expect(view.rows.filter(({ problems }) => problems.length > 0).map(({ line, problems }) => [line, problems.toSorted()])).toEqual([
      [4, [["date", "importDateTwo"], ["what", "importWhat"]]],
      [5, [["exact", "required"], ["person", "required"]]],
      [6, [["case", "importCaseNumber"]]],
      [7, [["source_address", "address"], ["source_title", "required"]]],
    ]);
    expect(await refusalFrom(applyImport(researcher, { importId, again: false }, WHOLE))).toMatchObject({ code: "invalid", messageKey: "importProblems" });
    expect(await database.db.change.count({ where: { importId } }), "rows that are right are not written either").toBe(0);
  });

  it("asks whether somebody on record under that name is meant, in any order and script, and follows the answer", async () => {
    const name = unusual();
    const first = await applied(rowOf(name, { native: "酸模甲" }));
    const id = first.changes[0]?.recordId ?? "";
    for (const asked of [name.split(" ").toReversed().join(" "), name.toUpperCase()]) {
      const url = `https://harvest.invalid/asked/${String(asked.length)}/${asked.slice(0, 8)}`;
      const importId = await begun(rowOf(asked, { url }), rowOf(asked, { url, text: "And again." }));
      const view = await checked(importId);
      expect(view.problemRows, asked).toBe(2);
      expect(view.asks.map(({ candidates }) => candidates.map((one) => one.id)), asked).toEqual([[id]]);
      const key = view.asks[0]?.key ?? "";
      await decidePeople(researcher, { importId, people: [{ key, is: recordIdSchema.parse(id) }] }, WHOLE);
      expect((await shown(importId)).rows.map(({ does }) => does?.personId), asked).toEqual([id, id]);
      await decidePeople(researcher, { importId, people: [{ key, is: "new" }] }, WHOLE);
      expect((await shown(importId)).rows.map(({ does }) => [does?.personId, does?.caseIsNew]), asked).toEqual([[null, true], [null, true]]);
    }
  });

  it("takes no other words for those of a text that is held, and nobody's case for a withdrawn record", async () => {
    const source = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.sourceId } });
    await database.sqlAs("owner", "INSERT INTO desk.source_text (source_id, text, sha256) SELECT $1, held, sha256(held::bytea) FROM (SELECT 'They said: taken from the market, at noon.'::text AS held) AS t", [person.sourceId]);
    const bytes = new TextEncoder().encode(["person;source;what;text;exact", `${slug};${source.slug};arrest;Arrested.;taken from the market`, `${slug};${source.slug};arrest;Arrested.;taken from the garden`].join("\n"));
    const { importId } = await startImport(researcher, { bytes });
    const view = await checked(importId);
    expect(view.delimiter).toBe("semicolon");
    expect(view.rows.map(({ problems }) => problems)).toEqual([[["exact", "notInSource"]]]);
    await database.db.publicRecord.update({ where: { id: person.recordId }, data: { withdrawnAt: new Date() } });
    expect((await checked(importId)).rows.map(({ problems }) => problems[0])).toEqual([["person", "recordWithdrawn"], ["person", "recordWithdrawn"]]);
  });
});

describe("applying", () => {
  it("writes drafts of one change for each person, each fact with its citation, for the usual review; and lets the table go", async () => {
    const name = unusual();
    const before = await lastAudit(database.db);
    const { importId, changes } = await applied(rowOf(name, { native: "酸模乙", event: "taking" }), rowOf(name, { event: "taking", date: "2031-05-09", url: "https://harvest.invalid/other" }), rowOf(slug));
    expect(changes.map(({ state, createdById }) => [state, createdById])).toEqual([["draft", researcher.accountId], ["draft", researcher.accountId]]);
    const own = changes.find(({ recordId }) => recordId !== person.recordId);
    const change = await getChange(researcher, changeIdSchema.parse(own?.id));
    const facts = change?.rows.flatMap(({ after }) => after ?? []) ?? [];
    expect(facts.map(({ value, citations }) => [value.kind, citations.length])).toEqual([["name", 1], ["name", 1], ["event_reading", 1], ["event_reading", 1]]);
    const readings = facts.flatMap(({ value, ...rest }) => (value.kind === "event_reading" ? [{ value, ...rest }] : []));
    expect(new Set(readings.map(({ value }) => value.eventId)).size, "two sources, one event").toBe(1);
    expect(readings.map(({ date, modality, certainty, saidByText }) => [date?.edtf, modality, certainty, saidByText])).toEqual([["2031-05-08", "alleged", "likely", "a neighbour"], ["2031-05-09", "alleged", "likely", "a neighbour"]]);
    expect(change?.companions.map(({ state }) => state)).toEqual(["draft", "draft"]);
    expect(await database.db.tableImportRow.count({ where: { importId } })).toBe(0);
    const events = await auditSince(database.db, before);
    expect(events.find(({ event }) => event === "import.applied")?.detail).toEqual({ rows: 3, changes: 2, people: 1, sources: 3, facts: 5, basis: "already_public" });
    expect(JSON.stringify(events)).not.toContain("Sorrel");

    await submitImport(researcher, { importId });
    expect(await database.db.change.count({ where: { importId, state: "submitted" } })).toBe(2);
    expect(await refusalFrom(publishAsSeen(researcher, { changeId: changeIdSchema.parse(own?.id), publicNote: null }))).toMatchObject({ code: "forbidden" });
    await publishAsSeen(editor, { changeId: changeIdSchema.parse(own?.id), publicNote: null });
    expect((await getCaseFile(researcher, recordIdSchema.parse(own?.recordId)))?.version).toBe(1);
  });

  it("keeps nothing where anything fails on the way, and goes back to where it was", async () => {
    const importId = await begun(rowOf(unusual()), rowOf(slug));
    await checked(importId);
    await database.db.publicRecord.update({ where: { id: person.recordId }, data: { withdrawnAt: new Date() } });
    const before = await counts();
    await applyImport(researcher, { importId, again: false }, WHOLE);
    const view = await shown(importId);
    expect([view.state, view.failure, view.rowCount]).toEqual(["checked", "importChanged", 2]);
    expect(await counts()).toEqual(before);
    expect(await database.db.tableImportRow.count({ where: { importId } })).toBe(2);
  });

  it("says that the same file was applied before, and applies it again only where that is meant", async () => {
    const row = rowOf(slug);
    const { importId: first } = await applied(row);
    const importId = await begun(row);
    const view = await checked(importId);
    expect(view.appliedBefore?.by).toBe(researcher.displayName);
    expect(await refusalFrom(applyImport(researcher, { importId, again: false }, WHOLE))).toMatchObject({ fieldErrors: { again: ["importAgain"] } });
    await undoImport(researcher, { importId: first });
    await applyImport(researcher, { importId, again: false }, WHOLE);
    expect((await shown(importId)).state, "what was undone does not count").toBe("applied");
  });

  it("puts nothing that is written by hand into what came by import, and remembers what a column meant", async () => {
    const { importId } = await applied(rowOf(slug));
    const own = await database.db.change.findFirstOrThrow({ where: { importId } });
    const { openChange } = await import("@/lib/changes/commands/open-change");
    const { inTransaction } = await import("@/lib/platform/db");
    expect(await inTransaction((transaction) => openChange(transaction, researcher, person.recordId))).not.toBe(own.id);
    const odd = new TextEncoder().encode(`Who it is,What,Text,Exact,Source title\n${slug},arrest,Arrested.,arrested,Report`);
    const { importId: second } = await startImport(researcher, { bytes: odd });
    expect((await shown(second)).mapping[0]).toBe("");
    await checkImport(researcher, { importId: second, columns: ["person", "what", "text", "exact", "source_title"] }, WHOLE);
    const { importId: third } = await startImport(researcher, { bytes: odd });
    expect((await shown(third)).mapping[0]).toBe("person");
  });
});

describe("giving up and undoing", () => {
  it("leaves nothing of a table that is given up, also while it is being applied", async () => {
    const importId = await begun(...Array.from({ length: 600 }, (_, index) => rowOf(slug, { text: `Row ${String(index)}.` })));
    await checked(importId);
    const before = await counts();
    const applying = applyImport(researcher, { importId, again: false }, 0);
    await applying;
    await giveUpImport(researcher, { importId });
    await expect.poll(async () => (await database.sqlAs("owner", "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"))[0]?.["n"], { timeout: 20_000 }).toBe(0);
    expect((await shown(importId)).state).toBe("given_up");
    expect(await counts()).toEqual(before);
    // Those that the application held it erases itself, a moment after it has let go of them.
    await expect.poll(() => database.db.tableImportRow.count({ where: { importId } }), { timeout: 20_000 }).toBe(0);
  });

  it("takes back drafts, what was returned and what waits for review, with the new people, cases and sources; and says what stays", async () => {
    const [one, other] = [unusual(), unusual()];
    const { importId, changes } = await applied(rowOf(one), rowOf(slug, { case: "2" }), rowOf(other));
    await submitImport(researcher, { importId });
    const idOf = async (name: string) => (await findPeople(researcher, name))[0]?.record.id ?? null;
    const published = changes.find(({ recordId }) => recordId !== person.recordId);
    await publishAsSeen(editor, { changeId: changeIdSchema.parse(published?.id), publicNote: null });
    await undoImport(researcher, { importId });
    const view = await shown(importId);
    expect(view.state).toBe("undone");
    expect(view.changes.map(({ state }) => state).toSorted()).toEqual(["applied", "discarded", "discarded"]);
    const left = (await Promise.all([one, other].map(idOf))).filter((id) => id !== null);
    expect(left).toEqual([published?.recordId]);
    expect((await getCaseFile(researcher, person.recordId))?.cases.map(({ number }) => number)).toEqual([1]);
    const gone = changes.find(({ recordId }) => recordId !== person.recordId && recordId !== published?.recordId);
    expect(await getRecord(researcher, recordIdSchema.parse(gone?.recordId))).toBeNull();
    expect(await database.db.change.count({ where: { state: { in: ["draft", "submitted", "returned"] }, withChangeId: { in: changes.map(({ id }) => id) } } }), "no source is left under way").toBe(0);
    expect(await refusalFrom(undoImport(researcher, { importId }))).toMatchObject({ code: "conflict" });
    const { view: again } = await applied(rowOf(slug, { case: "2" }));
    expect(again.state, "the number is free again").toBe("applied");
    expect((await getCaseFile(researcher, person.recordId))?.cases.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("lets go of tables that nobody applied for a month", async () => {
    const importId = await begun(rowOf(slug));
    const young = await begun(rowOf(slug));
    await database.sqlAs("owner", "ALTER TABLE desk.table_import DISABLE TRIGGER import_stays_its_owners");
    await database.sqlAs("owner", "UPDATE desk.table_import SET created_at = now() - interval '31 days' WHERE id = $1", [importId]);
    await database.sqlAs("owner", "ALTER TABLE desk.table_import ENABLE TRIGGER import_stays_its_owners");
    expect(await eraseOldImports(database.urls.deskUrl)).toBe(1);
    expect(await database.db.tableImportRow.count({ where: { importId: { in: [importId, young] } } })).toBe(1);
  });
});

describe("whose it is", () => {
  it("is its owner's alone until it is applied; then editors may see what came of it", async () => {
    const importId = await begun(rowOf(slug));
    const stranger = await makeAccount(database.db, { role: "researcher" });
    for (const actor of [stranger, editor, advocate]) {
      expect(await getImport(actor, importId)).toBeNull();
      for (const act of [() => checkImport(actor, { importId, columns: [] }, WHOLE), () => decidePeople(actor, { importId, people: [] }, WHOLE), () => applyImport(actor, { importId, again: true }, WHOLE), () => submitImport(actor, { importId }), () => undoImport(actor, { importId }), () => giveUpImport(actor, { importId })]) {
        expect(["not_found", "forbidden"]).toContain((await refusalFrom(act())).code);
      }
    }
    await checked(importId);
    await applyImport(researcher, { importId, again: true }, WHOLE);
    expect([await getImport(stranger, importId), (await getImport(editor, importId))?.state]).toEqual([null, "applied"]);
    expect(await refusalFrom(startImport(advocate, { bytes: new TextEncoder().encode("a\nb") }))).toMatchObject({ code: "forbidden" });
  });

  it("is held by the database too: owner, file and states (CL125), who imports (CL126), which changes come of it (CL127)", async () => {
    const importId = await begun(rowOf(slug));
    const refused = async (work: Promise<unknown>) => work.then(() => null, (error: { code?: string }) => error.code);
    expect(await refused(database.sqlAs("owner", "UPDATE desk.table_import SET created_by = $2 WHERE id = $1", [importId, editor.accountId]))).toBe("CL125");
    expect(await refused(database.sqlAs("desk", "UPDATE desk.table_import SET state = 'undone', applied_at = now() WHERE id = $1", [importId]))).toBe("CL125");
    expect(await refused(database.sqlAs("desk", "INSERT INTO desk.table_import (created_by, sha256, encoding, delimiter, headings, row_count) VALUES ($1, sha256('a'), 'utf-8', 'comma', '{a}', 1)", [advocate.accountId]))).toBe("CL126");
    expect(await refused(database.sqlAs("desk", "INSERT INTO desk.change (record_id, base_version, created_by, import_id) VALUES ($1, 0, $2, $3)", [person.recordId, researcher.accountId, importId]))).toBe("CL127");
    const { changes } = await applied(rowOf(slug));
    expect(await refused(database.sqlAs("desk", "UPDATE desk.change SET import_id = NULL WHERE id = $1", [changes[0]?.id]))).toBe("CL127");
  });
});
