import "server-only";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import { putPeople } from "@/lib/advocacy/commands/put-people";
import type { AddPersonInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import type { ListId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

/** Puts one person on a list, or back on it. No audit row, as of makeList. @throws AppError as listToActOn and putPeople */
export function addPerson(actor: Actor, { listId, personId }: AddPersonInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    await listToActOn(transaction, actor, listId, "write");
    await putPeople(transaction, actor, listId, [personId]);
    return { listId };
  });
}
