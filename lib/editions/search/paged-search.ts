/** A search of people as the API is asked for it, a page at a time. */
import { cursorWord, readCursor, type Cursor } from "@/lib/editions/search/cursor";
import { rawParametersOf, readDataSearch } from "@/lib/editions/search/data-params";
import type { PeopleSearch } from "@/lib/editions/search/params";

export type PagedSearch = { search: PeopleSearch; /** The place to continue behind; null from the first row on. */ after: Cursor | null };

/** What an address asks for; null where any of its parameters cannot be read: whoever misspells a filter must not take everybody for those they asked for. */
export function readPagedSearch(url: string): PagedSearch | null {
  const { after: asked, ...raw } = rawParametersOf(url);
  const search = readDataSearch(raw);
  if (search === null || Array.isArray(asked)) return null;
  const after = asked === undefined ? null : readCursor(asked, search.sort);
  return asked !== undefined && after === null ? null : { search, after };
}

/** The address of the page that continues behind a place; null where there is none. @param here the search's own address */
export function nextPage(here: string, next: Cursor | null): string | null {
  return next === null ? null : `${here}${here.includes("?") ? "&" : "?"}after=${cursorWord(next)}`;
}
