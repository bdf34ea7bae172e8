import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { AboutRequestInput } from "@/lib/requests/schema";

/**
 * Erases what somebody wrote, how to reach them, what it was about, and the notes: what remains says that there was a request, of which
 * kind, and what came of it. Backups are beyond its reach.
 * @throws AppError not_found (also below editor), forbidden below admin or when it was erased, conflict while it is open
 */
export function expungeRequest(actor: Actor, { requestId }: AboutRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "expunge");
    await transaction.removalRequest.update({
      where: { id: requestId },
      data: { recordAddress: null, message: null, contact: null, expungedById: actor.accountId, expungedAt: now() },
    });
    const { count: notes } = await transaction.removalRequestNote.updateMany({ where: { requestId }, data: { text: null } });
    await recordAudit(transaction, { event: "request.expunged", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: { notes } });
    return { requestId };
  });
}
