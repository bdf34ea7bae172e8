/** Words of an internal note that must not be kept at all: two people, each with a reason, and what stays says that there were words, when and by whom, not which. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { NoteId, RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { askExpunging } from "@/lib/notes/commands/ask-expunging";
import { correctRecordNote } from "@/lib/notes/commands/correct-record-note";
import { declineExpunging, expungeNote, takeBackExpunging } from "@/lib/notes/commands/decide-expunging";
import { strikeRecordNote } from "@/lib/notes/commands/strike-record-note";
import { writeRecordNote } from "@/lib/notes/commands/write-record-note";
import { getWordsToGo, listExpungings } from "@/lib/notes/queries/list-expungings";
import { getNote, listNotes } from "@/lib/notes/queries/list-notes";
import { askExpungingSchema, correctRecordNoteSchema, declineExpungingSchema, expungeNoteSchema, strikeRecordNoteSchema, writeRecordNoteSchema, type RecordNote } from "@/lib/notes/schema";
import { keepUnsent } from "@/lib/unsent/commands/keep-unsent";
import { keepUnsentSchema } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
let writer: Actor, colleague: Actor, editor: Actor, other: Actor;
let recordId: RecordId;
/** In no other row of the database than those that hold what a test writes. */
let told: string;

const reason = "It says who spoke to us.";
const ask = (noteId: NoteId, actor: Actor = colleague) => askExpunging(actor, askExpungingSchema.parse({ noteId, reason }));
const expunge = (noteId: NoteId, actor: Actor = editor) => expungeNote(actor, expungeNoteSchema.parse({ noteId, reason: "Read, and it does.", confirmed: "yes" }));
const decline = (noteId: NoteId, actor: Actor = editor) => declineExpunging(actor, declineExpungingSchema.parse({ noteId, reason: "It names nobody." }));
const takeBack = (noteId: NoteId, actor: Actor) => takeBackExpunging(actor, declineExpungingSchema.parse({ noteId, reason: "I misread it." }));
const list = async (actor = colleague) => (await listNotes(actor, recordId, { most: 10 }))?.notes ?? [];

async function written(text = told, actor = writer): Promise<RecordNote> {
  await writeRecordNote(actor, writeRecordNoteSchema.parse({ recordId, text }));
  const note = (await list(actor))[0];
  if (note === undefined) throw new Error("It was written.");
  return note;
}

/** Every table of the desk and of the public site that holds these words, in whatever column. */
async function tablesHolding(words: string): Promise<string[]> {
  const tables = await database.sqlAs("owner", "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('desk', 'public_site') ORDER BY 1");
  const each = tables.map(({ name }) => `SELECT '${String(name)}' AS name WHERE EXISTS (SELECT FROM ${String(name)} t WHERE position($1 in t::text) > 0)`);
  return (await database.sqlAs("owner", each.join(" UNION ALL "), [words])).map(({ name }) => String(name));
}

beforeAll(async () => {
  [writer, colleague, editor, other] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "editor" })]);
});
beforeEach(async () => {
  told = `The invented gooseberry told us ${randomUUID()}`;
  ({ recordId } = await makePerson(database.db, { by: writer }));
});

