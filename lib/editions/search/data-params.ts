/** The parameters of the API and of the CSV: those of the pages, and which list. Here nothing is dropped in silence. */
import { readSearch, SEARCH_LISTS, type PeopleSearch, type RawParameters } from "@/lib/editions/search/params";

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
