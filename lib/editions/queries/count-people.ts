import "server-only";
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { FACETS, RECORD_FACETS, type Facet } from "@/lib/editions/search/facets";
import { chosenValues, type PeopleSearch } from "@/lib/editions/search/params";
import { bestNames, bindings, facetConditions, isRecordFacet, listCondition, peopleAsked } from "@/lib/editions/queries/people-conditions";
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
};

/** Values of a facet on a page: organisations can be thousands. */
const MOST_SHOWN = 30;

const FELL_OUT = 1_000;

const rowSchema = z.object({ tag: z.string(), slug: z.string().nullable(), count: z.int() });

/** Numbers for one search: one statement. A facet is counted as if nothing of itself were chosen, so that a number says what its link would show. */
export async function countPeople(search: PeopleSearch): Promise<PeopleCounts> {
  const { text, values } = countsFor(search);
  const rows = (await read(text, values)).map((row) => rowSchema.parse(row));
  const numberOf = (tag: string) => rows.find((row) => row.tag === tag)?.count ?? 0;
  return { everybody: numberOf("everybody"), total: numberOf("total"), facets: rows.flatMap(facetCount) };
}

/** How many answer, and nothing else. */
export async function countMatching(search: PeopleSearch): Promise<number> {
  const { values, bind } = bindings();
  const answering = search.q === "" ? "" : `WITH ${bestNames(search, bind)}`;
  const conditions = [listCondition(search), ...facetConditions(search, bind).values()];
  const [row] = await read<{ total: number }>(`${answering} SELECT count(*)::int AS total FROM ${peopleAsked(search)} WHERE ${conditions.join(" AND ")}`, values);
  return row?.total ?? 0;
}

function facetCount({ tag, slug, count }: z.infer<typeof rowSchema>): FacetCount[] {
  const [name, value = ""] = tag.split(":");
  const facet = FACETS.find((known) => known === name);
  if (facet === undefined) return [];
  if (!isRecordFacet(facet)) return [{ facet, value, record: null, count }];
  return slug === null ? [] : [{ facet, value: slug, record: recordIdSchema.parse(value), count }];
}

/** The statement by itself: a test explains it. */
export function countsFor(search: PeopleSearch): { text: string; values: unknown[] } {
  const { values, bind } = bindings();
  const answering = search.q === "" ? "" : `${bestNames(search, bind)},`;
  const conditions = [...facetConditions(search, bind)];
  // Who falls out by one facet counts for the values of that one only: 1001 for the first, 1002 for the second; from 2000 on by more than one.
  const failed = conditions.length === 0 ? "0" : conditions.map(([, holds], at) => `CASE WHEN ${holds} THEN 0 ELSE ${String(FELL_OUT + at + 1)} END`).join(" + ");
  const fellOutBy = bind(conditions.map(([facet]) => facet));
  const chosen = bind(chosenValues(search).map(({ facet, value }) => `${facet}:${value}`));
  const kinds = Object.entries(RECORD_FACETS).map(([facet, kind]) => `('${facet}', '${kind}')`).join(", ");
  // Kept once where conditions are worked out for it; everybody's tags are read again sooner than written to disk and read back.
  const keeping = conditions.length === 0 && search.q === "" ? "NOT MATERIALIZED" : "MATERIALIZED";
  const text = `WITH ${answering}
    kept AS ${keeping} (SELECT * FROM (SELECT p.record_id, p.facets, ${failed} AS failed FROM ${peopleAsked(search)} WHERE ${listCondition(search)}) found WHERE failed < ${String(2 * FELL_OUT)}),
    grouped AS (
      SELECT tag, failed, count(*) AS count FROM kept, unnest(facets) tag GROUP BY tag, failed
      UNION ALL
      SELECT m.facet, k.failed, count(DISTINCT k.record_id) FROM kept k JOIN public_site.person_mention m ON m.person_id = k.record_id GROUP BY m.facet, k.failed
    ),
    counted AS (
      SELECT tag, split_part(tag, ':', 1) AS facet, split_part(tag, ':', 2) AS value, sum(count)::int AS count FROM grouped
      WHERE failed = 0 OR split_part(tag, ':', 1) = (${fellOutBy}::text[])[failed - ${String(FELL_OUT)}] GROUP BY tag
    ),
    named AS (
      SELECT counted.*, c.slug FROM counted LEFT JOIN (VALUES ${kinds}) AS of_record (facet, kind) USING (facet)
      LEFT JOIN public_site.current_edition c ON of_record.kind IS NOT NULL AND c.record_id = CASE WHEN of_record.kind IS NOT NULL THEN counted.value::uuid END AND c.kind = of_record.kind
      WHERE of_record.kind IS NULL OR c.record_id IS NOT NULL
    ),
    placed AS (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY count DESC, tag) AS place FROM named)
    SELECT tag, slug, count FROM placed WHERE place <= ${String(MOST_SHOWN)} OR facet || ':' || coalesce(slug, value) = ANY(${chosen}::text[])
    UNION ALL SELECT 'total', NULL, count(*)::int FROM kept WHERE failed = 0
    UNION ALL SELECT 'everybody', NULL, count(*)::int FROM public_site.person_entry p WHERE ${listCondition(search)}
    ORDER BY count DESC, tag`;
  return { text, values };
}
