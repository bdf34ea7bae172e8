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

/** Whether two answers to one question would be preferred once the change is applied: somebody preferred another one meanwhile. */
export async function prefersTwo(db: DeskReader, change: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  const preferred = (await factsOnceApplied(db, change.recordId, change.id)).filter((fact) => fact.preferred).map(({ question }) => question);
  return new Set(preferred).size < preferred.length;
}

/**
 * Whether it says something of somebody by a record that went into another one: written before, and published now, that would say it of nobody. What undoes a
 * merge names the record that comes back with it.
 */
export async function namesMerged(db: DeskReader, changeId: ChangeId): Promise<boolean> {
  if ((await db.change.count({ where: { id: changeId, origin: "merge" } })) > 0) return false;
  const named = (await factsInChange(db, changeId)).added.flatMap(({ value, saidById }) => [
    saidById,
    value.kind === "affiliation" || value.kind === "about" ? value.toId : value.kind === "speaker" ? value.byId : value.kind === "representation" ? value.lawyerId : null,
  ]);
  return (await db.publicRecord.count({ where: { id: { in: named.filter((id) => id !== null) }, mergedInto: { not: null } } })) > 0;
}
