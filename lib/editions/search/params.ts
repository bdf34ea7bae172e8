/**
 * A search as an address carries it: one declaration that reads addresses and builds them, for the pages, the API and the CSV alike; junk as
 * parameters.ts says.
 */
import * as z from "zod";
import { slugSchema } from "@/lib/core/ids";
import { OCCUPATIONS, STAGES } from "@/lib/core/kinds";
import { FACETS, PERSON_ROLES, type Facet } from "@/lib/editions/search/facets";
import { parametersOf, valuesChosen, withoutValue, type Chosen, type RawParameters } from "@/lib/editions/search/parameters";
import { PERSON_STATUSES } from "@/lib/editions/search/status";

/** `/lawyers` is `/people` with one filter that cannot be taken away. */
export const SEARCH_LISTS = ["people", "lawyers"] as const;
export type SearchList = (typeof SEARCH_LISTS)[number];

export const SORTS = ["relevance", "name", "updated", "event"] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_LENGTH = 25;
export type PeopleSearch = {
  list: SearchList;
  /** As typed, trimmed; empty: everybody. */
  q: string;
  /** Whole names only. */
  exact: boolean;
  chosen: Chosen<Facet>;
  sort: Sort;
  /** From 1. */
  page: number;
};

const VALUES: Record<Facet, z.ZodType<string>> = {
  status: z.enum(PERSON_STATUSES),
  role: z.enum(PERSON_ROLES),
  occupation: z.enum(OCCUPATIONS),
  practice: slugSchema,
  practice_alleged: slugSchema,
  stage: z.enum(STAGES),
  stage_alleged: z.enum(STAGES),
  year: z.string().regex(/^\d{4}$/u),
  country: slugSchema,
  organisation: slugSchema,
};

/**
 * @param raw the parameters of an address, each as often as it stands there
 * @param list which list's address it is
 * @returns the search, and the names of the parameters that could not be read, in part or as a whole
 */
export function readSearch(raw: RawParameters, list: SearchList): { search: PeopleSearch; refused: string[] } {
  const { one, question, chosen: chosenOf, page, refused } = parametersOf(raw, isKnown);
  const q = question();
  const chosen = chosenOf(FACETS, VALUES);
  const sort = one("sort", z.enum(SORTS), q === "" ? "name" : "relevance");
  return {
    search: {
      list,
      q,
      exact: q !== "" && one("exact", z.literal("1"), "0" as "1") === "1",
      chosen,
      // Nothing was asked that one could be nearer to than another.
      sort: q === "" && sort === "relevance" ? "name" : sort,
      page: page(),
    },
    refused: refused(),
  };
}

function isKnown(name: string): boolean {
  return name === "q" || name === "exact" || name === "sort" || name === "page" || FACETS.some((facet) => facet === name);
}

/** The search as a query string without its question mark, in one order, without what goes without saying; empty for everybody. */
export function queryOf({ q, exact, chosen, sort, page }: PeopleSearch): string {
  const parameters = new URLSearchParams();
  if (q !== "") parameters.append("q", q);
  if (exact) parameters.append("exact", "1");
  for (const { facet, value } of valuesChosen(FACETS, chosen)) parameters.append(facet, value);
  if (sort !== (q === "" ? "name" : "relevance")) parameters.append("sort", sort);
  if (page > 1) parameters.append("page", String(page));
  return parameters.toString();
}

/** The same search, changed, from its first page on. */
export function changed(search: PeopleSearch, change: Partial<PeopleSearch>): PeopleSearch {
  return { ...search, page: 1, ...change };
}

/** The search without one chosen value. */
export function without(search: PeopleSearch, facet: Facet, value: string): PeopleSearch {
  return changed(search, { chosen: withoutValue(search.chosen, facet, value) });
}

/** Every chosen value with its facet, in the order shown. */
export function chosenValues({ chosen }: PeopleSearch): { facet: Facet; value: string }[] {
  return valuesChosen(FACETS, chosen);
}