describe("words that must go", () => {
  it("are read by nobody but whoever decides from the moment that somebody asks, and are gone from every table once another one has agreed", async () => {
    const { id } = await written();
    await strikeRecordNote(writer, strikeRecordNoteSchema.parse({ noteId: id, confirmed: "yes" }));
    const before = await lastAudit(database.db);
    await ask(id);
    expect(await list()).toMatchObject([{ id, text: null, expungedAt: null, expunging: { state: "asked", asked: { by: colleague.displayName, why: reason }, decided: null } }]);
    expect([await getNote(editor, recordId, id), await getWordsToGo(colleague, recordId, id), await getWordsToGo(writer, recordId, id)]).toMatchObject([{ text: null }, null, null]);
    expect(await getWordsToGo(editor, recordId, id)).toMatchObject([{ text: told }]);
    expect((await listExpungings(editor)).waiting).toContainEqual(expect.objectContaining({ noteId: id, by: colleague.displayName }));
    expect((await listExpungings(colleague)).waiting).toEqual([]);
    expect(await tablesHolding(told)).toEqual(["desk.record_note"]);

    await expunge(id);
    expect(await tablesHolding(told)).toEqual([]);
    expect(await list()).toMatchObject([{ id, text: null, by: writer.displayName, expunging: { state: "expunged", asked: { by: colleague.displayName }, decided: { by: editor.displayName, why: "Read, and it does." } } }]);
    expect((await list())[0]?.expungedAt).toEqual((await list())[0]?.expunging?.decided?.at);
    expect(await auditSince(database.db, before)).toEqual([
      { event: "note.expunging_asked", subjectId: recordId, actorId: colleague.accountId, detail: { note: id } },
      { event: "note.expunged", subjectId: recordId, actorId: editor.accountId, detail: { note: id, wordings: 1 } },
    ]);
    expect([await refusalFrom(ask(id)), await refusalFrom(expunge(id, other)), await refusalFrom(decline(id))]).toMatchObject([{ messageKey: "noteExpunged" }, { messageKey: "noteExpunged" }, { messageKey: "noteExpunged" }]);
    expect((await listExpungings(editor)).waiting.filter(({ noteId }) => noteId === id)).toEqual([]);
  });

  it("go with every earlier wording, and with what was typed to correct one and not sent; a window that still shows them keeps them no more", async () => {
    const first = await written();
    await correctRecordNote(writer, correctRecordNoteSchema.parse({ noteId: first.id, text: `${told}, at the gate.` }));
    const [second] = await list();
    if (second === undefined) throw new Error("It was corrected.");
    const typing = { address: paths.desk.note(recordId, second.id), recordId, content: JSON.stringify({ text: `${told}, at the wall.` }) };
    const typed = (turn: number) => keepUnsent(writer, keepUnsentSchema.parse({ id: randomUUID(), turn, ...typing }));
    await typed(1);
    expect(await tablesHolding(told)).toEqual(["desk.record_note", "desk.unsent_form"]);
    await ask(second.id, writer);
    expect(await getWordsToGo(editor, recordId, second.id)).toHaveLength(2);
    await expunge(second.id);
    expect(await tablesHolding(told)).toEqual([]);
    expect(await list()).toMatchObject([{ id: second.id, text: null }, { id: first.id, text: null, expunging: null }]);
    expect((await listNotes(writer, recordId, { most: 10 }))?.standing).toBe(0);
    await refusalFrom(typed(2));
    expect(await tablesHolding(told)).toEqual([]);
    // What stands of a note without words is not corrected, and a new one is another note.
    expect(await refusalFrom(correctRecordNote(writer, correctRecordNoteSchema.parse({ noteId: second.id, text: "Anew." })))).toMatchObject({ messageKey: "noteStruck" });
  });

  it("stay with a later wording that nobody asked about", async () => {
    const first = await written();
    await correctRecordNote(writer, correctRecordNoteSchema.parse({ noteId: first.id, text: "Somebody told us." }));
    await ask(first.id);
    await expunge(first.id);
    expect((await list()).map(({ text }) => text)).toEqual(["Somebody told us.", null]);
  });
});

