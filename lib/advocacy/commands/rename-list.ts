import "server-only";
import { assertDrawnFor } from "@/lib/advocacy/commands/drawn-for";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import type { RenameListInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import type { ListId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

/** @throws AppError as listToActOn; conflict (anotherWriter) */
export function renameList(actor: Actor, { listId, unsentBy, name }: RenameListInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    assertDrawnFor(actor, unsentBy);
    await listToActOn(transaction, actor, listId, "manage");
    await transaction.peopleList.update({ where: { id: listId }, data: { name } });
    return { listId };
  });
}
