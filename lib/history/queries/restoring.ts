import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { FactDifference } from "@/lib/changes/difference";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { differenceBetween } from "@/lib/history/between";
import { originsOf, revisionFacts } from "@/lib/history/queries/revision-facts";
import type { DeskReader } from "@/lib/platform/db";

export type Restoring = {
  /** What a change that restores the revision would do to the record as it stands. */
  rows: FactDifference[];
  /** What it would not: facts that would rest on withdrawn sources alone. What stands in their place stays. */
  refused: FactDifference[];
};

/** @returns null where there is no such revision */
export async function restoringOf(db: DeskReader, recordId: RecordId, version: number): Promise<Restoring | null> {
  const then = await revisionFacts(db, recordId, version);
  return then === null ? null : restoringBy(db, differenceBetween(await appliedFacts(db, recordId), then, await originsOf(db, recordId)));
}

/** @param all what lies between what stands and the revision */
export async function restoringBy(db: DeskReader, all: readonly FactDifference[]): Promise<Restoring> {
  const cited = new Set(all.flatMap(({ after }) => (after?.citations ?? []).map(({ sourceId }) => sourceId)));
  const withdrawn = cited.size === 0 ? [] : await db.$queryRaw<{ id: string }[]>`SELECT t.record_id::text AS id FROM public_site.tombstone t WHERE t.kind = 'source' AND t.record_id = ANY (${[...cited]}::uuid[])`;
  const gone = new Set(withdrawn.map(({ id }) => id));
  const isRefused = ({ after }: FactDifference) => after !== null && after.citations.every(({ sourceId }) => gone.has(sourceId));
  return { rows: all.filter((row) => !isRefused(row)), refused: all.filter(isRefused) };
}
