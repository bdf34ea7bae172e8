import "server-only";
import { purposeOf } from "@/lib/consent/purpose-of";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { factsInChange, factsOnceApplied } from "@/lib/facts/queries/read-facts";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader } from "@/lib/platform/db";
import { isPublicFact } from "@/lib/publication/body";
import { publicFactsAmong, splitByClearance } from "@/lib/publication/queries/what-is-cleared";

/**
 * Whether the change takes back, or replaces, something that the public has been told: that is a correction, and says why. So does one with which something
 * goes that nobody agrees to any more. What tells of health or family counts where the standing edition has it: it may never have left the desk.
 */
export async function isCorrection(db: DeskReader, change: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  if ((await db.edition.count({ where: { recordId: change.recordId } })) === 0) return false;
  const retired = (await factsInChange(db, change.id)).retired.filter(isPublicFact);
  if (retired.some(({ value }) => purposeOf(value) === null)) return true;
  const { heldBack } = await splitByClearance(db, change.recordId, await factsOnceApplied(db, change.recordId, change.id));
  return standInEdition(db, change.recordId, [...retired, ...heldBack]);
}

async function standInEdition(db: DeskReader, recordId: RecordId, facts: readonly StoredFact[]): Promise<boolean> {
  if (facts.length === 0) return false;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM public_site.current_edition, jsonb_path_query(document, '$.**.id') id WHERE record_id = ${recordId}::uuid AND id #>> '{}' = ANY(${facts.map(({ id }) => id)}) LIMIT 1`;
  return rows.length > 0;
}

/** What a change adds that may leave the desk. */
export async function publicInChange(db: DeskReader, changeId: ChangeId): Promise<StoredFact[]> {
  const { added } = await factsInChange(db, changeId);
  const [first] = added;
  return first === undefined ? [] : publicFactsAmong(db, first.recordId, added);
}

/** A source that only internal facts rest on stays on the desk: its page would tell who was spoken to. It waits for a fact that may be public. */
export async function isCitedInPublic(db: DeskReader, changeId: ChangeId, sourceId: RecordId): Promise<boolean> {
  return (await publicInChange(db, changeId)).some((fact) => fact.citations.some((citation) => citation.sourceId === sourceId));
}

/**
 * Moments for which other changes that wait hold back a new source that this change cites in public: what comes with an embargoed change is public through
 * no other one before. The database holds the same (CL139).
 */
export async function sourcesHeldUntil(db: DeskReader, changeId: ChangeId): Promise<Date[]> {
  const cited = [...new Set((await publicInChange(db, changeId)).flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)))];
  if (cited.length === 0) return [];
  const rows = await db.$queryRaw<{ until: Date | null }[]>`SELECT desk.source_waits_until(id, ${changeId}::uuid) AS until FROM unnest(${cited}::uuid[]) AS cited (id)`;
  return rows.flatMap(({ until }) => until ?? []);
}

/** Whether two answers to one question would be preferred once the change is applied: somebody preferred another one meanwhile. */
export async function prefersTwo(db: DeskReader, change: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  const preferred = (await factsOnceApplied(db, change.recordId, change.id)).filter((fact) => fact.preferred).map(({ question }) => question);
  return new Set(preferred).size < preferred.length;
}
