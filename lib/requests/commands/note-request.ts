import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { NoteRequestInput } from "@/lib/requests/schema";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Writes down what was done about a request, once for each form that is sent. The note is erased with it.
 * @throws AppError not_found (also below editor), forbidden when it was erased, conflict as markSent
 */
export function noteRequest(actor: Actor, { requestId, text, ...form }: NoteRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "note");
    await markSent(transaction, actor, form);
    await transaction.removalRequestNote.create({ data: { requestId, accountId: actor.accountId, at: now(), text } });
    await recordAudit(transaction, { event: "request.noted", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: {} });
    return { requestId };
  });
}
