import "server-only";
import { assertDrawnFor } from "@/lib/advocacy/commands/drawn-for";
import { mayKeepLists } from "@/lib/advocacy/policy";
import { MOST_SEARCHES, type SaveSearchInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { searchOfAddress } from "@/lib/editions/search/search-address";
import { inTransaction } from "@/lib/platform/db";

/**
 * Keeps a search of the public site under a name, for this person alone. No audit row: the log would tell what somebody is looking for, and when they work.
 * Sent twice, it is kept once.
 * @throws AppError conflict (anotherWriter, searchesFull); invalid (address) for what is no address of a search, or of one that cannot be read whole
 */
export function saveSearch(actor: Actor, { searchId, unsentBy, name, address }: SaveSearchInput): Promise<null> {
  return inTransaction(async (transaction) => {
    if (!mayKeepLists(actor)) throw forbidden();
    assertDrawnFor(actor, unsentBy);
    const kept = searchOfAddress(address);
    if (kept === null) throw invalid({ address: ["searchAddress"] });
    await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`saved_search ${actor.accountId}`}, 0))::text`;
    if ((await transaction.savedSearch.count({ where: { accountId: actor.accountId, id: { not: searchId } } })) >= MOST_SEARCHES) throw conflict("searchesFull");
    await transaction.savedSearch.createMany({ data: [{ id: searchId, accountId: actor.accountId, name, ...kept }], skipDuplicates: true });
    return null;
  });
}
