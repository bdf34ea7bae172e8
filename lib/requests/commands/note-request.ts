import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { NoteRequestInput } from "@/lib/requests/schema";

/**
 * Writes down what was done about a request. The note is erased with it.
 * @throws AppError not_found (also below editor), forbidden when it was erased
 */
export function noteRequest(actor: Actor, { requestId, text }: NoteRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "note");
    await transaction.removalRequestNote.create({ data: { requestId, accountId: actor.accountId, at: now(), text } });
    await recordAudit(transaction, { event: "request.noted", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: {} });
    return { requestId };
  });
}
