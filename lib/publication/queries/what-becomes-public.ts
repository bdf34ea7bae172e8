import "server-only";
import { purposeOf } from "@/lib/consent/purpose-of";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { personIn } from "@/lib/duplicates/merge-plan";
import { factsOnceApplied, questionsPreferredOnceApplied, factsInChange, type ChangeFacts } from "@/lib/facts/queries/read-facts";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader, DeskTransaction } from "@/lib/platform/db";
import { isPublicFact } from "@/lib/publication/body";
import { publicFactsAmong, splitByClearance } from "@/lib/publication/queries/what-is-cleared";

/**
 * Whether the change takes back, or replaces, something that the public has been told: that is a correction, and says why. So does one with which something
 * goes that nobody agrees to any more. What tells of health or family counts where the standing edition has it: it may never have left the desk.
 */
export async function isCorrection(db: DeskReader, change: { id: ChangeId; recordId: RecordId }, { retired }: Pick<ChangeFacts, "retired">): Promise<boolean> {
  if ((await db.edition.count({ where: { recordId: change.recordId } })) === 0) return false;
  const gone = retired.filter(isPublicFact);
  if (gone.some(({ value }) => purposeOf(value) === null)) return true;
  const { heldBack } = await splitByClearance(db, change.recordId, await factsOnceApplied(db, change.recordId, change.id));
  return standInEdition(db, change.recordId, [...gone, ...heldBack]);
}

async function standInEdition(db: DeskReader, recordId: RecordId, facts: readonly StoredFact[]): Promise<boolean> {
  if (facts.length === 0) return false;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM public_site.current_edition, jsonb_path_query(document, '$.**.id') id WHERE record_id = ${recordId}::uuid AND id #>> '{}' = ANY(${facts.map(({ id }) => id)}) LIMIT 1`;
  return rows.length > 0;
}

/** Of what a change adds to a record, what may leave the desk. */
export async function publicAmong(db: DeskReader, added: readonly StoredFact[]): Promise<StoredFact[]> {
  const [first] = added;
  return first === undefined ? [] : publicFactsAmong(db, first.recordId, added);
}

/** A source that only internal facts rest on stays on the desk: its page would tell who was spoken to. It waits for a fact that may be public. */
export async function isCitedInPublic(db: DeskReader, changeId: ChangeId, sourceId: RecordId): Promise<boolean> {
  return (await publicAmong(db, (await factsInChange(db, changeId)).added)).some((fact) => fact.citations.some((citation) => citation.sourceId === sourceId));
}

/**
 * Whether a change that goes along with another one becomes public with it: a new source that it cites in public; and, of a merge or its undoing, what that says anew of
 * another record, unless this was withdrawn meanwhile.
 */
export async function goesPublicWith(db: DeskReader, mainId: ChangeId, companion: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  const row = await db.change.findUnique({ where: { id: companion.id }, select: { origin: true, withChangeId: true, record: { select: { withdrawnAt: true } } } });
  if (row?.origin === "merge" && row.withChangeId === mainId) return row.record.withdrawnAt === null;
  return isCitedInPublic(db, mainId, companion.recordId);
}

/**
 * Moments for which other changes that wait hold back a new source that this change cites in public: what comes with an embargoed change is public through
 * no other one before. The database holds the same (CL139).
 */
export async function sourcesHeldUntil(db: DeskReader, changeId: ChangeId, added: readonly StoredFact[]): Promise<Date[]> {
  const cited = [...new Set((await publicAmong(db, added)).flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)))];
  if (cited.length === 0) return [];
  const rows = await db.$queryRaw<{ until: Date | null }[]>`SELECT desk.source_waits_until(id, ${changeId}::uuid) AS until FROM unnest(${cited}::uuid[]) AS cited (id)`;
  return rows.flatMap(({ until }) => until ?? []);
}

/** Whether two answers to one question would be preferred once the change is applied: somebody preferred another one meanwhile. */
export async function prefersTwo(db: DeskReader, change: { id: ChangeId; recordId: RecordId }): Promise<boolean> {
  const preferred = await questionsPreferredOnceApplied(db, change.recordId, change.id);
  return new Set(preferred).size < preferred.length;
}

/**
 * Whether facts name somebody by a record that went into another one, or are in a case that an undone merge took away again: written before, and published now, they
 * would be of nobody. Who is named is locked against that until the transaction ends: a merge waits for this publication, or this for it.
 * @param comesBack the record that goes or comes back with this very change: what a merge and its undoing say of it, they say as it will be
 * @returns why they are not published: a key of the `errors` messages
 */
export async function namesGone(transaction: DeskTransaction, facts: readonly StoredFact[], comesBack: string | null): Promise<"namesMerged" | "caseGone" | null> {
  const named = [...new Set(facts.flatMap(({ value, saidById }) => [saidById, personIn(value)]).filter((id) => id !== null && id !== comesBack))];
  if (named.length > 0) await transaction.$queryRaw`SELECT FROM desk.public_record WHERE kind = 'person' AND id = ANY (${named}::uuid[]) ORDER BY id FOR SHARE`;
  if (named.length > 0 && (await transaction.publicRecord.count({ where: { id: { in: named.filter((id) => id !== null) }, mergedInto: { not: null } } })) > 0) return "namesMerged";
  if (comesBack !== null) return null;
  const cases = [...new Set(facts.flatMap(({ value }) => ("caseId" in value ? [value.caseId] : [])))];
  return (await transaction.detentionCase.count({ where: { id: { in: cases }, cameBy: { state: { not: "merged" } } } })) > 0 ? "caseGone" : null;
}
