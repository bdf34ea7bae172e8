import "server-only";
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { choiceConditions, isListRecordFacet, ofList, rowsOf, wordConditions } from "@/lib/editions/queries/list-conditions";
import { bindings } from "@/lib/editions/queries/people-conditions";
import { choicesOf, type ListSearch } from "@/lib/editions/search/list-params";
import { LIST_FACETS, LIST_RECORD_FACETS, type ListFacet } from "@/lib/editions/search/lists";
import { read } from "@/lib/platform/reader-db";

/** How many answer when this value is the only one chosen of its facet, everything else as it is. */
export type ListCount = { facet: ListFacet; /** A code, a text, or the slug of a record. */ value: string; /** The record's id, where the value is one. */ record: string | null; count: number };
export type ListCounts = { /** On the list, whatever is asked; of `search`, where nobody reads everything, what answers. */ everything: number; /** What answers. */ total: number; /** Most first. */ facets: ListCount[] };

/** Values of a facet on a page, and what is chosen beside them: publishers can be thousands. */
const MOST_SHOWN = 30;
const FELL_OUT = 1_000;

const rowSchema = z.object({ facet: z.string(), value: z.string(), record: recordIdSchema.nullable(), count: z.int() });

/** Numbers for one search of a list: one statement, by the rules of count-people.ts. */
export async function countList(search: ListSearch): Promise<ListCounts> {
  const { text, values } = listCountsFor(search);
  const rows = (await read(text, values)).map((row) => rowSchema.parse(row));
  const numberOf = (facet: string) => rows.find((row) => row.facet === facet)?.count ?? 0;
  const facets = rows.flatMap(({ facet: name, ...row }): ListCount[] => {
    const facet = LIST_FACETS[search.list].find((known) => known === name);
    return facet === undefined ? [] : [{ facet, ...row }];
  });
  return { everything: numberOf(search.list === "search" ? "total" : "everything"), total: numberOf("total"), facets };
}

/** How many answer, and nothing else. */
export async function countListed(search: ListSearch): Promise<number> {
  const { values, bind } = bindings();
  const conditions = [ofList(search.list), ...wordConditions(search, bind), ...choiceConditions(search, bind).values()];
  const [row] = await read<{ total: number }>(`SELECT count(*)::int AS total FROM ${rowsOf(search.list)} WHERE ${conditions.join(" AND ")}`, values);
  return row?.total ?? 0;
}

/** The statement by itself: a test explains it. */
export function listCountsFor(search: ListSearch): { text: string; values: unknown[] } {
  const { values, bind } = bindings();
  const conditions = [...choiceConditions(search, bind)];
  const found = [ofList(search.list), ...wordConditions(search, bind)].join(" AND ");
  // What falls out by one facet counts for the values of that one only: 1001 for the first, 1002 for the second; from 2000 on by more than one.
  const failed = conditions.length === 0 ? "0" : conditions.map(([, holds], at) => `CASE WHEN ${holds} THEN 0 ELSE ${String(FELL_OUT + at + 1)} END`).join(" + ");
  const fellOutBy = bind(conditions.map(([facet]) => facet));
  const chosen = bind(choicesOf(search).map(({ facet, value }) => `${facet}:${value}`));
  const facets = LIST_FACETS[search.list].map((facet) => {
    const of = isListRecordFacet(facet) ? LIST_RECORD_FACETS[facet] : null;
    return `('${of?.tag ?? facet}', '${facet}', ${of === null ? "NULL" : `'${of.kind}'`})`;
  });
  const text = `WITH kept AS MATERIALIZED (SELECT * FROM (SELECT t.facets, ${failed} AS failed FROM ${rowsOf(search.list)} WHERE ${found}) found WHERE failed < ${String(2 * FELL_OUT)}),
    grouped AS (SELECT split_part(whole, ':', 1) AS tag, substr(whole, strpos(whole, ':') + 1) AS value, failed, count(*) AS count FROM kept, unnest(facets) whole GROUP BY whole, failed),
    counted AS (
      SELECT facet, kind, value, sum(count)::int AS count FROM grouped JOIN (VALUES ${facets.join(", ")}) AS of_facet (tag, facet, kind) USING (tag)
      WHERE failed = 0 OR facet = (${fellOutBy}::text[])[failed - ${String(FELL_OUT)}] GROUP BY facet, kind, value
    ),
    named AS (
      SELECT facet, coalesce(c.slug, value) AS value, c.record_id AS record, count FROM counted
      LEFT JOIN public_site.current_edition c ON counted.kind IS NOT NULL AND c.record_id = CASE WHEN counted.kind IS NOT NULL THEN counted.value::uuid END AND c.kind = counted.kind
      WHERE counted.kind IS NULL OR c.record_id IS NOT NULL
    ),
    placed AS (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value COLLATE "C") AS place FROM named)
    SELECT facet, value, record, count FROM placed WHERE place <= ${String(MOST_SHOWN)} OR facet || ':' || value = ANY(${chosen}::text[])
    UNION ALL SELECT 'total', '', NULL, count(*)::int FROM kept WHERE failed = 0
    ${search.list === "search" ? "" : `UNION ALL SELECT 'everything', '', NULL, count(*)::int FROM ${rowsOf(search.list)} WHERE ${ofList(search.list)}`}
    ORDER BY count DESC, facet, value`;
  return { text, values };
}
