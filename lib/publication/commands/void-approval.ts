import "server-only";
import type { ChangeId } from "@/lib/core/ids";
import { anotherUserOf, companionsOf } from "@/lib/changes/queries/companions";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * Takes an approval back: the change waits for review again, and so do the new sources that were approved with it. The database ends its embargo
 * with it (migration 0022). Authorises nothing: the calling command has.
 * @param refusal why publication was refused at its time, where it was: editors then see it
 */
export async function voidApproval(transaction: DeskTransaction, changeId: ChangeId, refusal: string | null = null): Promise<void> {
  if (refusal !== null) await transaction.embargo.updateMany({ where: { changeId, state: "waiting" }, data: { state: "refused", endedAt: now(), refusal } });
  const undecided = { state: "submitted", decidedById: null, decidedAt: null };
  for (const companion of await companionsOf(transaction, changeId)) {
    if (companion.state !== "approved") continue;
    // Another approved change that cites it keeps its approval, and takes it along.
    const other = await anotherUserOf(transaction, companion, changeId, ["approved"]);
    await transaction.change.update({ where: { id: companion.id }, data: other === null ? undecided : { withChangeId: other } });
  }
  await transaction.change.update({ where: { id: changeId }, data: undecided });
}
