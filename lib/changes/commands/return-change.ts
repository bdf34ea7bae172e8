import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { changeToActOn } from "@/lib/changes/commands/change-to-act-on";
import { anotherUserOf } from "@/lib/changes/queries/companions";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import type { FieldComment, ReturnChangeInput } from "@/lib/changes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Sends a submitted change back to its authors with a comment on the whole, on single facts and fields, or both, and with it the new sources that no other submitted change needs.
 * `seen` says what the editor was shown: a comment on what was rewritten since would speak of something else.
 * @throws AppError not_found, forbidden (below editor, or an author of it), conflict when it is no longer submitted, or another than was seen;
 *   invalid for a comment on a fact that is not of this change; conflict as markSent
 */
export function returnChange(actor: Actor, { changeId, seen, comment, comments = [], unsentId = null, unsentFrom = null, unsentBy = null }: ReturnChangeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    await markSent(transaction, actor, { unsentId, unsentFrom, unsentBy });
    const change = await changeToActOn(transaction, actor, changeId, "return");
    const decision = { state: "returned", decidedAt: now(), decidedById: actor.accountId };
    const moved = await transaction.change.updateMany({ where: { id: change.id, state: "submitted" }, data: decision });
    if (moved.count === 0) throw conflict("notSubmitted");
    // After the move, whose lock keeps everybody else off; undone with it.
    if (seen !== (await fingerprintOf(transaction, change.id))) throw conflict("changeMovedOn");
    const returned: ChangeId[] = [];
    // One that is approved already may be so for a change that was opened again: it goes with this one, or it would stay closed to its authors.
    for (const companion of change.companions.filter(({ state }) => state === "submitted" || state === "approved")) {
      const other = await anotherUserOf(transaction, companion, change.id, ["submitted", "approved"]);
      if (other === null) returned.push(companion.id);
      await transaction.change.update({ where: { id: companion.id }, data: other === null ? decision : { withChangeId: other } });
    }
    const said = { changeId: change.id, accountId: actor.accountId, at: now() };
    await refuseForeign(transaction, change.id, comments);
    await transaction.changeComment.createMany({ data: [...(comment === null ? [] : [{ ...said, text: comment }]), ...comments.map(({ assertionId, field, text }) => ({ ...said, assertionId, field, text }))] });
    await recordAudit(transaction, {
      event: "change.returned",
      actorId: actor.accountId,
      subjectKind: "change",
      subjectId: change.id,
      detail: { recordId: change.recordId, companions: returned },
    });
    return { changeId: change.id };
  });
}

// A comment on a fact of other work would be read by people whom it is not for.
async function refuseForeign(transaction: DeskTransaction, changeId: ChangeId, comments: readonly FieldComment[]): Promise<void> {
  const ids = [...new Set(comments.map(({ assertionId }) => assertionId))];
  const own = await transaction.assertion.count({ where: { id: { in: ids }, OR: [{ addedByChangeId: changeId }, { retiredByChangeId: changeId }] } });
  if (own < ids.length) throw invalid({ comment: ["invalid"] });
}
