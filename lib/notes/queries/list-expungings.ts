import "server-only";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { noteIdSchema, recordIdSchema, type NoteId, type RecordId } from "@/lib/core/ids";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { expungingRefusal, mayDecideExpungings } from "@/lib/notes/policy";
import { fromDesk } from "@/lib/platform/db";

/** A wording of a note whose words are asked to go, as whoever decides reads it. */
export type WordingToGo = { id: NoteId; text: string; writtenAt: Date };

/** The words that would go, the newest wording first: for whoever may decide, while somebody asks for it. Null for everybody else. */
export function getWordsToGo(actor: Actor, recordId: RecordId, noteId: NoteId): Promise<WordingToGo[] | null> {
  return fromDesk(async (db) => {
    const asked = await db.noteExpunging.findFirst({ where: { noteId, state: "asked", note: { recordId, record: visibleRecords(actor) } }, select: { askedById: true, note: { select: { expungedAt: true } } } });
    if (asked === null || expungingRefusal(actor, "expunge", { isExpunged: asked.note.expungedAt !== null, askerId: asked.askedById }) !== null) return null;
    const ids = await db.$queryRaw<{ id: string }[]>`SELECT id::text AS id FROM desk.wordings_of(${noteId}::uuid) AS id`;
    const rows = await db.recordNote.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, select: { id: true, text: true, writtenAt: true }, orderBy: [{ writtenAt: "desc" }, { id: "desc" }] });
    return rows.flatMap(({ id, text, writtenAt }) => (text === null ? [] : [{ id: noteIdSchema.parse(id), text, writtenAt }]));
  });
}

const MOST_LISTED = 20;

/** Notes whose words somebody else asks to have expunged, the longest waiting first, for Today. Empty below editor. @returns `more`: whether there are later ones */
export function listExpungings(actor: Actor): Promise<{ waiting: { noteId: NoteId; record: RecordName; by: string; at: Date }[]; more: boolean }> {
  if (!mayDecideExpungings(actor)) return Promise.resolve({ waiting: [], more: false });
  return fromDesk(async (db) => {
    const rows = await db.noteExpunging.findMany({
      where: { state: "asked", askedById: { not: actor.accountId }, note: { expungedAt: null, record: visibleRecords(actor) } },
      select: { noteId: true, askedAt: true, askedBy: { select: { displayName: true } }, note: { select: { recordId: true } } },
      orderBy: [{ askedAt: "asc" }, { id: "asc" }], take: MOST_LISTED + 1,
    });
    const names = await recordNames(db, rows.map(({ note }) => recordIdSchema.parse(note.recordId)));
    const waiting = rows.slice(0, MOST_LISTED).flatMap(({ noteId, askedAt, askedBy, note }) => {
      const record = names.get(recordIdSchema.parse(note.recordId));
      return record === undefined ? [] : [{ noteId: noteIdSchema.parse(noteId), record, by: askedBy.displayName, at: askedAt }];
    });
    return { waiting, more: rows.length > MOST_LISTED };
  });
}
