import "server-only";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import { read } from "@/lib/platform/reader-db";

export type RecordCounts = { counts: Record<RecordKind, number>; /** The day of the last publication; null before the first. */ asOf: string | null };

/** How many records of each kind stand, and as of which day. */
export async function countRecords(): Promise<RecordCounts> {
  const rows = await read<{ kind: string; total: number }>("SELECT kind, count(*)::int AS total FROM public_site.current_edition GROUP BY kind");
  const [last] = await read<{ day: string | null }>("SELECT max(on_day) AS day FROM public_site.publication");
  const totals = new Map(rows.map(({ kind, total }) => [kind, total]));
  const counts = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, totals.get(kind) ?? 0])) as Record<RecordKind, number>;
  return { counts, asOf: last?.day ?? null };
}
