/**
 * What is asked of a list as an address carries it: one declaration that reads addresses and builds them, for the pages, the API, the CSV and the
 * feeds. The rule for junk is that of the search of people (params.ts): a page drops what it cannot read, the API refuses it.
 */
import * as z from "zod";
import { isSearched, LIST_FACETS, LIST_SORTS, LIST_VALUES, type List, type ListFacet, type ListSort } from "@/lib/editions/search/lists";
import { LONGEST_QUESTION, MOST_VALUES, pageSchema, questionSchema, type RawParameters } from "@/lib/editions/search/params";

export type ListChosen = Readonly<Partial<Record<ListFacet, readonly string[]>>>;

export type ListSearch = {
  list: List;
  /** As typed, trimmed; empty: everything, and of `search` nothing. */
  q: string;
  /** Several values of one facet: any of them; of several facets: all of them. */
  chosen: ListChosen;
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
  const refused = new Set(Object.keys(raw).filter((name) => !known(name)));
  const all = (name: string): string[] => [raw[name] ?? []].flat();
  const one = <T>(name: string, schema: z.ZodType<T>, otherwise: T): T => {
    const [value, ...more] = all(name);
    if (more.length > 0) refused.add(name);
    if (value === undefined || value === "") return otherwise;
    const parsed = schema.safeParse(value);
    if (!parsed.success) refused.add(name);
    return parsed.success ? parsed.data : otherwise;
  };
  const typed = isSearched(list) ? one("q", questionSchema, "") : "";
  if (typed.length > LONGEST_QUESTION) refused.add("q");
  const q = [...typed].slice(0, LONGEST_QUESTION).join("").trim();
  const chosen: Partial<Record<ListFacet, string[]>> = {};
  for (const facet of facets) {
    const asked = all(facet).filter((value) => value !== "");
    const values = [...new Set(asked.flatMap((value) => LIST_VALUES[facet].safeParse(value).data ?? []))].toSorted().slice(0, MOST_VALUES);
    if (values.length < new Set(asked).size) refused.add(facet);
    if (values.length > 0) chosen[facet] = values;
  }
  const sort = one<ListSort>("sort", z.enum(LIST_SORTS[list]), usualSort(list, q));
  return { search: { list, q, chosen, sort: q === "" && sort === "relevance" ? "newest" : sort, page: one("page", pageSchema, 1) }, refused: [...refused] };
}

/** The order of whoever asks for none: best answers first, newest first where nothing was typed. */
function usualSort(list: List, q: string): ListSort {
  return q === "" || !isSearched(list) ? "newest" : "relevance";
}

/** The search as a query string without its question mark, in one order, without what goes without saying. */
export function listQueryOf({ list, q, chosen, sort, page }: ListSearch): string {
  const parameters = new URLSearchParams();
  if (q !== "") parameters.append("q", q);
  for (const facet of LIST_FACETS[list]) for (const value of chosen[facet] ?? []) parameters.append(facet, value);
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
  const { [facet]: values = [], ...others } = search.chosen;
  const left = values.filter((other) => other !== value);
  return changedList(search, { chosen: left.length === 0 ? others : { ...others, [facet]: left } });
}

/** Every chosen value with its facet, in the order shown. */
export function choicesOf({ list, chosen }: ListSearch): { facet: ListFacet; value: string }[] {
  return LIST_FACETS[list].flatMap((facet) => (chosen[facet] ?? []).map((value) => ({ facet, value })));
}
