import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { changeToActOn } from "@/lib/changes/commands/change-to-act-on";
import { anotherUserOf } from "@/lib/changes/queries/companions";
import type { ReopenChangeInput } from "@/lib/changes/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/**
 * Takes a change that was handed in back into its authors' hands, and with it the new sources that no other such change needs. Where it was approved for
 * later, the approval is void: the database ends the embargo (migration 0022), and once it is handed in again an editor has to approve it anew.
 * @throws AppError not_found, forbidden (not an author), conflict when it was decided already
 */
export function reopenChange(actor: Actor, input: ReopenChangeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction((transaction) => reopenWithin(transaction, actor, input));
}

async function reopenWithin(transaction: DeskTransaction, actor: Actor, { changeId }: ReopenChangeInput): Promise<{ changeId: ChangeId }> {
  const change = await changeToActOn(transaction, actor, changeId, "reopen");
  const open = (state: string) => ({ state: state === "approved" ? "returned" : "draft", decidedById: null, decidedAt: null });
  const { state } = await transaction.change.findUniqueOrThrow({ where: { id: change.id }, select: { state: true } });
  const moved = await transaction.change.updateMany({ where: { id: change.id, state }, data: open(state) });
  if (moved.count === 0) throw conflict("changeMovedOn");
  for (const companion of change.companions.filter((each) => each.state === "submitted" || each.state === "approved")) {
    const other = await anotherUserOf(transaction, companion, change.id, ["submitted", "approved"]);
    await transaction.change.update({ where: { id: companion.id }, data: other === null ? open(companion.state) : { withChangeId: other } });
  }
  await recordAudit(transaction, { event: "change.reopened", actorId: actor.accountId, subjectKind: "change", subjectId: change.id, detail: { recordId: change.recordId, wasApproved: state === "approved" } });
  return { changeId: change.id };
}
