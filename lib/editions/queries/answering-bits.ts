import "server-only";
import type { Bind } from "@/lib/editions/queries/match-names";
import { chosenFacets, tagsOf } from "@/lib/editions/queries/people-conditions";
import type { Facet } from "@/lib/editions/search/facets";
import type { PeopleSearch } from "@/lib/editions/search/params";

/**
 * Who answers where no name was typed, from one bit for each person and tag (public_site.facet_bits, docs/decisions/023): neither a number nor
 * a page of the list then costs more with each person who is on record.
 */

/** One segment in which nobody answers. */
export const NOBODY = "B'0'::bit(4096)";

/** Who is on the list, segment by segment. */
export function listed({ list }: PeopleSearch): string {
  return `listed AS MATERIALIZED (SELECT segment, bits FROM public_site.facet_bits WHERE tag = '${list === "lawyers" ? "role:lawyer" : "everybody"}')`;
}

/** For each facet with chosen values, who has any of them. */
function having(search: PeopleSearch, bind: Bind): string[] {
  return chosenFacets(search).map(({ facet, values }, at) => `having_${String(at)} AS MATERIALIZED (SELECT segment, bit_or(bits) AS bits FROM public_site.facet_bits WHERE tag = ANY (${tagsOf(facet, values, bind)}) GROUP BY segment)`);
}

/**
 * `WITH` parts that end in `within(segment, bits, …)`: who of the list has what is chosen.
 * @param search
 * @param bind
 * @param leftOut facets of which there is a column too, `without_…`, of those who have everything that is chosen but of that facet
 */
export function answeringBits(search: PeopleSearch, bind: Bind, leftOut: readonly Facet[] = []): string {
  const chosen = chosenFacets(search);
  const allBut = (left: Facet | null) => ["listed.bits", ...chosen.flatMap(({ facet }, at) => (facet === left ? [] : [`coalesce(having_${String(at)}.bits, ${NOBODY})`]))].join(" & ");
  const columns = [`${allBut(null)} AS bits`, ...leftOut.map((facet) => `${allBut(facet)} AS without_${facet}`)];
  const joins = chosen.map((_, at) => ` LEFT JOIN having_${String(at)} USING (segment)`).join("");
  return [listed(search), ...having(search, bind), `within AS MATERIALIZED (SELECT listed.segment, ${columns.join(", ")} FROM listed${joins})`].join(",\n    ");
}

/**
 * `WITH` parts behind them: `answer(total)`; `everywhere(bits)`, one bit for each place of the whole record, which is made only where it is read; and, where at most
 * so many answer, `places(place)`.
 * @param most of whom the places are wanted
 * @param column of `within`
 */
export function answeringPlaces(most: number, column = "bits"): string {
  return `answer AS MATERIALIZED (SELECT coalesce(sum(bit_count(within.${column})), 0) AS total FROM within),
    everywhere AS (
      SELECT string_agg(coalesce(within.${column}, ${NOBODY})::text, '' ORDER BY of_record.segment)::varbit AS bits
      FROM (SELECT segment FROM generate_series(0, (SELECT max(segment) FROM public_site.facet_bits WHERE tag = 'everybody')) AS segment) of_record LEFT JOIN within USING (segment)
    ),
    -- What stands between two ones is as long as they are apart.
    places AS MATERIALIZED (
      SELECT (segment * 4096 + sum(length(zeros)) OVER (PARTITION BY segment ORDER BY nth) + nth - 1)::int AS place
      FROM answer CROSS JOIN within CROSS JOIN LATERAL unnest(string_to_array(within.${column}::text, '1')) WITH ORDINALITY AS apart (zeros, nth)
      WHERE answer.total <= ${String(most)} AND bit_count(within.${column}) > 0 AND nth <= bit_count(within.${column})
    )`;
}
