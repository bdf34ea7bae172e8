import "server-only";
import { countListed } from "@/lib/editions/queries/count-list";
import { countMatching } from "@/lib/editions/queries/count-people";
import { searchOfKept, type KeptSearch } from "@/lib/editions/search/search-address";

/** How many answer a search that somebody keeps, now; null for one that cannot be read any more. Who was withdrawn is in no count. */
export function countKeptSearch(kept: KeptSearch): Promise<number | null> {
  const asked = searchOfKept(kept);
  if (asked === null) return Promise.resolve(null);
  return "exact" in asked ? countMatching(asked) : countListed(asked);
}
