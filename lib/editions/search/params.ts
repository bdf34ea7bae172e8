/**
 * A search as an address carries it: one declaration that reads addresses and builds them, for the pages, the API and the CSV alike.
 * The rule for junk: a page drops what it cannot read and answers with the rest; the API refuses it (400), because a program that misspells a
 * filter must not take everybody for those it asked for.
 */
import * as z from "zod";
import { slugSchema } from "@/lib/core/ids";
import { OCCUPATIONS, STAGES } from "@/lib/core/kinds";
import { FACETS, PERSON_ROLES, type Facet } from "@/lib/editions/search/facets";
import { PERSON_STATUSES } from "@/lib/editions/search/status";

/** `/lawyers` is `/people` with one filter that cannot be taken away. */
export const SEARCH_LISTS = ["people", "lawyers"] as const;
export type SearchList = (typeof SEARCH_LISTS)[number];

export const SORTS = ["relevance", "name", "updated", "event"] as const;
export type Sort = (typeof SORTS)[number];

/** Characters. A longer text is no name. */
export const LONGEST_QUESTION = 100;
/** Values of one facet at once. */
export const MOST_VALUES = 10;
export const PAGE_LENGTH = 25;
/** As far as pages are numbered: 100,000 people. */
const MOST_PAGES = 4_000;

export type Chosen = Readonly<Partial<Record<Facet, readonly string[]>>>;

export type PeopleSearch = {
  list: SearchList;
  /** As typed, trimmed; empty: everybody. */
  q: string;
  /** Whole names only. */
  exact: boolean;
  /** Chosen values; several of one facet: any of them, of several facets: all of them. */
  chosen: Chosen;
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

export type RawParameters = Readonly<Record<string, string | string[] | undefined>>;

/** A page of numbered pages. */
export const pageSchema = z.string().regex(/^[1-9]\d{0,3}$/u).transform(Number).pipe(z.int().max(MOST_PAGES));
/** What was typed, as one line. */
export const questionSchema = z.string().transform((text) => text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, " ").trim());

/**
 * @param raw the parameters of an address, each as often as it stands there
 * @param list which list's address it is
 * @returns the search, and the names of the parameters that could not be read, in part or as a whole
 */
export function readSearch(raw: RawParameters, list: SearchList): { search: PeopleSearch; refused: string[] } {
  const refused = new Set(Object.keys(raw).filter((name) => !isKnown(name)));
  const all = (name: string): string[] => [raw[name] ?? []].flat();
  const one = <T>(name: string, schema: z.ZodType<T>, otherwise: T): T => {
    const [value, ...more] = all(name);
    if (more.length > 0) refused.add(name);
    if (value === undefined || value === "") return otherwise;
    const parsed = schema.safeParse(value);
    if (!parsed.success) refused.add(name);
    return parsed.success ? parsed.data : otherwise;
  };
  const typed = one("q", questionSchema, "");
  if (typed.length > LONGEST_QUESTION) refused.add("q");
  const q = [...typed].slice(0, LONGEST_QUESTION).join("").trim();
  const chosen: Partial<Record<Facet, string[]>> = {};
  for (const facet of FACETS) {
    const asked = all(facet).filter((value) => value !== "");
    const known = [...new Set(asked.flatMap((value) => VALUES[facet].safeParse(value).data ?? []))].toSorted().slice(0, MOST_VALUES);
    if (known.length < new Set(asked).size) refused.add(facet);
    if (known.length > 0) chosen[facet] = known;
  }
  const sort = one("sort", z.enum(SORTS), q === "" ? "name" : "relevance");
  return {
    search: {
      list,
      q,
      exact: q !== "" && one("exact", z.literal("1"), "0" as "1") === "1",
      chosen,
      // Nothing was asked that one could be nearer to than another.
      sort: q === "" && sort === "relevance" ? "name" : sort,
      page: one("page", pageSchema, 1),
    },
    refused: [...refused],
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
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) parameters.append(facet, value);
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
  const { [facet]: values = [], ...others } = search.chosen;
  const left = values.filter((other) => other !== value);
  return changed(search, { chosen: left.length === 0 ? others : { ...others, [facet]: left } });
}

/** Every chosen value with its facet, in the order shown. */
export function chosenValues({ chosen }: PeopleSearch): { facet: Facet; value: string }[] {
  return FACETS.flatMap((facet) => (chosen[facet] ?? []).map((value) => ({ facet, value })));
}
