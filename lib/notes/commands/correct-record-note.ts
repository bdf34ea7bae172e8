import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { noteIdSchema, type RecordId } from "@/lib/core/ids";
import { noteToActOn } from "@/lib/notes/commands/note-to-act-on";
import type { CorrectRecordNoteInput } from "@/lib/notes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Says a note of one's own anew: the old one is struck, and another stands for it. What colleagues may have acted on stays to be read.
 * @throws AppError as noteToActOn; invalid (nothingChanged) for the same words; conflict as markSent
 */
export function correctRecordNote(actor: Actor, { noteId, text, ...sent }: CorrectRecordNoteInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    await markSent(transaction, actor, sent);
    const recordId = await noteToActOn(transaction, actor, noteId);
    const at = now();
    const before = await transaction.recordNote.update({ where: { id: noteId }, data: { struckById: actor.accountId, struckAt: at }, select: { text: true } });
    if (before.text === text) throw invalid({ text: ["nothingChanged"] }, "nothingChanged");
    const { id } = await transaction.recordNote.create({ data: { recordId, accountId: actor.accountId, writtenAt: at, text, correctsId: noteId }, select: { id: true } });
    await recordAudit(transaction, { event: "note.corrected", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { note: noteIdSchema.parse(id), corrects: noteId } });
    return { recordId };
  });
}
