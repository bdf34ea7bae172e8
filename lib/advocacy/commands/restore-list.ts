import "server-only";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import type { RestoreListInput } from "@/lib/advocacy/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { ListId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

/** Puts a deleted list back, for everybody with whom it was shared. @throws AppError as listToActOn */
export function restoreList(actor: Actor, { listId }: RestoreListInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    await listToActOn(transaction, actor, listId, "manage", true);
    await transaction.peopleList.update({ where: { id: listId }, data: { deletedAt: null } });
    await recordAudit(transaction, { event: "list.restored", actorId: actor.accountId, subjectKind: "people_list", subjectId: listId, detail: {} });
    return { listId };
  });
}
