/** Internal notes on a record: written for colleagues, said anew or struck by their writer alone, never gone without a trace, and part of nothing public. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { NoteId, RecordId } from "@/lib/core/ids";
import { correctRecordNote } from "@/lib/notes/commands/correct-record-note";
import { strikeRecordNote } from "@/lib/notes/commands/strike-record-note";
import { writeRecordNote } from "@/lib/notes/commands/write-record-note";
import { noteRefusal } from "@/lib/notes/policy";
import { getNote, listNotes } from "@/lib/notes/queries/list-notes";
import { correctRecordNoteSchema, strikeRecordNoteSchema, writeRecordNoteSchema, type RecordNote } from "@/lib/notes/schema";
import { now } from "@/lib/platform/clock";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, proposedMerge } from "@/prisma/factories/merges";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

vi.mock("@/lib/platform/clock", () => ({ now: vi.fn() }));

const database = testDatabase();
const codeOf = codesFrom(database);
let [writer, colleague, advocate]: Actor[] = [];
let recordId: RecordId;
let minute = 0;

const who = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error("beforeAll makes them.");
  return actor;
};
const write = (text: string, rest: Record<string, unknown> = {}, actor = writer) => writeRecordNote(who(actor), writeRecordNoteSchema.parse({ recordId, text, ...rest }));
const correct = (noteId: string, text: string, rest: Record<string, unknown> = {}, actor = writer) => correctRecordNote(who(actor), correctRecordNoteSchema.parse({ noteId, text, ...rest }));
const strike = (noteId: string, actor = writer) => strikeRecordNote(who(actor), strikeRecordNoteSchema.parse({ noteId, confirmed: "yes" }));
const list = (actor = colleague, rest: { most?: number; onlyStanding?: boolean; before?: NoteId } = {}) => listNotes(who(actor), recordId, { most: 10, ...rest });

async function written(text: string): Promise<RecordNote> {
  await write(text);
  const [newest] = (await list(writer))?.notes ?? [];
  if (newest === undefined) throw new Error("It was written.");
  return newest;
}

beforeAll(async () => {
  [writer, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
});

beforeEach(async () => {
  // Each moment is another one, so that "newest first" is decided.
  vi.mocked(now).mockImplementation(() => new Date(Date.UTC(2031, 4, 1, 0, (minute += 1))));
  ({ recordId } = await makePerson(database.db, { by: who(writer) }));
});

describe("a note", () => {
  it("is read by every colleague who may draft, with who wrote it, and by nobody else; the log has none of its words", async () => {
    const before = await lastAudit(database.db);
    const { id, writtenAt } = await written("Do not ring the invented aunt.");
    expect(await list()).toMatchObject({ standing: 1, total: 1, next: null, notes: [{ text: "Do not ring the invented aunt.", by: who(writer).displayName, isMine: false, correctsFrom: null, struck: null }] });
    expect(await getNote(who(colleague), recordId, id)).toMatchObject({ id, writtenAt });
    expect([await list(advocate), await getNote(who(advocate), recordId, id), await listNotes(who(writer), (await makeRecord(database.db, "source")), { most: 10 })]).toEqual([null, null, null]);
    expect(await refusalFrom(write("Read by an advocate.", {}, advocate))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    expect(await refusalFrom(write("Of nothing.", { recordId: randomUUID() }))).toMatchObject({ code: "not_found" });
    expect(await auditSince(database.db, before)).toEqual([{ event: "note.written", subjectId: recordId, actorId: who(writer).accountId, detail: { note: id } }]);
  });

  it("is written once, however often its form is sent, and under nobody else's name", async () => {
    const unsentId = randomUUID();
    await write("Sent twice.", { unsentId });
    expect(await refusalFrom(write("Sent twice.", { unsentId }))).toMatchObject({ messageKey: "alreadySent" });
    expect(await refusalFrom(write("Of another.", { unsentBy: who(colleague).accountId }))).toMatchObject({ messageKey: "anotherWriter" });
    expect((await list())?.total).toBe(1);
  });

  it("is written on a withdrawn record too, and on records of every kind", async () => {
    const { sourceId } = await makePerson(database.db, { by: who(writer) });
    await database.db.publicRecord.update({ where: { id: recordId }, data: { withdrawnAt: new Date() } });
    await write("Taken down for the family.");
    await write("Out of print.", { recordId: sourceId });
    for (const kind of ["practice", "statement", "organisation", "country"] as const) {
      const other = await makeRecord(database.db, kind);
      await makeFacts(database.db, { recordId: other, by: who(writer), state: "draft", facts: [factOf({ kind: "name", text: "An invented thing", language: "en", nameKind: "main" }, sourceId)] });
      await write(`Of a ${kind}.`, { recordId: other });
      expect((await listNotes(who(colleague), other, { most: 10 }))?.notes.map(({ text }) => text)).toEqual([`Of a ${kind}.`]);
    }
    expect((await list())?.standing).toBe(1);
  });

  it("stands newest first, some at a time", async () => {
    for (const text of ["First.", "Second.", "Third."]) await write(text);
    const page = await list(colleague, { most: 2 });
    expect(page?.notes.map(({ text }) => text)).toEqual(["Third.", "Second."]);
    expect((await list(colleague, { most: 2, ...(page?.next == null ? {} : { before: page.next }) }))?.notes.map(({ text }) => text)).toEqual(["First."]);
  });

  it("is found on the record that its own went into, and says where it was written", async () => {
    const editor = await makeAccount(database.db, { role: "editor" });
    const source = await makeSource(database.db, { by: who(writer) });
    const [kept, merged] = [await makePublicPerson(database.db, { researcher: who(writer), editor, source, name: "Test Person Fennel" }), await makePublicPerson(database.db, { researcher: who(writer), editor, source, name: "Test Person Fenel" })];
    await write("On the one that goes.", { recordId: merged.recordId });
    await write("On the one that stays.", { recordId: kept.recordId });
    await publishAsSeen(editor, { changeId: await proposedMerge(database.db, who(writer), kept.recordId, merged.recordId), publicNote: "One person." });
    const found = await listNotes(who(colleague), kept.recordId, { most: 10 });
    expect(found).toMatchObject({ standing: 2, notes: [{ text: "On the one that stays.", recordId: kept.recordId }, { text: "On the one that goes.", recordId: merged.recordId }] });
    expect((await listNotes(who(colleague), merged.recordId, { most: 10 }))?.notes.map(({ text }) => text)).toEqual(["On the one that goes."]);
  });
});

describe("whoever wrote it", () => {
  it("says it anew: the old words stay to be read, as corrected", async () => {
    const { id, writtenAt } = await written("Born in March.");
    const before = await lastAudit(database.db);
    await correct(id, "Born in May.");
    const found = await list();
    expect(found).toMatchObject({ standing: 1, total: 2, notes: [{ text: "Born in May.", correctsFrom: writtenAt, struck: null }, { text: "Born in March.", struck: { by: who(writer).displayName, isCorrected: true } }] });
    expect((await list(colleague, { onlyStanding: true }))?.notes.map(({ text }) => text)).toEqual(["Born in May."]);
    expect(await auditSince(database.db, before)).toMatchObject([{ event: "note.corrected", subjectId: recordId, detail: { note: found?.notes[0]?.id, corrects: id } }]);
    expect(await refusalFrom(correct(id, "Born in June."))).toMatchObject({ code: "conflict", messageKey: "noteStruck" });
  });

  it("strikes it: it stays to be read, as struck, with who and when", async () => {
    const { id } = await written("Asked the wrong court.");
    const before = await lastAudit(database.db);
    await strike(id);
    expect(await list()).toMatchObject({ standing: 0, total: 1, notes: [{ text: "Asked the wrong court.", struck: { by: who(writer).displayName, isCorrected: false, at: vi.mocked(now).mock.results.at(-1)?.value as Date } }] });
    expect(await auditSince(database.db, before)).toMatchObject([{ event: "note.struck", subjectId: recordId, detail: { note: id } }]);
    expect(await refusalFrom(strike(id))).toMatchObject({ code: "conflict", messageKey: "noteStruck" });
  });

  it("alone may do so, once, and not with the same words", async () => {
    const { id } = await written("As it is.");
    for (const act of [() => strike(id, colleague), () => correct(id, "As I like it.", {}, colleague)]) expect(await refusalFrom(act())).toMatchObject({ code: "forbidden", messageKey: "noteNotYours" });
    expect(await refusalFrom(strike(id, advocate))).toMatchObject({ messageKey: "researchersOnly" });
    expect(await refusalFrom(correct(id, "As it is."))).toMatchObject({ code: "invalid", messageKey: "nothingChanged" });
    expect((await list())?.standing).toBe(1);
    const both = await Promise.allSettled([correct(id, "One window."), correct(id, "Another window.")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await list())?.total).toBe(2);
    expect(noteRefusal(null, { writerId: who(writer).accountId, isStruck: false })).toBe("researchersOnly");
  });
});

describe("the database", () => {
  const insert = "INSERT INTO desk.record_note (record_id, account_id, text, corrects_id, struck_at, struck_by) VALUES ($1, $2, 'By hand.', $3, $4, $5)";

  it("keeps a note as it was written: the desk's role alters and deletes none, and strikes one once (CL177)", async () => {
    const { id } = await written("As it was.");
    const NOT_ALLOWED = "42501";
    expect([await codeOf("desk", "UPDATE desk.record_note SET text = 'other' WHERE id = $1", [id]), await codeOf("desk", "DELETE FROM desk.record_note WHERE id = $1", [id])]).toEqual([NOT_ALLOWED, NOT_ALLOWED]);
    expect(await codeOf("owner", "UPDATE desk.record_note SET text = 'other', struck_at = now(), struck_by = account_id WHERE id = $1", [id])).toBe("CL177");
    expect(await codeOf("desk", "UPDATE desk.record_note SET struck_at = now(), struck_by = $2 WHERE id = $1", [id, who(colleague).accountId]), "by somebody else").toBe("23514");
    expect(await codeOf("desk", "UPDATE desk.record_note SET struck_at = now(), struck_by = account_id WHERE id = $1", [id])).toBe("kept");
    for (const again of ["struck_at = now()", "struck_at = NULL, struck_by = NULL"]) expect(await codeOf("desk", `UPDATE desk.record_note SET ${again} WHERE id = $1`, [id]), again).toBe("CL177");
    expect([await codeOf("reader", "SELECT 1 FROM desk.record_note"), await codeOf("reader", "SELECT 1 FROM desk.with_those_merged($1)", [recordId])]).toEqual([NOT_ALLOWED, NOT_ALLOWED]);
  });

  it("takes none of an advocate and none that begins struck (CL178), and no correction but of a struck note of one's own on the same record (CL179)", async () => {
    const mine = who(writer).accountId;
    expect(await codeOf("desk", insert, [recordId, who(advocate).accountId, null, null, null])).toBe("CL178");
    expect(await codeOf("desk", insert, [recordId, mine, null, new Date(), mine])).toBe("CL178");
    const { id } = await written("To be corrected.");
    expect(await codeOf("desk", insert, [recordId, mine, id, null, null]), "still standing").toBe("CL179");
    await strike(id);
    expect(await codeOf("desk", insert, [recordId, who(colleague).accountId, id, null, null]), "somebody else's").toBe("CL179");
    const { recordId: other } = await makePerson(database.db, { by: who(writer) });
    expect(await codeOf("desk", insert, [other, mine, id, null, null]), "another record").toBe("CL179");
    expect(await codeOf("desk", insert, [recordId, mine, id, null, null])).toBe("kept");
    expect(await codeOf("desk", insert, [recordId, mine, id, null, null]), "twice").toBe("23505");
  });

  it("lets a note go with its record", async () => {
    const bare = await makeRecord(database.db, "source");
    await database.sqlAs("desk", insert, [bare, who(writer).accountId, null, null, null]);
    await database.sqlAs("owner", "DELETE FROM desk.public_record WHERE id = $1", [bare]);
    expect(await database.db.recordNote.count({ where: { recordId: bare } })).toBe(0);
  });
});
