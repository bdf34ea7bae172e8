/** Addresses of searches: the page in either language, the API, the CSV. All are made of the one declaration in params.ts. */
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { changed, queryOf, type PeopleSearch, type SearchList } from "@/lib/editions/search/params";

/** The page of a list without a search. */
export function listPath(locale: Locale, list: SearchList): string {
  return list === "lawyers" ? paths.lawyers(locale) : paths.list(locale, "people");
}

/** The page that shows a search. */
export function searchPath(locale: Locale, search: PeopleSearch): string {
  return withParameters(listPath(locale, search.list), queryOf(search));
}

/** The same search in the API, from its first row on. */
export function searchApiPath(search: PeopleSearch): string {
  return withParameters(paths.api("people"), dataQuery(search));
}

/** What happened to the people who answer the search, in the API, from the first row on. */
export function searchEventsPath(search: PeopleSearch): string {
  return withParameters(paths.apiEvents(), dataQuery(search));
}

/** Rows of one file: a list longer than this comes in parts. */
export const CSV_LENGTH = 5_000;

/** The same search as CSV. @param part from 1 */
export function searchCsvPath(search: PeopleSearch, part = 1): string {
  return withParameters(`${paths.api("people")}.csv`, dataQuery(search), part === 1 ? "" : `part=${String(part)}`);
}

function dataQuery(search: PeopleSearch): string {
  return [search.list === "people" ? "" : `list=${search.list}`, queryOf(changed(search, {}))].filter((words) => words !== "").join("&");
}

/** A path with these parameters; empty ones are left out. */
export function withParameters(path: string, ...queries: readonly string[]): string {
  const query = queries.filter((words) => words !== "").join("&");
  return query === "" ? path : `${path}?${query}`;
}
