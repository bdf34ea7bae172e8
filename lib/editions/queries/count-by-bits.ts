import "server-only";
import { answeringBits, answeringPlaces } from "@/lib/editions/queries/answering-bits";
import { bindings, chosenFacets, NO_HEAD, shownCounts, tagsOf, type Statement } from "@/lib/editions/queries/people-conditions";
import type { Bind } from "@/lib/editions/queries/match-names";
import { FACETS, type Facet } from "@/lib/editions/search/facets";
import { SCALE } from "@/lib/editions/queries/scale";
import type { PeopleSearch } from "@/lib/editions/search/params";

/** The facet whose values grow with the record; of every other there are as many as there are words, or states. */
export const GROWING = "organisation" satisfies Facet;

const quoted = (facets: readonly Facet[]) => `ARRAY[${facets.map((facet) => `'${facet}'`).join(", ")}]`;

/**
 * Counted from bits, after `WITH` parts `listed` and `within(segment, bits, …)` with a column `without_…` for each facet with chosen values.
 * @param answer SQL: whether too many answer to read what each of them has
 * @returns `many`: a `WITH` part that says whether organisations are very many, and whether too many answer; `counted`: rows of tag, facet and count
 */
export function countedByBits(search: PeopleSearch, answer: string, bind: Bind): { many: string; counted: string } {
  const chosen = chosenFacets(search);
  // A value counts those who have everything that is chosen but of its own facet.
  const mask = chosen.length === 0 ? "w.bits" : `CASE b.facet ${chosen.map(({ facet }) => `WHEN '${facet}' THEN w.without_${facet}`).join(" ")} ELSE w.bits END`;
  const counted = (rows: string) => `SELECT tag, facet, sum(part)::int AS count FROM (SELECT b.tag, b.facet, bit_count(b.bits & ${mask})::int AS part FROM within w JOIN public_site.facet_bits b USING (segment) WHERE ${rows} OFFSET 0) parts WHERE part > 0 GROUP BY tag, facet`;
  const growing = chosen.find(({ facet }) => facet === GROWING);
  const all = counted(`b.facet = ANY (CASE WHEN (SELECT many FROM many) THEN ${quoted(FACETS.filter((facet) => facet !== GROWING))} ELSE ${quoted(FACETS)} END)`);
  return {
    many: `many AS MATERIALIZED (SELECT count(*) > ${String(SCALE.organisations)} AS many, ${answer} AS answer FROM (
      SELECT FROM listed CROSS JOIN LATERAL (SELECT FROM public_site.facet_bits b WHERE b.segment = listed.segment AND b.facet = '${GROWING}') b LIMIT ${String(SCALE.organisations + 1)}
    ) first)`,
    counted: growing === undefined ? all : `${all}
      UNION ALL ${counted(`(SELECT many AND answer FROM many) AND b.tag = ANY (${tagsOf(GROWING, growing.values, bind)})`)}`,
  };
}

/** The rows beside those of values, of both statements of numbers. */
export const SUMS = {
  everybody: `SELECT 'everybody', coalesce(sum(bit_count(bits)), 0)::int, ${NO_HEAD} FROM listed`,
  uncounted: `SELECT 'uncounted', (many AND answer)::int, ${NO_HEAD} FROM many`,
};

/**
 * The numbers beside every filter, and who answer: the same columns as the statement that reads names (count-by-names.ts). A row `uncounted` says
 * whether organisations were left out, since there are very many and very many people answer; those that are chosen have their numbers all the same.
 */
export function countsByBits(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const facets = chosenFacets(search).map(({ facet }) => facet);
  const bits = answeringBits(search, bind, facets);
  const { many, counted } = countedByBits(search, `(SELECT total FROM answer) > ${String(SCALE.read)}`, bind);
  const text = `WITH ${bits},
    ${answeringPlaces(SCALE.read, facets.includes(GROWING) ? `without_${GROWING}` : "bits")},
    ${many},
    counted AS MATERIALIZED (
      ${counted}
      UNION ALL SELECT tag, '${GROWING}', count(*)::int FROM places CROSS JOIN LATERAL (SELECT facets FROM public_site.person_entry p WHERE p.place = places.place OFFSET 0) p, unnest(p.facets) AS tag
        WHERE (SELECT many FROM many) AND starts_with(tag, '${GROWING}:') GROUP BY tag
    ),
    ${shownCounts(search, bind)}
    UNION ALL SELECT 'total', coalesce(sum(bit_count(bits)), 0)::int, ${NO_HEAD} FROM within
    UNION ALL ${SUMS.everybody}
    UNION ALL ${SUMS.uncounted}
    ORDER BY count DESC, tag`;
  return { text, values };
}

/** How many answer, and nothing else. */
export function totalByBits(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  return { text: `WITH ${answeringBits(search, bind)} SELECT coalesce(sum(bit_count(bits)), 0)::int AS total FROM within`, values };
}
