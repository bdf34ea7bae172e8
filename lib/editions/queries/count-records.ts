import "server-only";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import { read } from "@/lib/platform/reader-db";

export type RecordCounts = { counts: Record<RecordKind, number>; /** The day of the newest publication of what stands; null before the first. */ asOf: string | null };

/** How many records of each kind stand, and as of which day. Withdrawals give no day: it would tell when something was withdrawn. */
export async function countRecords(): Promise<RecordCounts> {
  const rows = await read<{ kind: string; total: number }>("SELECT kind, count(*)::int AS total FROM public_site.current_edition GROUP BY kind");
  const [last] = await read<{ day: string | null }>(
    "SELECT p.on_day AS day FROM public_site.publication p WHERE p.act <> 'withdraw' AND EXISTS (SELECT FROM public_site.current_edition c WHERE c.record_id = p.record_id) ORDER BY p.seq DESC LIMIT 1",
  );
  const totals = new Map(rows.map(({ kind, total }) => [kind, total]));
  const counts = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, totals.get(kind) ?? 0])) as Record<RecordKind, number>;
  return { counts, asOf: last?.day ?? null };
}
