import "server-only";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import type { DeleteListInput } from "@/lib/advocacy/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/** Takes a list away from everybody who sees it, at once; its owner can put it back until it is erased. @throws AppError as listToActOn */
export function deleteList(actor: Actor, { listId }: DeleteListInput): Promise<null> {
  return inTransaction(async (transaction) => {
    await listToActOn(transaction, actor, listId, "manage");
    await transaction.peopleList.update({ where: { id: listId }, data: { deletedAt: now() } });
    await recordAudit(transaction, { event: "list.deleted", actorId: actor.accountId, subjectKind: "people_list", subjectId: listId, detail: {} });
    return null;
  });
}
