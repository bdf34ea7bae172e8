import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { AboutRequestInput } from "@/lib/requests/schema";

/**
 * Takes a closed request back into one's own work; the audit log keeps how it was closed.
 * @throws AppError not_found (also below editor), conflict when it is not closed, forbidden when it was erased
 */
export function reopenRequest(actor: Actor, { requestId }: AboutRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "reopen");
    const work = { state: "in_work", claimedById: actor.accountId, claimedAt: now(), outcome: null, closedById: null, closedAt: null };
    await transaction.removalRequest.update({ where: { id: requestId }, data: work });
    await recordAudit(transaction, { event: "request.reopened", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: {} });
    return { requestId };
  });
}
