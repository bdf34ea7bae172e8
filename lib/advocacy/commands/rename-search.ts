import "server-only";
import { assertDrawnFor } from "@/lib/advocacy/commands/drawn-for";
import { mayKeepLists } from "@/lib/advocacy/policy";
import type { RenameSearchInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { inTransaction } from "@/lib/platform/db";

/** @throws AppError not_found for one that is not this person's; conflict (anotherWriter) */
export function renameSearch(actor: Actor, { searchId, unsentBy, name }: RenameSearchInput): Promise<null> {
  return inTransaction(async (transaction) => {
    if (!mayKeepLists(actor)) throw notFound();
    assertDrawnFor(actor, unsentBy);
    const { count } = await transaction.savedSearch.updateMany({ where: { id: searchId, accountId: actor.accountId }, data: { name } });
    if (count === 0) throw notFound();
    return null;
  });
}
