import "server-only";
import { assertDrawnFor } from "@/lib/advocacy/commands/drawn-for";
import { mayKeepLists } from "@/lib/advocacy/policy";
import { MOST_LISTS, type MakeListInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { ListId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

/**
 * Begins a list of people, for this person alone until it is shared. No audit row: whom somebody works for is theirs. Sent twice, it is made once.
 * @throws AppError conflict (anotherWriter, listsFull)
 */
export function makeList(actor: Actor, { listId, unsentBy, name }: MakeListInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    if (!mayKeepLists(actor)) throw forbidden();
    assertDrawnFor(actor, unsentBy);
    await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`people_list ${actor.accountId}`}, 0))::text`;
    if ((await transaction.peopleList.count({ where: { ownerId: actor.accountId, id: { not: listId } } })) >= MOST_LISTS) throw conflict("listsFull");
    const { count } = await transaction.peopleList.createMany({ data: [{ id: listId, ownerId: actor.accountId, name }], skipDuplicates: true });
    // The id of somebody else's list, by chance or by intent: it leads nowhere.
    if (count === 0 && (await transaction.peopleList.count({ where: { id: listId, ownerId: actor.accountId } })) === 0) throw notFound();
    return { listId };
  });
}
