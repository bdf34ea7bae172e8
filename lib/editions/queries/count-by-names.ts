import "server-only";
import { listed, NOBODY } from "@/lib/editions/queries/answering-bits";
import { countedByBits, GROWING, SUMS } from "@/lib/editions/queries/count-by-bits";
import { anyNames, bindings, facetConditions, listCondition, NO_HEAD, peopleAsked, shownCounts, type Statement } from "@/lib/editions/queries/people-conditions";
import { SCALE } from "@/lib/editions/queries/scale";
import type { PeopleSearch } from "@/lib/editions/search/params";

/** Who falls out by one facet counts for the values of that one only: 1001 for the first, 1002 for the second; from 2000 on by more than one. */
const FELL_OUT = 1_000;

/**
 * The numbers beside every filter where a name was typed. Those who answer are mostly few, and what each of them has is read; of a surname that
 * thousands bear, bits are made of their places, and counted as those of everybody are (count-by-bits.ts).
 */
export function countsByNames(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const answering = anyNames(search, bind);
  const conditions = [...facetConditions(search, bind)];
  const failed = conditions.length === 0 ? "0" : conditions.map(([, holds], at) => `CASE WHEN ${holds} THEN 0 ELSE ${String(FELL_OUT + at + 1)} END`).join(" + ");
  const fellOutBy = bind(conditions.map(([facet]) => facet));
  const bitsOf = (rows: string) => `coalesce(bit_or(set_bit(${NOBODY}, place % 4096, 1)) FILTER (WHERE ${rows}), ${NOBODY})`;
  const columns = [`${bitsOf("failed = 0")} AS bits`, ...conditions.map(([facet], at) => `${bitsOf(`failed IN (0, ${String(FELL_OUT + at + 1)})`)} AS without_${facet}`)];
  // Of whom organisations are counted: also of those who fall out by theirs alone.
  const own = conditions.findIndex(([facet]) => facet === GROWING);
  const others = own === -1 ? "failed = 0" : `failed IN (0, ${String(FELL_OUT + own + 1)})`;
  const { many, counted } = countedByBits(search, `(SELECT count(*) FILTER (WHERE ${others}) > ${String(SCALE.read)} FROM kept)`, bind);
  const text = `WITH ${answering},
    kept AS MATERIALIZED (SELECT * FROM (SELECT p.record_id, p.place, p.facets, ${failed} AS failed FROM ${peopleAsked(search)} WHERE ${listCondition(search)}) found WHERE failed < ${String(2 * FELL_OUT)}),
    kept_size AS MATERIALIZED (SELECT count(*) > ${String(SCALE.read)} AS many FROM kept),
    ${listed(search)},
    within AS MATERIALIZED (SELECT place / 4096 AS segment, ${columns.join(", ")} FROM kept WHERE (SELECT many FROM kept_size) GROUP BY place / 4096),
    ${many},
    grouped AS (
      SELECT tag, failed, count(*) AS count FROM kept, unnest(facets) tag WHERE NOT (SELECT many FROM kept_size) GROUP BY tag, failed
      UNION ALL
      SELECT m.facet, k.failed, count(DISTINCT k.record_id) FROM kept k JOIN public_site.person_mention m ON m.person_id = k.record_id AND NOT m.facet = ANY (k.facets) WHERE NOT (SELECT many FROM kept_size) GROUP BY m.facet, k.failed
    ),
    counted AS MATERIALIZED (
      SELECT tag, split_part(tag, ':', 1) AS facet, sum(count)::int AS count FROM grouped
      WHERE failed = 0 OR split_part(tag, ':', 1) = (${fellOutBy}::text[])[failed - ${String(FELL_OUT)}] GROUP BY tag
      UNION ALL ${counted}
      UNION ALL SELECT tag, '${GROWING}', count(*)::int FROM kept, unnest(facets) AS tag
        WHERE (SELECT many FROM kept_size) AND (SELECT many AND NOT answer FROM many) AND ${others} AND starts_with(tag, '${GROWING}:') GROUP BY tag
    ),
    ${shownCounts(search, bind)}
    UNION ALL SELECT 'total', count(*)::int, ${NO_HEAD} FROM kept WHERE failed = 0
    UNION ALL ${SUMS.everybody}
    UNION ALL ${SUMS.uncounted}
    ORDER BY count DESC, tag`;
  return { text, values };
}

/** How many answer, and nothing else. */
export function totalByNames(search: PeopleSearch): Statement {
  const { values, bind } = bindings();
  const answering = anyNames(search, bind);
  const conditions = [listCondition(search), ...facetConditions(search, bind).values()];
  return { text: `WITH ${answering} SELECT count(*)::int AS total FROM ${peopleAsked(search)} WHERE ${conditions.join(" AND ")}`, values };
}
