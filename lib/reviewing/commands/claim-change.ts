import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { changeUnderReview } from "@/lib/reviewing/commands/change-under-review";
import type { AboutChangeInput } from "@/lib/reviewing/schema";

/**
 * Takes a submitted change up, also from a colleague: so that two do not read the same. Anybody else may still decide on it.
 * @throws AppError not_found · forbidden (editorsOnly, fourEyes) · conflict (notSubmitted, alreadyThere: it is the actor's already)
 */
export function claimChange(actor: Actor, { changeId }: AboutChangeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    const { recordId } = await changeUnderReview(transaction, actor, changeId, "claim");
    await transaction.change.update({ where: { id: changeId }, data: { claimedById: actor.accountId, claimedAt: now() } });
    await recordAudit(transaction, { event: "change.claimed", actorId: actor.accountId, subjectKind: "change", subjectId: changeId, detail: { recordId } });
    return { changeId };
  });
}
