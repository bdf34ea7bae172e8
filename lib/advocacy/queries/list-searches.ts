import "server-only";
import { mayKeepLists } from "@/lib/advocacy/policy";
import type { Actor } from "@/lib/core/actor";
import { savedSearchIdSchema, type SavedSearchId } from "@/lib/core/ids";
import { SEARCHED_LISTS, type KeptSearch } from "@/lib/editions/search/search-address";
import { fromDesk } from "@/lib/platform/db";

export type SavedSearch = KeptSearch & { id: SavedSearchId; name: string; savedAt: Date };

/** The searches that this person saved, by name. Nobody reads another's. @param most how many at the most */
export async function listSearches(actor: Actor, most?: number): Promise<SavedSearch[]> {
  if (!mayKeepLists(actor)) return [];
  const rows = await fromDesk((db) => db.savedSearch.findMany({ where: { accountId: actor.accountId }, orderBy: [{ name: "asc" }, { id: "asc" }], ...(most === undefined ? {} : { take: most }), select: { id: true, name: true, list: true, query: true, savedAt: true } }));
  return rows.flatMap(({ id, list: kept, ...row }) => {
    const list = SEARCHED_LISTS.find((known) => known === kept);
    return list === undefined ? [] : [{ ...row, id: savedSearchIdSchema.parse(id), list }];
  });
}
