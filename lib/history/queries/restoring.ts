import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { FactDifference } from "@/lib/changes/difference";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import type { StoredFact } from "@/lib/facts/schema";
import { differenceBetween, type Origins } from "@/lib/history/between";
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
  return then === null ? null : restoringTo(db, recordId, { then, origins: await originsOf(db, recordId), now: await appliedFacts(db, recordId) });
}

/** The same of facts that are read already. @param now what stands */
export async function restoringTo(db: DeskReader, recordId: RecordId, { then, origins, now }: { then: readonly StoredFact[]; origins: Origins; now: readonly StoredFact[] }): Promise<Restoring> {
  const rows = differenceBetween(now, then, origins);
  const cited = rows.flatMap(({ after }) => (after?.citations ?? []).map(({ sourceId }) => sourceId));
  const withdrawn = new Set((await db.tombstone.findMany({ where: { kind: "source", recordId: { in: [...new Set(cited)] } }, select: { recordId: true } })).map(({ recordId: id }) => id));
  const isRefused = ({ after }: FactDifference) => after !== null && after.citations.every(({ sourceId }) => withdrawn.has(sourceId));
  return { rows: rows.filter((row) => !isRefused(row)), refused: rows.filter(isRefused) };
}
