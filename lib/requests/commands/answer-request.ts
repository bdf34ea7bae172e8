import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { AboutRequestInput } from "@/lib/requests/schema";

/**
 * Marks a request as answered: somebody wrote back, by the way that was given, and waits. Nothing is sent from here.
 * @throws AppError not_found (also below editor), forbidden when it is a colleague's or erased, conflict when it is not in work
 */
export function answerRequest(actor: Actor, { requestId }: AboutRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "answer");
    await transaction.removalRequest.update({ where: { id: requestId }, data: { state: "answered" } });
    await recordAudit(transaction, { event: "request.answered", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: {} });
    return { requestId };
  });
}
