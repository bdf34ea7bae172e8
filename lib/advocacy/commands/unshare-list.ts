import "server-only";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import type { UnshareListInput } from "@/lib/advocacy/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { ListId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/**
 * Takes a colleague off a list, or oneself off somebody else's. Their notes on it are there again if it is shared with them again within
 * KEPT_AFTER_DAYS: nobody loses a note by a colleague's hand.
 * @returns the list, where whoever did it still sees it
 * @throws AppError as listToActOn: a colleague is taken off by the owner alone
 */
export function unshareList(actor: Actor, { listId, accountId }: UnshareListInput): Promise<{ listId: ListId | null }> {
  return inTransaction(async (transaction) => {
    const isSelf = accountId === actor.accountId;
    const { standing } = await listToActOn(transaction, actor, listId, isSelf ? "see" : "manage");
    const { count } = await transaction.peopleListShare.updateMany({ where: { listId, accountId, endedAt: null }, data: { endedAt: now() } });
    if (count > 0) {
      await recordAudit(transaction, { event: "list.unshared", actorId: actor.accountId, subjectKind: "people_list", subjectId: listId, detail: { accountId } });
    }
    return { listId: standing === "owner" ? listId : null };
  });
}
