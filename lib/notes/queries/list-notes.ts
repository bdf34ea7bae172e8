import "server-only";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { noteIdSchema, recordIdSchema, type NoteId, type RecordId } from "@/lib/core/ids";
import { mayReadNotes } from "@/lib/notes/policy";
import { NOTE_EXPUNGING_STATES, type NoteExpunging, type RecordNote } from "@/lib/notes/schema";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** `standing`: how many are neither struck nor expunged; `total`: how many there are, whatever is listed here. `next`: the note behind which the list goes on. */
export type RecordNotes = { notes: RecordNote[]; standing: number; total: number; next: NoteId | null };
type Asked = { most: number; /** Only those that are neither struck nor expunged. */ onlyStanding?: boolean; before?: NoteId | undefined };

const COLUMNS = {
  id: true, recordId: true, text: true, accountId: true, writtenAt: true, struckAt: true, expungedAt: true,
  writer: { select: { displayName: true } }, struckBy: { select: { displayName: true } }, corrects: { select: { writtenAt: true } }, correction: { select: { id: true } },
  expungings: { select: { state: true, askedById: true, askedAt: true, askedWhy: true, decidedAt: true, decidedWhy: true, askedBy: { select: { displayName: true } }, decidedBy: { select: { displayName: true } } }, orderBy: [{ askedAt: "desc" }, { id: "asc" }], take: 1 },
} as const satisfies Prisma.RecordNoteSelect;

/** The internal notes on a record and on those that went into it, newest first. Null where there is no such record, and below researcher. */
export function listNotes(actor: Actor, recordId: RecordId, { most, onlyStanding = false, before }: Asked): Promise<RecordNotes | null> {
  return fromDesk(async (db) => {
    if (!mayReadNotes(actor) || (await db.publicRecord.count({ where: { AND: [{ id: recordId }, visibleRecords(actor)] } })) === 0) return null;
    const ofIt: Prisma.RecordNoteWhereInput = { recordId: { in: await withThoseMerged(db, recordId) } };
    const standing = { ...ofIt, struckAt: null, expungedAt: null };
    const [stand, total, last] = await Promise.all([db.recordNote.count({ where: standing }), db.recordNote.count({ where: ofIt }), before === undefined ? null : db.recordNote.findFirst({ where: { ...ofIt, id: before }, select: { id: true, writtenAt: true } })]);
    const behind: Prisma.RecordNoteWhereInput = last === null ? {} : { OR: [{ writtenAt: { lt: last.writtenAt } }, { writtenAt: last.writtenAt, id: { lt: last.id } }] };
    const rows = await db.recordNote.findMany({ where: { AND: [onlyStanding ? standing : ofIt, behind] }, select: COLUMNS, orderBy: [{ writtenAt: "desc" }, { id: "desc" }], take: most + 1 });
    const notes = rows.slice(0, most).map((row) => noteOf(actor, row));
    return { notes, standing: stand, total, next: rows.length > most ? (notes.at(-1)?.id ?? null) : null };
  });
}

/** One note on this record. Null where there is none, and below researcher. */
export function getNote(actor: Actor, recordId: RecordId, noteId: NoteId): Promise<RecordNote | null> {
  return fromDesk(async (db) => {
    if (!mayReadNotes(actor)) return null;
    const row = await db.recordNote.findFirst({ where: { id: noteId, recordId, record: visibleRecords(actor) }, select: COLUMNS });
    return row === null ? null : noteOf(actor, row);
  });
}

async function withThoseMerged(db: DeskReader, recordId: RecordId): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT id::text AS id FROM desk.with_those_merged(${recordId}::uuid) AS id`;
  return rows.map(({ id }) => id);
}

type Row = Prisma.RecordNoteGetPayload<{ select: typeof COLUMNS }>;

function noteOf(actor: Actor, { id, recordId, text, accountId, writtenAt, struckAt, expungedAt, writer, struckBy, corrects, correction, expungings }: Row): RecordNote {
  const expunging = expungingOf(actor, expungings[0]);
  return {
    id: noteIdSchema.parse(id), recordId: recordIdSchema.parse(recordId), text: expunging?.state === "asked" ? null : text,
    by: writer.displayName, writtenAt, isMine: accountId === actor.accountId, correctsFrom: corrects?.writtenAt ?? null,
    struck: struckAt === null ? null : { at: struckAt, by: struckBy?.displayName ?? writer.displayName, isCorrected: correction !== null },
    expungedAt, expunging,
  };
}

function expungingOf(actor: Actor, row: Row["expungings"][number] | undefined): NoteExpunging | null {
  const state = NOTE_EXPUNGING_STATES.find((known) => known === row?.state);
  if (row === undefined || state === undefined) return null;
  const { askedById, askedAt, askedWhy, askedBy, decidedAt, decidedWhy, decidedBy } = row;
  return {
    state, asked: { by: askedBy.displayName, at: askedAt, why: askedWhy }, isMine: askedById === actor.accountId,
    decided: decidedAt === null || decidedBy === null ? null : { by: decidedBy.displayName, at: decidedAt, why: decidedWhy ?? "" },
  };
}
