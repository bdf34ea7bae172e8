import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { wordsToActOn } from "@/lib/notes/commands/words-to-act-on";
import type { DeclineExpungingInput, ExpungeNoteInput } from "@/lib/notes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Has the words of a note expunged, as somebody else asked: its own, those of the wordings that it corrected, and whatever anybody had typed to correct one of these and not sent.
 * The database takes them, by a right that the desk has not (trigger `note_words_go`); the rows stay, with who wrote them and when. Backups are beyond its reach.
 * @throws AppError as wordsToActOn; conflict as markSent
 */
export function expungeNote(actor: Actor, { noteId, reason, ...sent }: ExpungeNoteInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    await markSent(transaction, actor, sent);
    const { recordId, requestId } = await wordsToActOn(transaction, actor, { noteId, verb: "expunge" });
    if (requestId === null) throw conflict("expungingMovedOn");
    const [before] = await transaction.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM desk.record_note WHERE id = ANY (ARRAY(SELECT desk.wordings_of(${noteId}::uuid))) AND text IS NOT NULL`;
    await transaction.noteExpunging.update({ where: { id: requestId }, data: { state: "expunged", decidedById: actor.accountId, decidedAt: now(), decidedWhy: reason }, select: { id: true } });
    await recordAudit(transaction, { event: "note.expunged", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { note: noteId, wordings: before?.count ?? 0 } });
    return { recordId };
  });
}

/** Keeps them, and everybody who reads notes reads them again: an editor's decision. @throws AppError as expungeNote */
export function declineExpunging(actor: Actor, input: DeclineExpungingInput): Promise<{ recordId: RecordId }> {
  return keepWords(actor, "decline", input);
}

/** The same by whoever asked, who thought better of it. @throws AppError as expungeNote */
export function takeBackExpunging(actor: Actor, input: DeclineExpungingInput): Promise<{ recordId: RecordId }> {
  return keepWords(actor, "take_back", input);
}

function keepWords(actor: Actor, verb: "decline" | "take_back", { noteId, reason, ...sent }: DeclineExpungingInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    await markSent(transaction, actor, sent);
    const { recordId, requestId } = await wordsToActOn(transaction, actor, { noteId, verb });
    if (requestId === null) throw conflict("expungingMovedOn");
    await transaction.noteExpunging.update({ where: { id: requestId }, data: { state: "declined", decidedById: actor.accountId, decidedAt: now(), decidedWhy: reason }, select: { id: true } });
    await recordAudit(transaction, { event: "note.expunging_declined", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { note: noteId } });
    return { recordId };
  });
}
