import "server-only";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import type { Basis } from "@/lib/editions/charts/basis";
import { asLongAsAPage, read, readThroughAll } from "@/lib/platform/reader-db";

// Facts that are drawn (lib/editions/standing-part.ts), as far as what they point to stands; of their sources one stands, or they are not asked for.
const OF_ANY_KIND = `public_site.fact_basis b JOIN public_site.current_edition c ON c.record_id = b.record_id
  WHERE NOT EXISTS (SELECT FROM unnest(b.points_to) AS pointed(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = pointed.id))`;
const DRAWN = `${OF_ANY_KIND} AND c.kind <> 'source'`;

// Most records mention nothing that is absent, and all of their facts are drawn: looked through one by one are the others alone, and as sets, since a
// withdrawn source may have been cited by everything. (Whatever a fact points to or cites is in `mentions`.)
const TOTAL = `WITH touched AS MATERIALIZED (
    SELECT DISTINCT c.record_id FROM public_site.current_edition c, unnest(c.mentions) AS mentioned(id)
    WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = mentioned.id)
  ), doubtful AS MATERIALIZED (SELECT b.* FROM public_site.fact_basis b JOIN touched USING (record_id)),
  lost AS (
    SELECT DISTINCT d.record_id, d.position FROM doubtful d, unnest(d.points_to) AS pointed(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = pointed.id)
  ), sourced AS (
    SELECT DISTINCT d.record_id, d.position FROM doubtful d, unnest(d.sources) AS cited(id) JOIN public_site.current_edition s ON s.record_id = cited.id
  )
  SELECT coalesce(sum(b.facts), 0)::int AS total FROM public_site.fact_basis b
    JOIN public_site.current_edition c ON c.record_id = b.record_id AND c.kind <> 'source'
    LEFT JOIN touched t ON t.record_id = b.record_id
    LEFT JOIN lost l ON l.record_id = b.record_id AND l.position = b.position
    LEFT JOIN sourced s ON s.record_id = b.record_id AND s.position = b.position
  WHERE t.record_id IS NULL OR (l.record_id IS NULL AND s.record_id IS NOT NULL)`;

/** A count of the state after an act, or after a later one. Until it has begun it counts for every act that comes. */
type Count = { sequence: bigint; hasBegun: boolean; total: Promise<number> };

const kept = globalThis as unknown as { caselightFacts?: Count | undefined };

/**
 * How many facts the public record has, those of sources about themselves left out (lib/editions/charts/basis.ts). Counted once for each act, by the first who asks and for
 * all who ask meanwhile, one count after the other, since it goes through all of them; what failed is counted again for whoever asks next.
 * @throws Error where it is not done within the time that a page may take: it goes on, and whoever asks later finds it
 */
export async function countFacts(): Promise<number> {
  const [row] = await read<{ sequence: string | null }>("SELECT max(seq)::text AS sequence FROM public_site.publication");
  return asLongAsAPage(countAfter(BigInt(row?.sequence ?? "0")).total);
}

function countAfter(sequence: bigint): Count {
  const last = kept.caselightFacts;
  if (last !== undefined && last.sequence >= sequence) return last;
  if (last !== undefined && !last.hasBegun) {
    last.sequence = sequence;
    return last;
  }
  const count: Count = { sequence, hasBegun: false, total: Promise.resolve(0) };
  count.total = (last?.total ?? Promise.resolve(0)).catch(() => 0).then(async () => {
    count.hasBegun = true;
    const [counted] = await readThroughAll<{ total: number }>(TOTAL);
    return counted?.total ?? 0;
  });
  kept.caselightFacts = count;
  count.total.catch(() => {
    if (kept.caselightFacts === count) kept.caselightFacts = undefined;
  });
  return count;
}

/** How much rests on each of these sources; one on which nothing rests is left out. */
export async function countBasis(sources: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Basis>> {
  if (sources.length === 0) return new Map();
  const rows = await read<{ source: string } & Basis>(
    `SELECT rest.source, count(DISTINCT rest.record_id)::int AS records, sum(rest.facts)::int AS facts, coalesce(sum(rest.facts) FILTER (WHERE rest.alone), 0)::int AS alone
     FROM (
       SELECT b.record_id, b.facts, asked.id AS source,
         NOT EXISTS (SELECT FROM unnest(b.sources) AS other(id) JOIN public_site.current_edition s ON s.record_id = other.id WHERE other.id <> asked.id) AS alone
       FROM unnest($1::uuid[]) AS asked(id) JOIN public_site.current_edition standing ON standing.record_id = asked.id
         JOIN (SELECT b.record_id, b.facts, b.sources FROM ${DRAWN} AND b.sources && $1::uuid[]) b ON asked.id = ANY (b.sources)
     ) AS rest GROUP BY rest.source`,
    [[...sources]],
  );
  return new Map(rows.map(({ source, ...basis }) => [recordIdSchema.parse(source), basis]));
}

/** The same of one source, kind by kind; of other sources too, which say of themselves what they have from it. Kinds without any are left out. */
export async function countBasisOf(source: RecordId): Promise<ReadonlyMap<RecordKind, Basis>> {
  const rows = await read<{ kind: string } & Basis>(
    `SELECT rest.kind, count(DISTINCT rest.record_id)::int AS records, sum(rest.facts)::int AS facts, coalesce(sum(rest.facts) FILTER (WHERE rest.alone), 0)::int AS alone
     FROM (
       SELECT b.record_id, c.kind, b.facts,
         NOT EXISTS (SELECT FROM unnest(b.sources) AS other(id) JOIN public_site.current_edition s ON s.record_id = other.id WHERE other.id <> $1::uuid) AS alone
       FROM ${OF_ANY_KIND} AND b.sources && ARRAY[$1::uuid] AND b.record_id <> $1::uuid
     ) AS rest GROUP BY rest.kind`,
    [source],
  );
  return new Map(RECORD_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind).map(({ kind: _, ...basis }) => [kind, basis] as const)));
}
