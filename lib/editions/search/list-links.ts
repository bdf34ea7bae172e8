/** Addresses of what is asked of a list: the page in either language, the API, the CSV, the feed. All are made of the one declaration in list-params.ts. */
import type { Locale } from "@/lib/core/kinds";
import { paths, type FeedFile } from "@/lib/core/paths";
import { listPath, withParameters } from "@/lib/editions/search/links";
import { changedList, listQueryOf, type ListSearch } from "@/lib/editions/search/list-params";
import type { List } from "@/lib/editions/search/lists";
import { changed, queryOf, type PeopleSearch } from "@/lib/editions/search/params";
import { partQuery, WHOLE } from "@/lib/editions/search/table-part";

const PAGES: Record<List, (locale: Locale) => string> = {
  search: paths.search,
  statements: (locale) => paths.list(locale, "statements"),
  sources: (locale) => paths.list(locale, "sources"),
  updates: paths.updates,
};
const APIS: Record<List, string> = { search: paths.apiSearch(), statements: paths.api("statements"), sources: paths.api("sources"), updates: paths.apiUpdates() };

/** The page of a list without a search. */
export function listPagePath(locale: Locale, list: List): string {
  return PAGES[list](locale);
}

/** The page that shows a search of a list. */
export function listSearchPath(locale: Locale, search: ListSearch): string {
  return withParameters(listPagePath(locale, search.list), listQueryOf(search));
}

/** The same search in the API, from its first row on; the API has an order of its own. */
export function listApiPath(search: ListSearch): string {
  return withParameters(APIS[search.list], filtersOf(search));
}

/** The same search as CSV. */
export function listCsvPath(search: ListSearch, part = WHOLE): string {
  return withParameters(`${APIS[search.list]}.csv`, filtersOf(search), partQuery(part));
}

/** What is published of what answers, to follow. */
export function listFeedPath(locale: Locale, search: ListSearch, file: FeedFile): string {
  return withParameters(`${listPagePath(locale, search.list)}/${file}`, filtersOf(search));
}

/** The same of a search of people. */
export function peopleFeedPath(locale: Locale, search: PeopleSearch, file: FeedFile): string {
  return withParameters(`${listPath(locale, search.list)}/${file}`, queryOf(changed(search, { sort: search.q === "" ? "name" : "relevance" })));
}

// An order is of a page: whoever takes everything along, or follows it, asks for none.
function filtersOf(search: ListSearch): string {
  return listQueryOf(changedList(search, { sort: search.q === "" ? "newest" : "relevance" }));
}
