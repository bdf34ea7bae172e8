import "server-only";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { recordIdSchema, type NoteId, type RecordId } from "@/lib/core/ids";
import { expungingRefusal, mayReadNotes, type ExpungingRefusal, type ExpungingVerb } from "@/lib/notes/policy";
import type { DeskTransaction } from "@/lib/platform/db";

type Row = { recordId: string; isExpunged: boolean };

const FORBIDDEN: readonly ExpungingRefusal[] = ["researchersOnly", "editorsOnly", "expungingTakesTwo", "expungingNotYours"];

/**
 * A note whose words this person may ask to have expunged, have expunged, or keep; locked, so that two windows act one after the other.
 * @returns its record, and the request that waits (null for `ask`)
 * @throws AppError forbidden below researcher, below editor to decide, for whoever asked to expunge them (expungingTakesTwo), and for anybody else to take it back (expungingNotYours); not_found; conflict: noteExpunged,
 *   expungingAsked, expungingMovedOn where nobody asks for it (any more)
 */
export async function wordsToActOn(transaction: DeskTransaction, actor: Actor, { noteId, verb }: { noteId: NoteId; verb: ExpungingVerb }): Promise<{ recordId: RecordId; requestId: string | null }> {
  if (!mayReadNotes(actor)) throw forbidden("researchersOnly");
  const [row] = await transaction.$queryRaw<Row[]>`SELECT record_id::text AS "recordId", text IS NULL AS "isExpunged" FROM desk.record_note WHERE id = ${noteId}::uuid FOR UPDATE`;
  if (row === undefined || (await transaction.publicRecord.count({ where: { AND: [{ id: row.recordId }, visibleRecords(actor)] } })) === 0) throw notFound();
  const waiting = await transaction.noteExpunging.findFirst({ where: { noteId, state: "asked" }, select: { id: true, askedById: true } });
  const refusal = expungingRefusal(actor, verb, { isExpunged: row.isExpunged, askerId: waiting?.askedById ?? null });
  if (refusal !== null) throw FORBIDDEN.includes(refusal) ? forbidden(refusal) : conflict(refusal);
  return { recordId: recordIdSchema.parse(row.recordId), requestId: waiting?.id ?? null };
}
