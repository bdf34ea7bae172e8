import "server-only";
import * as z from "zod";
import { headFrom, type Heads } from "@/lib/editions/head";
import { FACETS, type Facet } from "@/lib/editions/search/facets";
import type { PeopleSearch } from "@/lib/editions/search/params";
import { countsByBits, totalByBits } from "@/lib/editions/queries/count-by-bits";
import { bestNames, bindings, facetConditions, isRecordFacet, listCondition, namedCounts, NO_HEAD, peopleAsked, type Statement } from "@/lib/editions/queries/people-conditions";
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
  /** The records that values are, by id. */
  heads: Heads;
};

const FELL_OUT = 1_000;

const rowSchema = z.object({ tag: z.string(), count: z.int(), slug: z.string().nullable() });

/** Numbers for one search: one statement. A facet is counted as if nothing of itself were chosen, so that a number says what its link would show. */
export async function countPeople(search: PeopleSearch): Promise<PeopleCounts> {
  const { text, values } = countsFor(search);
  const found = await read<Record<string, unknown>>(text, values);
  const rows = found.map((row) => rowSchema.parse(row));
  const numberOf = (tag: string) => rows.find((row) => row.tag === tag)?.count ?? 0;
  const heads = new Map(found.filter(({ slug }) => slug !== null).map((row) => headFrom(row)).map((body) => [body.id, { body }]));
  return { everybody: numberOf("everybody"), total: numberOf("total"), facets: rows.flatMap(facetCount), heads };
}

/** How many answer, and nothing else. */
export async function countMatching(search: PeopleSearch): Promise<number> {
  const { text, values } = search.q === "" ? totalByBits(search) : totalByNames(search);
  const [row] = await read<{ total: number }>(text, values);
  return row?.total ?? 0;
}

function totalByNames(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const answering = bestNames(search, bind);
  const conditions = [listCondition(search), ...facetConditions(search, bind).values()];
  return { text: `WITH ${answering} SELECT count(*)::int AS total FROM ${peopleAsked(search)} WHERE ${conditions.join(" AND ")}`, values };
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

/** Where a name was typed: the tags of those who answer are read one by one; they are few. */
function countsByNames(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const answering = bestNames(search, bind);
  const conditions = [...facetConditions(search, bind)];
  // Who falls out by one facet counts for the values of that one only: 1001 for the first, 1002 for the second; from 2000 on by more than one.
  const failed = conditions.length === 0 ? "0" : conditions.map(([, holds], at) => `CASE WHEN ${holds} THEN 0 ELSE ${String(FELL_OUT + at + 1)} END`).join(" + ");
  const fellOutBy = bind(conditions.map(([facet]) => facet));
  const text = `WITH ${answering},
    kept AS MATERIALIZED (SELECT * FROM (SELECT p.record_id, p.facets, ${failed} AS failed FROM ${peopleAsked(search)} WHERE ${listCondition(search)}) found WHERE failed < ${String(2 * FELL_OUT)}),
    grouped AS (
      SELECT tag, failed, count(*) AS count FROM kept, unnest(facets) tag GROUP BY tag, failed
      UNION ALL
      SELECT m.facet, k.failed, count(DISTINCT k.record_id) FROM kept k JOIN public_site.person_mention m ON m.person_id = k.record_id AND NOT m.facet = ANY (k.facets) GROUP BY m.facet, k.failed
    ),
    counted AS (
      SELECT tag, split_part(tag, ':', 1) AS facet, split_part(tag, ':', 2) AS value, sum(count)::int AS count FROM grouped
      WHERE failed = 0 OR split_part(tag, ':', 1) = (${fellOutBy}::text[])[failed - ${String(FELL_OUT)}] GROUP BY tag
    ),
    ${namedCounts(search, bind)}
    UNION ALL SELECT 'total', count(*)::int, ${NO_HEAD} FROM kept WHERE failed = 0
    UNION ALL SELECT 'everybody', (${everybody(search)}), ${NO_HEAD}
    ORDER BY count DESC, tag`;
  return { text, values };
}

function everybody({ list }: PeopleSearch): string {
  return `SELECT coalesce(sum(bit_count(bits)), 0)::int FROM public_site.facet_bits WHERE tag = '${list === "lawyers" ? "role:lawyer" : "everybody"}'`;
}
