/** A search as somebody passes it on: an address of this site, or what follows its host, read back into the one way in which it is kept. Pure. */
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { rawParametersOf } from "@/lib/editions/search/data-params";
import { searchPath } from "@/lib/editions/search/links";
import { listSearchPath } from "@/lib/editions/search/list-links";
import { listQueryOf, readList, type ListSearch } from "@/lib/editions/search/list-params";
import { LISTS } from "@/lib/editions/search/lists";
import type { RawParameters } from "@/lib/editions/search/parameters";
import { changed, queryOf, readSearch, SEARCH_LISTS, type PeopleSearch } from "@/lib/editions/search/params";

/** Every list that searches. */
export const SEARCHED_LISTS = [...SEARCH_LISTS, ...LISTS] as const;
export type SearchedList = (typeof SEARCHED_LISTS)[number];

/** What is asked of which list; `query` is its parameters in their one order, without the page. */
export type KeptSearch = { list: SearchedList; query: string };

const ADDRESS = new RegExp(`^/(?:${LOCALES.join("|")})/(${SEARCHED_LISTS.join("|")})/?$`, "u");
/** Of no site: only what follows the host is read, since a site may be reached under several names. */
const ANY_SITE = "https://site.invalid";

/**
 * @param address whole, or from its first slash on
 * @returns null for what is no address of a search, for one whose parameters cannot be read whole, and for a search for words without words
 */
export function searchOfAddress(address: string): KeptSearch | null {
  const url = URL.parse(address.trim(), ANY_SITE);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  const list = SEARCHED_LISTS.find((known) => known === ADDRESS.exec(url.pathname)?.[1]);
  return list === undefined ? null : keptSearch(list, rawParametersOf(url.href));
}

/** The same from a list and its parameters. Where one stands in a list of answers belongs to no search. */
export function keptSearch(list: SearchedList, { page: _page, ...raw }: RawParameters): KeptSearch | null {
  const asked = readKept(list, raw);
  return asked === null ? null : { list, query: "exact" in asked ? queryOf(asked) : listQueryOf(asked) };
}

/** The page that shows it, in one language; null for what cannot be read any more. */
export function addressOfKept({ list, query }: KeptSearch, locale: Locale): string | null {
  const asked = searchOfKept({ list, query });
  return asked === null ? null : "exact" in asked ? searchPath(locale, asked) : listSearchPath(locale, asked);
}

/** What is asked; null for what cannot be read any more, since a filter was taken away since. */
export function searchOfKept({ list, query }: KeptSearch): PeopleSearch | ListSearch | null {
  return readKept(list, rawParametersOf(`${ANY_SITE}/?${query}`));
}

function readKept(list: SearchedList, raw: RawParameters): PeopleSearch | ListSearch | null {
  const people = SEARCH_LISTS.find((known) => known === list);
  const texts = LISTS.find((known) => known === list);
  if (people !== undefined) {
    const { search, refused } = readSearch(raw, people);
    return refused.length > 0 ? null : changed(search, {});
  }
  if (texts === undefined) return null;
  const { search, refused } = readList(raw, texts);
  return refused.length > 0 || (texts === "search" && search.q === "") ? null : search;
}
