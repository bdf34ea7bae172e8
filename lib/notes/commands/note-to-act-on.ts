import "server-only";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { recordIdSchema, type NoteId, type RecordId } from "@/lib/core/ids";
import { mayReadNotes, noteRefusal } from "@/lib/notes/policy";
import type { DeskTransaction } from "@/lib/platform/db";

type Row = { recordId: string; writerId: string; isStruck: boolean };

/**
 * The record of a note that this person may say anew or strike; locked, so that two windows act one after the other.
 * @throws AppError forbidden below researcher and for a note of somebody else; not_found; conflict (noteStruck) where it was struck, corrected or expunged before, or while it is asked that its words be erased
 */
export async function noteToActOn(transaction: DeskTransaction, actor: Actor, noteId: NoteId): Promise<RecordId> {
  if (!mayReadNotes(actor)) throw forbidden("researchersOnly");
  const [row] = await transaction.$queryRaw<Row[]>`
    SELECT record_id::text AS "recordId", account_id::text AS "writerId", struck_at IS NOT NULL OR text IS NULL OR EXISTS (SELECT FROM desk.note_expunging asked WHERE asked.note_id = record_note.id AND asked.state = 'asked') AS "isStruck" FROM desk.record_note WHERE id = ${noteId}::uuid FOR UPDATE`;
  if (row === undefined || (await transaction.publicRecord.count({ where: { AND: [{ id: row.recordId }, visibleRecords(actor)] } })) === 0) throw notFound();
  const refusal = noteRefusal(actor, row);
  if (refusal === "noteStruck") throw conflict(refusal);
  if (refusal !== null) throw forbidden(refusal);
  return recordIdSchema.parse(row.recordId);
}
