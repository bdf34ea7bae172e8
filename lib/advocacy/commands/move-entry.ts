import "server-only";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import { movedByOne } from "@/lib/advocacy/order";
import { whoStands } from "@/lib/advocacy/queries/who-stands";
import type { MoveEntryInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import type { ListId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

/**
 * Changes places with whoever is shown before or behind; at the end of the list nothing changes.
 * @throws AppError as listToActOn; not_found for nobody who is shown on it
 */
export function moveEntry(actor: Actor, { listId, move: { up, entryId } }: MoveEntryInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    await listToActOn(transaction, actor, listId, "write");
    const shown = await whoStands(transaction, listId);
    if (!shown.some(({ entries }) => entries.includes(entryId))) throw notFound();
    const rows = await transaction.peopleListEntry.findMany({ where: { listId }, orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, position: true } });
    const order = movedByOne<string>(rows.map(({ id }) => id), shown, entryId, up);
    const before = new Map(rows.map(({ id, position }) => [id, position]));
    for (const [index, id] of (order ?? []).entries()) {
      if (before.get(id) !== index + 1) await transaction.peopleListEntry.update({ where: { id }, data: { position: index + 1 } });
    }
    return { listId };
  });
}
