import "server-only";
import { readName } from "@/lib/editions/search/asked-name";
import { FACETS, LAWYER, RECORD_FACETS, type Facet } from "@/lib/editions/search/facets";
import { HEAD_COLUMNS, WORDS_COLUMN } from "@/lib/editions/queries/edition-row";
import type { PeopleSearch } from "@/lib/editions/search/params";
import { idsOfPart, type TablePart } from "@/lib/editions/search/table-part";
import { matchingNames, type Bind } from "@/lib/editions/queries/match-names";

/** A statement in the making is a text and its values. */
export type Statement = { text: string; values: unknown[] };

/** Facets of which standing statements say something too. */
const SAID_ELSEWHERE: readonly Facet[] = ["country", "role"];

/** Values for a statement in the making, in the order of their placeholders. */
export function bindings(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

/** `WITH` parts that find the people who answer the question: `best(record_id, position, rank, distance)`, the best name of each. */
export function bestNames({ q, exact }: PeopleSearch, bind: Bind): string {
  return `answering AS (${matchingNames(readName(q), exact, bind)}),
    best AS (SELECT DISTINCT ON (record_id) record_id, position, rank, distance FROM answering ORDER BY record_id, rank, distance, position)`;
}

/** The same people as `best(record_id)`, for whoever counts them: which of their names is the best is not worked out. */
export function anyNames({ q, exact }: PeopleSearch, bind: Bind): string {
  return `best AS (SELECT DISTINCT record_id FROM (${matchingNames(readName(q), exact, bind)}) answering)`;
}

/** The condition that a row stands in a part of a long table. @param column its id */
export function inPart(column: string, part: TablePart, bind: Bind): string {
  if (part.of === 1) return "true";
  const { from, before } = idsOfPart(part);
  return `${column} >= ${bind(from)}::uuid${before === null ? "" : ` AND ${column} < ${bind(before)}::uuid`}`;
}

/**
 * Whom a search goes through, as `p` (public_site.person_entry) and, where something was typed, `b` (best).
 * Those who answer are few, which the planner cannot know of arrays of keys: OFFSET 0 keeps it from reading everybody to find them.
 */
export function peopleAsked({ q }: PeopleSearch): string {
  if (q === "") return "public_site.person_entry p";
  return "best b CROSS JOIN LATERAL (SELECT * FROM public_site.person_entry entry WHERE entry.record_id = b.record_id OFFSET 0) p";
}

/** The facets with chosen values, in the order shown. */
export function chosenFacets({ chosen }: PeopleSearch): { facet: Facet; values: readonly string[] }[] {
  return FACETS.flatMap((facet) => (chosen[facet] === undefined ? [] : [{ facet, values: chosen[facet] }]));
}

/** For each facet with chosen values, the condition on `p` (public_site.person_entry) that any of them holds. */
export function facetConditions(search: PeopleSearch, bind: Bind): Map<Facet, string> {
  return new Map(chosenFacets(search).map(({ facet, values }) => [facet, holds(facet, values, bind)]));
}

/** What everybody of the list has: of lawyers, by their own record or by another's. */
export function listCondition({ list, q }: PeopleSearch): string {
  if (list !== "lawyers") return "true";
  // Those who answer to a name are few, and are looked up one by one; else both indexes give everybody at once.
  if (q !== "") return `(p.facets @> ARRAY['${LAWYER}'] OR EXISTS (SELECT FROM public_site.person_mention m WHERE m.person_id = p.record_id AND m.facet = '${LAWYER}'))`;
  return `p.record_id IN (SELECT own.record_id FROM public_site.person_entry own WHERE own.facets @> ARRAY['${LAWYER}'] UNION SELECT m.person_id FROM public_site.person_mention m WHERE m.facet = '${LAWYER}')`;
}

function holds(facet: Facet, values: readonly string[], bind: Bind): string {
  const tags = tagsOf(facet, values, bind);
  const own = `p.facets && ${tags}`;
  if (!SAID_ELSEWHERE.includes(facet)) return own;
  return `(${own} OR p.record_id IN (SELECT m.person_id FROM public_site.person_mention m WHERE m.facet = ANY(${tags})))`;
}

/** SQL of the tags of these values. A value that is a record stands in the index by its id: withdrawn, its address names nothing. */
export function tagsOf(facet: Facet, values: readonly string[], bind: Bind): string {
  if (!isRecordFacet(facet)) return `${bind(values.map((value) => `${facet}:${value}`))}::text[]`;
  const kind = RECORD_FACETS[facet];
  return `ARRAY(SELECT '${facet}:' || c.record_id::text FROM public_site.current_edition c WHERE c.kind = '${kind}' AND c.slug = ANY(${bind(values)}::text[]))`;
}

/** Whether a facet's values are records. */
export function isRecordFacet(facet: Facet): facet is keyof typeof RECORD_FACETS {
  return facet in RECORD_FACETS;
}

/** In the place of a head and of the words for a practice, where a number is of no record. */
export const NO_HEAD = "NULL, NULL, NULL, NULL, NULL, NULL, NULL";

/** Values of a facet on a page: organisations can be thousands. */
const MOST_SHOWN = 30;

/**
 * The end of both statements of numbers, after a `WITH` part `counted(tag, facet, count)`: values that are records by their slug, withdrawn
 * ones left out; of each facet the most frequent ones, and what is chosen. Values that are records come with their heads, so that nothing is looked up to name them.
 */
export function shownCounts(search: PeopleSearch, bind: Bind): string {
  const record = "split_part(tag, ':', 2)::uuid";
  const facets = FACETS.map((facet) => `('${facet}', ${isRecordFacet(facet) ? `'${RECORD_FACETS[facet]}'` : "NULL"})`).join(", ");
  // Records of a facet are looked up in their order until the page has enough of them: there can be thousands.
  const most = `SELECT most.tag, most.count, most.record_id FROM (VALUES ${facets}) AS facets (facet, kind) CROSS JOIN LATERAL (
        SELECT first.* FROM (
          SELECT tag, count, CASE WHEN facets.kind IS NOT NULL THEN ${record} END AS record_id FROM (SELECT tag, count FROM counted WHERE counted.facet = facets.facet ORDER BY count DESC, tag COLLATE "C" OFFSET 0) sorted OFFSET 0
        ) first WHERE facets.kind IS NULL OR EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = first.record_id AND s.kind = facets.kind) LIMIT ${String(MOST_SHOWN)}
      ) most`;
  const chosen = chosenFacets(search).map(({ facet, values }) => `UNION SELECT tag, count, ${isRecordFacet(facet) ? record : "NULL::uuid"} FROM counted WHERE facet = '${facet}' AND tag = ANY (${tagsOf(facet, values, bind)})`);
  return `of_page AS (${[most, ...chosen].join("\n      ")})
    SELECT of_page.tag, of_page.count, ${HEAD_COLUMNS}, ${WORDS_COLUMN},
      ARRAY(SELECT named.id FROM unnest(c.mentions) AS named(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = named.id)) AS absent
    FROM of_page LEFT JOIN public_site.current_edition c ON c.record_id = of_page.record_id`;
}
