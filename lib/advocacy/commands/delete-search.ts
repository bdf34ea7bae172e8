import "server-only";
import { mayKeepLists } from "@/lib/advocacy/policy";
import type { DeleteSearchInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { inTransaction } from "@/lib/platform/db";

/** Lets a saved search go; its address, kept, saves it again. @throws AppError not_found for one that is not this person's */
export function deleteSearch(actor: Actor, { searchId }: DeleteSearchInput): Promise<null> {
  return inTransaction(async (transaction) => {
    if (!mayKeepLists(actor)) throw notFound();
    const { count } = await transaction.savedSearch.deleteMany({ where: { id: searchId, accountId: actor.accountId } });
    if (count === 0) throw notFound();
    return null;
  });
}
