import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/platform/db";
import { changeToPublish, lockChange, lockRecordsOf } from "@/lib/publication/commands/apply-change";
import { voidApproval } from "@/lib/publication/commands/void-approval";
import { mayTakeDown } from "@/lib/publication/policy";
import type { LiftEmbargoInput } from "@/lib/publication/schema";

/**
 * Takes back the approval of a change that waits for its time: it waits for review again, where it can be returned, published at once or given
 * another time. Any editor may, but not its authors, who open it again instead.
 * @throws AppError not_found · forbidden (editorsOnly, fourEyes) · conflict (changeMovedOn: it does not wait any more)
 */
export function liftEmbargo(actor: Actor, { changeId }: LiftEmbargoInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayTakeDown(actor)) throw forbidden("editorsOnly");
    await lockRecordsOf(transaction, changeId);
    await lockChange(transaction, changeId);
    const change = await changeToPublish(transaction, changeId);
    if (change.authors.includes(actor.accountId)) throw forbidden("fourEyes");
    if (change.state !== "approved" || change.withChange !== null) throw conflict("changeMovedOn");
    await voidApproval(transaction, changeId);
    await recordAudit(transaction, { event: "change.embargo_lifted", actorId: actor.accountId, subjectKind: "change", subjectId: changeId, detail: { recordId: change.recordId } });
    return { changeId };
  });
}
