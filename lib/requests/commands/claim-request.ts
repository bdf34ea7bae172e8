import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { AboutRequestInput } from "@/lib/requests/schema";

/**
 * Takes a request into one's own work, also from a colleague. One that was answered goes back into work.
 * @throws AppError not_found (also below editor), conflict when it is closed or already one's own, forbidden when it was erased
 */
export function claimRequest(actor: Actor, { requestId }: AboutRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "claim");
    await transaction.removalRequest.update({ where: { id: requestId }, data: { state: "in_work", claimedById: actor.accountId, claimedAt: now() } });
    await recordAudit(transaction, { event: "request.claimed", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: {} });
    return { requestId };
  });
}
