import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { noteIdSchema, type RecordId } from "@/lib/core/ids";
import { mayReadNotes } from "@/lib/notes/policy";
import type { WriteRecordNoteInput } from "@/lib/notes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Writes a note on a record for colleagues. Also on one that was withdrawn: why, and what to heed if it comes back, is worth knowing then.
 * @throws AppError forbidden below researcher; not_found; conflict as markSent
 */
export function writeRecordNote(actor: Actor, { recordId, text, ...sent }: WriteRecordNoteInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    if (!mayReadNotes(actor)) throw forbidden("researchersOnly");
    if ((await transaction.publicRecord.count({ where: { AND: [{ id: recordId }, visibleRecords(actor)] } })) === 0) throw notFound();
    const { id } = await transaction.recordNote.create({ data: { recordId, accountId: actor.accountId, writtenAt: now(), text }, select: { id: true } });
    await markSent(transaction, actor, sent);
    await recordAudit(transaction, { event: "note.written", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { note: noteIdSchema.parse(id) } });
    return { recordId };
  });
}
