/** The parameters of the API, the CSV and the feeds: those of the pages, and which list. Here nothing is dropped in silence. */
import { readList, type ListSearch } from "@/lib/editions/search/list-params";
import type { List } from "@/lib/editions/search/lists";
import type { RawParameters } from "@/lib/editions/search/parameters";
import { readSearch, SEARCH_LISTS, type PeopleSearch, type SearchList } from "@/lib/editions/search/params";

/** The parameters of an address, each as often as it stands there. */
export function rawParametersOf(url: string): RawParameters {
  // A Map, since an address may name `__proto__`, which on an object is no key.
  const raw = new Map<string, string | string[]>();
  for (const [name, value] of new URL(url).searchParams) {
    const before = raw.get(name);
    raw.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(raw);
}

/** The search that parameters ask for; null where any of them cannot be read. Pages are the API's own (`after`) or the file's (`part`). */
export function readDataSearch({ list: asked = "people", ...raw }: RawParameters): PeopleSearch | null {
  const list = SEARCH_LISTS.find((known) => known === asked);
  if (list === undefined || "page" in raw) return null;
  const { search, refused } = readSearch(raw, list);
  return refused.length > 0 ? null : search;
}

/**
 * What parameters ask of a list; null where any of them cannot be read. Orders and numbered pages are the page's: a program goes through everything.
 * `search` needs words.
 */
export function readDataList(raw: RawParameters, list: List): ListSearch | null {
  if ("page" in raw || "sort" in raw) return null;
  const { search, refused } = readList(raw, list);
  return refused.length > 0 || (list === "search" && search.q === "") ? null : search;
}

/** What a feed's parameters ask of people; null where any of them cannot be read: whoever misspells a filter must not follow everybody. */
export function readFeedSearch(raw: RawParameters, list: SearchList): PeopleSearch | null {
  if ("page" in raw || "sort" in raw) return null;
  const { search, refused } = readSearch(raw, list);
  return refused.length > 0 ? null : search;
}
