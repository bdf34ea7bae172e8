/** Lists that can be filtered beside those of people: what each is filtered by and in which orders it stands. */
import { MEDIA, RECORD_KINDS, STATEMENT_FORMS } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { LONGEST_PUBLISHER } from "@/lib/editions/search/text-entry";
import { PAGE_LENGTH } from "@/lib/editions/search/params";
import { TEXT_KINDS } from "@/lib/editions/search/text-parts";
import * as z from "zod";

/** `search`: events, statements and sources together, by their words. */
export const LISTS = ["search", "statements", "sources", "updates"] as const;
export type List = (typeof LISTS)[number];

const FACETS_OF = {
  search: ["kind", "year"],
  statements: ["form", "medium", "year", "practice", "country"],
  sources: ["origin", "publisher", "language", "year"],
  updates: ["record", "act", "year"],
} as const satisfies Record<List, readonly string[]>;
export type ListFacet = (typeof FACETS_OF)[List][number];

/** In the order shown. */
export const LIST_FACETS: Record<List, readonly ListFacet[]> = FACETS_OF;

/** Whether a source rests on another one that is on record. */
export const ORIGINS = ["first", "derived"] as const;
/** How an edition came about, or that its content was withheld. */
export const UPDATE_KINDS = ["seeded", "published", "corrected", "withheld"] as const;

export type ListSort = "relevance" | "newest" | "oldest" | "updated";

/** `relevance` needs words. `newest` and `oldest` are by the day of the thing itself, of updates by that of the publication. */
export const LIST_SORTS: Record<List, readonly ListSort[]> = {
  search: ["relevance", "newest", "oldest"],
  statements: ["relevance", "newest", "oldest", "updated"],
  sources: ["relevance", "newest", "oldest", "updated"],
  updates: ["newest"],
};

/** Facets whose values are records: the tag that holds their ids, and which of them are values. What is withdrawn is looked up in vain. */
export const LIST_RECORD_FACETS = { practice: { tag: "about", kind: "practice" }, country: { tag: "country", kind: "country" } } as const satisfies Partial<Record<ListFacet, { tag: string; kind: string }>>;

/** The shape of each facet's values. */
export const LIST_VALUES: Record<ListFacet, z.ZodType<string>> = {
  kind: z.enum(TEXT_KINDS),
  year: z.string().regex(/^\d{4}$/u),
  form: z.enum(STATEMENT_FORMS),
  medium: z.enum(MEDIA),
  practice: slugSchema,
  country: slugSchema,
  origin: z.enum(ORIGINS),
  publisher: z.string().max(LONGEST_PUBLISHER).regex(/^\P{Cc}+$/u),
  language: z.string().regex(/^[A-Za-z0-9-]{2,35}$/u),
  record: z.enum(RECORD_KINDS),
  act: z.enum(UPDATE_KINDS),
};

/** Whether a list can be searched by words. */
export function isSearched(list: List): boolean {
  return list !== "updates";
}

/** Rows of a page. Updates are one line each. */
export function pageLengthOf(list: List): number {
  return list === "updates" ? UPDATES_LENGTH : PAGE_LENGTH;
}

const UPDATES_LENGTH = 100;
