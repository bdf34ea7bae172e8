import "server-only";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { factsInChange, factsOnceApplied } from "@/lib/facts/queries/read-facts";
import type { DeskReader } from "@/lib/platform/db";
import { isPublicFact } from "@/lib/publication/body";

/** Whether the change takes back, or replaces, something that the public has been told: that is a correction, and says why. */
export async function isCorrection(db: DeskReader, change: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  const { retired } = await factsInChange(db, change.id);
  const published = await db.edition.count({ where: { recordId: change.recordId } });
  return published > 0 && retired.some(isPublicFact);
}

/** A source that only internal facts rest on stays on the desk: its page would tell who was spoken to. It waits for a fact that may be public. */
export async function isCitedInPublic(db: DeskReader, changeId: ChangeId, sourceId: RecordId): Promise<boolean> {
  const { added } = await factsInChange(db, changeId);
  return added.some((fact) => isPublicFact(fact) && fact.citations.some((citation) => citation.sourceId === sourceId));
}

/**
 * Moments for which other changes that wait hold back a new source that this change cites in public: what comes with an embargoed change is public through
 * no other one before. The database holds the same (CL139).
 */
export async function sourcesHeldUntil(db: DeskReader, changeId: ChangeId): Promise<Date[]> {
  const { added } = await factsInChange(db, changeId);
  const cited = [...new Set(added.filter(isPublicFact).flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)))];
  if (cited.length === 0) return [];
  const rows = await db.$queryRaw<{ until: Date | null }[]>`SELECT desk.source_waits_until(id, ${changeId}::uuid) AS until FROM unnest(${cited}::uuid[]) AS cited (id)`;
  return rows.flatMap(({ until }) => until ?? []);
}

/** Whether two answers to one question would be preferred once the change is applied: somebody preferred another one meanwhile. */
export async function prefersTwo(db: DeskReader, change: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  const preferred = (await factsOnceApplied(db, change.recordId, change.id)).filter((fact) => fact.preferred).map(({ question }) => question);
  return new Set(preferred).size < preferred.length;
}
