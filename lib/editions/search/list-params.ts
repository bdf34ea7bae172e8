/**
 * What is asked of a list as an address carries it: one declaration that reads addresses and builds them, for the pages, the API, the CSV and the
 * feeds; junk as parameters.ts says.
 */
import * as z from "zod";
import { isSearched, LIST_FACETS, LIST_SORTS, LIST_VALUES, type List, type ListFacet, type ListSort } from "@/lib/editions/search/lists";
import { parametersOf, valuesChosen, withoutValue, type Chosen, type RawParameters } from "@/lib/editions/search/parameters";

export type ListSearch = {
  list: List;
  /** As typed, trimmed; empty: everything, and of `search` nothing. */
  q: string;
  chosen: Chosen<ListFacet>;
  sort: ListSort;
  /** From 1. */
  page: number;
};

/**
 * @param raw the parameters of an address, each as often as it stands there
 * @param list which list's address it is
 * @returns what is asked, and the names of the parameters that could not be read, in part or as a whole
 */
export function readList(raw: RawParameters, list: List): { search: ListSearch; refused: string[] } {
  const facets = LIST_FACETS[list];
  const known = (name: string) => name === "sort" || name === "page" || (name === "q" && isSearched(list)) || facets.some((facet) => facet === name);
  const { one, question, chosen: chosenOf, page, refused } = parametersOf(raw, known);
  const q = isSearched(list) ? question() : "";
  const chosen = chosenOf(facets, LIST_VALUES);
  const sort = one<ListSort>("sort", z.enum(LIST_SORTS[list]), usualSort(list, q));
  return { search: { list, q, chosen, sort: q === "" && sort === "relevance" ? "newest" : sort, page: page() }, refused: refused() };
}

/** The order of whoever asks for none: best answers first, newest first where nothing was typed. */
function usualSort(list: List, q: string): ListSort {
  return q === "" || !isSearched(list) ? "newest" : "relevance";
}

/** The search as a query string without its question mark, in one order, without what goes without saying. */
export function listQueryOf({ list, q, chosen, sort, page }: ListSearch): string {
  const parameters = new URLSearchParams();
  if (q !== "") parameters.append("q", q);
  for (const { facet, value } of valuesChosen<ListFacet>(LIST_FACETS[list], chosen)) parameters.append(facet, value);
  if (sort !== usualSort(list, q)) parameters.append("sort", sort);
  if (page > 1) parameters.append("page", String(page));
  return parameters.toString();
}

/** The same search, changed, from its first page on. */
export function changedList(search: ListSearch, change: Partial<ListSearch>): ListSearch {
  const next = { ...search, page: 1, ...change };
  return next.q === "" && next.sort === "relevance" ? { ...next, sort: "newest" } : next;
}

/** The search without one chosen value. */
export function withoutChoice(search: ListSearch, facet: ListFacet, value: string): ListSearch {
  return changedList(search, { chosen: withoutValue(search.chosen, facet, value) });
}

/** Every chosen value with its facet, in the order shown. */
export function choicesOf({ list, chosen }: ListSearch): { facet: ListFacet; value: string }[] {
  return valuesChosen<ListFacet>(LIST_FACETS[list], chosen);
}
