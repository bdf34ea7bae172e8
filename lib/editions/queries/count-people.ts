import "server-only";
import * as z from "zod";
import { namedFrom, type Heads } from "@/lib/editions/head";
import { FACETS, type Facet } from "@/lib/editions/search/facets";
import type { PeopleSearch } from "@/lib/editions/search/params";
import { countsByBits, totalByBits } from "@/lib/editions/queries/count-by-bits";
import { countsByNames, totalByNames } from "@/lib/editions/queries/count-by-names";
import { isRecordFacet, type Statement } from "@/lib/editions/queries/people-conditions";
import { SCALE } from "@/lib/editions/queries/scale";
import { read } from "@/lib/platform/reader-db";

/** How many people answer when this value is the only one chosen of its facet, everything else as it is. */
export type FacetCount = { facet: Facet; /** A code, or the slug of a record. */ value: string; /** The record's id, where the value is one. */ record: string | null; count: number };

export type PeopleCounts = {
  /** On the list, whatever is asked. */
  everybody: number;
  /** Who answer. */
  total: number;
  /** Most first; of each facet at most MOST_SHOWN and what is chosen. */
  facets: FacetCount[];
  /** Where organisations have no numbers, but those that are chosen, since there are very many and very many people answer: of how many people they would have. */
  organisationsBelow: number | null;
  /** The records that values are, by id. */
  heads: Heads;
};

const rowSchema = z.object({ tag: z.string(), count: z.int(), slug: z.string().nullable() });

/** Numbers for one search: one statement. A facet is counted as if nothing of itself were chosen, so that a number says what its link would show. */
export async function countPeople(search: PeopleSearch): Promise<PeopleCounts> {
  const { text, values } = countsFor(search);
  const found = await read<Record<string, unknown>>(text, values);
  const rows = found.map((row) => rowSchema.parse(row));
  const numberOf = (tag: string) => rows.find((row) => row.tag === tag)?.count ?? 0;
  const heads = new Map(found.filter(({ slug }) => slug !== null).map(namedFrom).map((named) => [named.body.id, named]));
  return { everybody: numberOf("everybody"), total: numberOf("total"), organisationsBelow: numberOf("uncounted") > 0 ? SCALE.read : null, facets: rows.flatMap(facetCount), heads };
}

/** How many answer, and nothing else. */
export async function countMatching(search: PeopleSearch): Promise<number> {
  const { text, values } = search.q === "" ? totalByBits(search) : totalByNames(search);
  const [row] = await read<{ total: number }>(text, values);
  return row?.total ?? 0;
}

function facetCount({ tag, slug, count }: z.infer<typeof rowSchema>): FacetCount[] {
  const [name, value = ""] = tag.split(":");
  const facet = FACETS.find((known) => known === name);
  if (facet === undefined) return [];
  if (!isRecordFacet(facet)) return [{ facet, value, record: null, count }];
  return slug === null ? [] : [{ facet, value: slug, record: value, count }];
}

/** The statement by itself, for whoever explains or measures it. */
export function countsFor(search: PeopleSearch): Statement {
  return search.q === "" ? countsByBits(search) : countsByNames(search);
}
