import "server-only";
import { purposeOf } from "@/lib/consent/purpose-of";
import { standingPurposes } from "@/lib/consent/queries/standing-purposes";
import type { AssertionId, ChangeId, RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { factsOnceApplied } from "@/lib/facts/queries/read-facts";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader } from "@/lib/platform/db";
import { isPublicFact } from "@/lib/publication/body";

type Split = { cleared: StoredFact[]; heldBack: StoredFact[] };

/**
 * Facts of one record apart: those that may leave the desk, and those that tell of somebody's health or family and stay, since no consent to that stands
 * (docs/decisions/044). Internal and rejected facts are `cleared` here, and kept back by the allow-list (body.ts).
 * @param joining here and below: a record that a merge would bring into this one
 */
export async function splitByClearance(db: DeskReader, recordId: RecordId, facts: readonly StoredFact[], joining: string | null = null): Promise<Split> {
  if (facts.every(({ value }) => purposeOf(value) === null)) return { cleared: [...facts], heldBack: [] };
  const standing = await standingPurposes(db, recordId, joining);
  const isHeld = (fact: StoredFact): boolean => {
    const purpose = purposeOf(fact.value);
    return purpose !== null && !standing.has(purpose) && isPublicFact(fact);
  };
  return { cleared: facts.filter((fact) => !isHeld(fact)), heldBack: facts.filter(isHeld) };
}

/** What of these may leave the desk. */
export async function publicFactsAmong(db: DeskReader, recordId: RecordId, facts: readonly StoredFact[]): Promise<StoredFact[]> {
  return (await splitByClearance(db, recordId, facts.filter(isPublicFact))).cleared;
}

/** Of the records of these changes, once they are applied: ids of facts that stay inside, and of those that tell of health or family and may leave. */
export async function splitOnceApplied(db: DeskReader, changes: readonly { id: ChangeId; recordId: RecordId }[]): Promise<{ heldBack: AssertionId[]; letOut: AssertionId[] }> {
  const [heldBack, letOut]: [AssertionId[], AssertionId[]] = [[], []];
  const going = changes.map(({ recordId }) => recordId);
  for (const { id, recordId } of changes) {
    const facts = (await factsOnceApplied(db, recordId, id)).filter((fact) => isPublicFact(fact) && purposeOf(fact.value) !== null);
    const leaving = new Set((await withClearance(db, { id: recordId, facts }, { going })).facts.map((fact) => fact.id));
    for (const fact of facts) (leaving.has(fact.id) ? letOut : heldBack).push(fact.id);
  }
  return { heldBack, letOut };
}

/**
 * The record without what is held back; nor, of what a consent lets out, what rests on a source that the public cannot read: that one stayed inside with it, and its
 * change may have been left behind when the rest was published.
 * @param going sources that become public at the same time, where they are not yet
 */
export async function withClearance<R extends { id: RecordId; facts: readonly StoredFact[] }>(
  db: DeskReader, record: R, { going = [], joining = null }: { going?: readonly RecordId[]; joining?: string | null } = {},
): Promise<R> {
  const { cleared } = await splitByClearance(db, record.id, record.facts, joining);
  const cited = cleared.flatMap(({ value, citations }) => (purposeOf(value) === null ? [] : citations.map(({ sourceId }) => sourceId)));
  if (cited.length === 0) return { ...record, facts: cleared };
  const rows = await db.publicRecord.findMany({ where: { id: { in: cited, notIn: [...going] }, version: 0 }, select: { id: true } });
  const unread = new Set(rows.map(({ id }) => id));
  // What was published in bulk has editions and no version.
  if (unread.size > 0) for (const { recordId } of await db.edition.findMany({ where: { recordId: { in: [...unread] } }, distinct: ["recordId"], select: { recordId: true } })) unread.delete(recordId);
  return { ...record, facts: cleared.filter(({ value, citations }) => purposeOf(value) === null || citations.every(({ sourceId }) => !unread.has(sourceId))) };
}

/** Keys of the `errors` messages: the person has no basis, or somebody whose words are given has none for them. */
export type BasisRefusal = "basisMissing" | "wordsBasisMissing";

/** Why the record, with these facts, may not be published. @param facts as they would stand */
export async function basisRefusal(db: DeskReader, { id, kind }: { id: RecordId; kind: RecordKind }, facts: readonly StoredFact[], joining: string | null = null): Promise<BasisRefusal | null> {
  if (kind === "person" && !(await standingPurposes(db, id, joining)).has("name")) return "basisMissing";
  // What is held back gives nobody's words.
  const given = (await splitByClearance(db, id, facts.filter(isPublicFact), joining)).cleared;
  const speaking = [...new Set(given.flatMap((fact) => [fact.saidById, fact.value.kind === "speaker" ? fact.value.byId : null]).filter((found) => found !== null))];
  if (speaking.length === 0) return null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM desk.public_record WHERE id = ANY (${speaking}::uuid[]) AND kind = 'person' AND NOT desk.basis_stands(id, 'testimony', CASE WHEN id = ${id}::uuid THEN ${joining}::uuid END) LIMIT 1`;
  return rows.length === 0 ? null : "wordsBasisMissing";
}
