/** Addresses of searches: the page in either language, the API, the CSV. All are made of the one declaration in params.ts. */
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { changed, queryOf, type PeopleSearch, type SearchList } from "@/lib/editions/search/params";
import { partQuery, WHOLE } from "@/lib/editions/search/table-part";

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

/** The same search as CSV. */
export function searchCsvPath(search: PeopleSearch, part = WHOLE): string {
  return withParameters(`${paths.api("people")}.csv`, dataQuery(search), partQuery(part));
}

function dataQuery(search: PeopleSearch): string {
  return [search.list === "people" ? "" : `list=${search.list}`, queryOf(changed(search, {}))].filter((words) => words !== "").join("&");
}

/** A path with these parameters; empty ones are left out. */
export function withParameters(path: string, ...queries: readonly string[]): string {
  const query = queries.filter((words) => words !== "").join("&");
  return query === "" ? path : `${path}?${query}`;
}