describe("two people", () => {
  it("it takes: whoever asks does not decide, a researcher decides nothing, and an editor may ask of a colleague's note too", async () => {
    const { id } = await written();
    expect(await refusalFrom(expunge(id))).toMatchObject({ messageKey: "expungingMovedOn" });
    await ask(id, editor);
    expect(await refusalFrom(ask(id))).toMatchObject({ code: "conflict", messageKey: "expungingAsked" });
    expect([await refusalFrom(expunge(id, editor)), await refusalFrom(expunge(id, writer)), await refusalFrom(decline(id, writer))]).toMatchObject([{ code: "forbidden", messageKey: "expungingTakesTwo" }, { messageKey: "editorsOnly" }, { messageKey: "editorsOnly" }]);
    expect(await refusalFrom(ask(id, await makeAccount(database.db, { role: "advocate" })))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    expect(await refusalFrom(ask(randomUUID() as NoteId))).toMatchObject({ code: "not_found" });
    expect((await list())[0]?.text).toBeNull();
    await expunge(id, other);
    expect(await tablesHolding(told)).toEqual([]);
  });

  it("an editor keeps the words, or whoever asked takes it back: they are read again, and that it was asked stays", async () => {
    const { id } = await written();
    await ask(id);
    expect(await refusalFrom(takeBack(id, editor))).toMatchObject({ code: "forbidden", messageKey: "expungingNotYours" });
    await takeBack(id, colleague);
    expect(await list()).toMatchObject([{ text: told, expunging: { state: "declined", isMine: true, decided: { by: colleague.displayName } } }]);
    await ask(id);
    await decline(id);
    expect(await list()).toMatchObject([{ text: told, expunging: { decided: { by: editor.displayName, why: "It names nobody." } } }]);
    expect(await database.db.noteExpunging.count({ where: { noteId: id } })).toBe(2);
  });
});

describe("the database", () => {
  it("asks the same of whoever writes by hand (CL193 to CL196)", async () => {
    const { id } = await written();
    const insert = "INSERT INTO desk.note_expunging (note_id, asked_by, asked_why, state, decided_by, decided_at, decided_why) VALUES ($1, $2, 'By hand.', $3, $4, $5, $6)";
    const decide = (by: Actor, state = "expunged") => codeOf("desk", "UPDATE desk.note_expunging SET state = $3, decided_by = $2, decided_at = now(), decided_why = 'By hand.' WHERE note_id = $1 AND state = 'asked'", [id, by.accountId, state]);
    const asked = (by: string) => codeOf("desk", insert, [id, by, "asked", null, null, null]);
    expect(await asked((await makeAccount(database.db, { role: "advocate" })).accountId)).toBe("CL193");
    expect(await codeOf("desk", insert, [id, writer.accountId, "expunged", editor.accountId, new Date(), "By hand."]), "begun as decided").toBe("CL193");
    const NOT_ALLOWED = "42501";
    for (const role of ["desk", "owner"] as const) expect(await codeOf(role, "UPDATE desk.record_note SET text = NULL, expunged_at = now() WHERE id = $1", [id]), role).toBe(role === "desk" ? NOT_ALLOWED : "CL196");
    expect(await asked(colleague.accountId)).toBe("kept");
    expect(await asked(writer.accountId), "twice").toBe("23505");
    expect([await decide(colleague), await decide(writer), await decide(writer, "declined"), await decide(other, "declined")]).toEqual(["CL195", "CL195", "CL195", "kept"]);
    expect(await codeOf("desk", "UPDATE desk.note_expunging SET state = 'asked', decided_by = NULL, decided_at = NULL, decided_why = NULL WHERE note_id = $1", [id]), "decided once").toBe("CL194");
    expect(await codeOf("desk", "DELETE FROM desk.note_expunging WHERE note_id = $1", [id])).toBe(NOT_ALLOWED);
    expect(await codeOf("reader", "SELECT 1 FROM desk.note_expunging")).toBe(NOT_ALLOWED);
    expect(await asked(editor.accountId)).toBe("kept");
    expect([await decide(editor), await decide(other)]).toEqual(["CL195", "kept"]);
    expect(await tablesHolding(told)).toEqual([]);
    expect(await asked(writer.accountId), "no words are left").toBe("CL193");
    expect(await codeOf("owner", "UPDATE desk.record_note SET text = 'Back again.', expunged_at = NULL WHERE id = $1", [id])).toBe("CL177");
  });
});
