import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { CloseRequestInput } from "@/lib/requests/schema";

/**
 * Closes a request with what came of it. A new one, such as spam, can be closed without taking it into work first.
 * @throws AppError not_found (also below editor), forbidden when it is a colleague's or erased, conflict when it is closed
 */
export function closeRequest(actor: Actor, { requestId, outcome }: CloseRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "close");
    await transaction.removalRequest.update({ where: { id: requestId }, data: { state: "closed", outcome, closedById: actor.accountId, closedAt: now() } });
    await recordAudit(transaction, { event: "request.closed", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: { outcome } });
    return { requestId };
  });
}
