import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/platform/db";
import { changeUnderReview } from "@/lib/reviewing/commands/change-under-review";
import type { AboutChangeInput } from "@/lib/reviewing/schema";

/** Lets a change that the actor has taken up go again. @throws AppError not_found · forbidden · conflict (notYourClaim) */
export function releaseChange(actor: Actor, { changeId }: AboutChangeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    const { recordId } = await changeUnderReview(transaction, actor, changeId, "release");
    await transaction.change.update({ where: { id: changeId }, data: { claimedById: null, claimedAt: null } });
    await recordAudit(transaction, { event: "change.released", actorId: actor.accountId, subjectKind: "change", subjectId: changeId, detail: { recordId } });
    return { changeId };
  });
}
