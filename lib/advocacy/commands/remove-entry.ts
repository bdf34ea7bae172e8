import "server-only";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import { whoStands } from "@/lib/advocacy/queries/who-stands";
import type { RemoveEntryInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import type { ListId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/**
 * Takes a person off a list. Until it is erased they can be put back, and each reader's note on them with them: nobody loses a note by a colleague's hand.
 * @throws AppError as listToActOn; not_found for nobody who is shown on it
 */
export function removeEntry(actor: Actor, { listId, entryId }: RemoveEntryInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    await listToActOn(transaction, actor, listId, "write");
    const shown = (await whoStands(transaction, listId)).find(({ entries }) => entries.includes(entryId));
    if (shown === undefined) throw notFound();
    await transaction.peopleListEntry.updateMany({ where: { listId, id: { in: shown.entries } }, data: { removedAt: now() } });
    return { listId };
  });
}
