import "server-only";
import type { Bind } from "@/lib/editions/queries/match-names";
import { bindings, chosenFacets, namedCounts, NO_HEAD, tagsOf, type Statement } from "@/lib/editions/queries/people-conditions";
import type { PeopleSearch } from "@/lib/editions/search/params";

/**
 * Numbers where no name was typed: from one bit for each person and tag (public_site.facet_bits, docs/decisions/023), so that they do not
 * cost more with each person who is on record. All statements are constant but for the number of facets with chosen values.
 */

/** Who is on the list, segment by segment. */
function listed({ list }: PeopleSearch): string {
  return `listed AS (SELECT segment, bits FROM public_site.facet_bits WHERE tag = '${list === "lawyers" ? "role:lawyer" : "everybody"}')`;
}

/** For each facet with chosen values, who has any of them. */
function having(search: PeopleSearch, bind: Bind): string[] {
  return chosenFacets(search).map(({ facet, values }, at) => `having_${String(at)} AS MATERIALIZED (SELECT segment, bit_or(bits) AS bits FROM public_site.facet_bits WHERE tag = ANY (${tagsOf(facet, values, bind)}) GROUP BY segment)`);
}

/** Who of the list has what is chosen, one facet left out. @param leftOut null: none */
function within(search: PeopleSearch, leftOut: string | null): string {
  const kept = chosenFacets(search).flatMap(({ facet }, at) => (facet === leftOut ? [] : [`having_${String(at)}`]));
  const bits = ["listed.bits", ...kept.map((name) => `${name}.bits`)].join(" & ");
  return `SELECT listed.segment, '${leftOut ?? ""}' AS left_out, ${bits} AS bits FROM ${["listed", ...kept.map((name) => `JOIN ${name} USING (segment)`)].join(" ")}`;
}

/** The numbers beside every filter, and who answer: the same columns as the statement that reads names (count-people.ts). */
export function countsByBits(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const facets = chosenFacets(search).map(({ facet }) => facet);
  // A value counts those who have everything that is chosen but of its own facet.
  const belongs = facets.length === 0 ? "''" : `CASE WHEN b.facet IN (${facets.map((facet) => `'${facet}'`).join(", ")}) THEN b.facet ELSE '' END`;
  const text = `WITH ${[listed(search), ...having(search, bind)].join(",\n    ")},
    within AS MATERIALIZED (${[null, ...facets].map((leftOut) => within(search, leftOut)).join("\n      UNION ALL ")}),
    counted AS (
      SELECT b.tag, b.facet, split_part(b.tag, ':', 2) AS value, sum(bit_count(b.bits & w.bits))::int AS count
      FROM public_site.facet_bits b JOIN within w ON w.segment = b.segment AND w.left_out = ${belongs}
      WHERE b.facet <> 'everybody' GROUP BY b.tag, b.facet HAVING sum(bit_count(b.bits & w.bits)) > 0
    ),
    ${namedCounts(search, bind)}
    UNION ALL SELECT 'total', coalesce(sum(bit_count(bits)), 0)::int, ${NO_HEAD} FROM within WHERE left_out = ''
    UNION ALL SELECT 'everybody', coalesce(sum(bit_count(bits)), 0)::int, ${NO_HEAD} FROM listed
    ORDER BY count DESC, tag`;
  return { text, values };
}

/** How many answer, and nothing else. */
export function totalByBits(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const text = `WITH ${[listed(search), ...having(search, bind)].join(", ")} SELECT coalesce(sum(bit_count(bits)), 0)::int AS total FROM (${within(search, null)}) found`;
  return { text, values };
}
