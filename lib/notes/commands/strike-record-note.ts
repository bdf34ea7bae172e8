import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { noteToActOn } from "@/lib/notes/commands/note-to-act-on";
import type { StrikeRecordNoteInput } from "@/lib/notes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/** Strikes a note of one's own. It stays to be read, with who struck it and when. @throws AppError as noteToActOn */
export function strikeRecordNote(actor: Actor, { noteId }: StrikeRecordNoteInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    const recordId = await noteToActOn(transaction, actor, noteId);
    await transaction.recordNote.update({ where: { id: noteId }, data: { struckById: actor.accountId, struckAt: now() } });
    await recordAudit(transaction, { event: "note.struck", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { note: noteId } });
    return { recordId };
  });
}
