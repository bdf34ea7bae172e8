import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { StoredFact } from "@/lib/facts/schema";
import { storedFactSchema } from "@/lib/facts/stored-fact";
import type { DeskReader } from "@/lib/platform/db";

/** What each of two states of a record has and the other does not, in its own order: what both have is no difference. */
export type Apart = { own: StoredFact[]; others: StoredFact[] };

export type ComparedRevision = {
  /** One page of what the record said then, and how many facts it said in all. */
  facts: StoredFact[];
  factCount: number;
  /** The version that stands; null where none of these states holds anything. */
  standing: number | null;
  fromBase: Apart;
  fromStanding: Apart;
};

type Asked = { version: number; /** The version to compare with; 0 is before anything was applied. */ base: number; /** How many facts stand before the page that is wanted, and how many it has. */ before: number; most: number };
type Row = { standing: number; versions: number[]; places: number[]; fact: unknown };
/** In which of the versions a fact stands, and where. `fact` is null where all of them hold it, elsewhere than on the page. */
type Kept = { places: ReadonlyMap<number, number>; fact: StoredFact | null };

/**
 * A revision beside another one and beside what stands, in one statement. A fact never changes: what several versions hold is read once, and what all of them hold is read for
 * its page alone. What stands is the newest revision, since every act that applies something keeps one (keepRevision). A version that there is not holds nothing.
 * @throws ZodError where a document holds what is no fact: a fault of ours
 */
export async function compareRevision(db: DeskReader, recordId: RecordId, { version, base, before, most }: Asked): Promise<ComparedRevision> {
  const rows = await db.$queryRaw<Row[]>`
    WITH asked AS (SELECT r.version AS standing, ARRAY(SELECT DISTINCT unnest(ARRAY[${version}::int, ${base}::int, r.version])) AS versions FROM desk.public_record r WHERE r.id = ${recordId}::uuid)
    SELECT asked.standing, array_agg(v.version) AS versions, array_agg(place::int) AS places,
      CASE WHEN count(*) < cardinality(asked.versions) OR bool_or(v.version = ${version}::int AND place > ${before}::int AND place <= ${before + most}::int) THEN coalesce(any_value(fact) FILTER (WHERE v.version = ${version}::int), any_value(fact)) END AS fact
    FROM asked JOIN desk.revision v ON v.record_id = ${recordId}::uuid AND v.version = ANY (asked.versions) CROSS JOIN LATERAL jsonb_array_elements(v.document -> 'facts') WITH ORDINALITY AS kept (fact, place)
    GROUP BY fact ->> 'id', asked.standing, asked.versions`;
  const standing = rows[0]?.standing ?? null;
  const kept = rows.map(({ versions, places, fact }): Kept => ({ places: new Map(versions.map((each, at) => [each, places[at] ?? 0])), fact: fact === null ? null : storedFactSchema.parse(fact) }));
  const apart = (other: number): Apart => ({ own: inOrder(kept.filter(({ places }) => !places.has(other)), version), others: inOrder(kept.filter(({ places }) => !places.has(version)), other) });
  const isShown = ({ places }: Kept) => (places.get(version) ?? 0) > before && (places.get(version) ?? 0) <= before + most;
  return {
    facts: inOrder(kept.filter(isShown), version),
    factCount: kept.filter(({ places }) => places.has(version)).length,
    standing,
    fromBase: apart(base),
    fromStanding: apart(standing ?? version),
  };
}

/** Those of them that one version holds, as they follow each other in it. */
function inOrder(kept: readonly Kept[], version: number): StoredFact[] {
  const own = kept.flatMap(({ places, fact }) => {
    const place = places.get(version);
    return place === undefined || fact === null ? [] : [{ place, fact }];
  });
  return own.toSorted((one, other) => one.place - other.place).map(({ fact }) => fact);
}
