import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { changeToActOn } from "@/lib/changes/commands/change-to-act-on";
import { anotherUserOf } from "@/lib/changes/queries/companions";
import type { DiscardChangeInput } from "@/lib/changes/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/**
 * Gives an open change up. Facts that it would have retired are free for others again; what it added stays in the table, never to be
 * applied, so that nothing is lost. New sources go with it unless other work cites them: that work takes them along.
 * @throws AppError not_found, forbidden (not its opener), conflict when it is no longer open
 */
export function discardChange(actor: Actor, input: DiscardChangeInput): Promise<{ recordId: RecordId }> {
  return inTransaction((transaction) => discardWithin(transaction, actor, input));
}

async function discardWithin(transaction: DeskTransaction, actor: Actor, { changeId }: DiscardChangeInput): Promise<{ recordId: RecordId }> {
  const change = await changeToActOn(transaction, actor, changeId, "discard");
  await giveUp(transaction, change.id);
  const discarded: ChangeId[] = [];
  for (const companion of change.companions) {
    const other = await anotherUserOf(transaction, companion, change.id, ["draft", "submitted", "returned", "approved"]);
    if (other !== null) {
      await transaction.change.update({ where: { id: companion.id }, data: { withChangeId: other } });
    } else if (companion.state === "draft" || companion.state === "returned") {
      await giveUp(transaction, companion.id);
      discarded.push(companion.id);
    }
  }
  await recordAudit(transaction, {
    event: "change.discarded",
    actorId: actor.accountId,
    subjectKind: "change",
    subjectId: change.id,
    detail: { recordId: change.recordId, companions: discarded },
  });
  return { recordId: change.recordId };
}

/** What the change would have retired is free again. Authorises nothing: the calling command has. */
export async function giveUp(transaction: DeskTransaction, changeId: ChangeId): Promise<void> {
  const moved = await transaction.change.updateMany({ where: { id: changeId, state: { in: ["draft", "returned"] } }, data: { state: "discarded" } });
  if (moved.count === 0) throw conflict("changeNotOpen");
  await transaction.assertion.updateMany({ where: { retiredByChangeId: changeId, addedByChangeId: { not: changeId } }, data: { retiredByChangeId: null } });
}
