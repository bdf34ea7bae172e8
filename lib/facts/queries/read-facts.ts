import "server-only";
import type { AssertionId, ChangeId, RecordId } from "@/lib/core/ids";
import type { StoredFact } from "@/lib/facts/schema";
import { STORED_FACT_COLUMNS, toStoredFact, type StoredFactRow } from "@/lib/facts/stored-fact";
import type { DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

const IN_ORDER = [{ createdAt: "asc" }, { id: "asc" }] satisfies Prisma.AssertionOrderByWithRelationInput[];

/** The filter for current facts: the adding change is applied, and no applied change has retired them. */
export const CURRENT_FACTS = {
  addedByChange: { state: "applied" },
  OR: [{ retiredByChangeId: null }, { retiredByChange: { state: { not: "applied" } } }],
} satisfies Prisma.AssertionWhereInput;

/** The current facts of a record, internal and rejected ones included: the caller decides what leaves the desk. */
export async function appliedFacts(db: DeskReader, recordId: RecordId): Promise<StoredFact[]> {
  const rows = await db.assertion.findMany({ where: { recordId, ...CURRENT_FACTS }, select: STORED_FACT_COLUMNS, orderBy: IN_ORDER });
  return rows.map(toStoredFact);
}

/** The filter for the current facts of a record as they would be once this change of it is applied. */
function onceApplied(recordId: RecordId, changeId: ChangeId) {
  const staying = { OR: [{ retiredByChangeId: null }, { retiredByChangeId: { not: changeId } }] };
  return { recordId, AND: [staying, { OR: [CURRENT_FACTS, { addedByChangeId: changeId }] }] } satisfies Prisma.AssertionWhereInput;
}

/** The current facts of a record as they would be once this change of it is applied. */
export async function factsOnceApplied(db: DeskReader, recordId: RecordId, changeId: ChangeId): Promise<StoredFact[]> {
  const rows = await db.assertion.findMany({ where: onceApplied(recordId, changeId), select: STORED_FACT_COLUMNS, orderBy: IN_ORDER });
  return rows.map(toStoredFact);
}

/** The questions of which an answer would be preferred once this change is applied, each as often as it is. */
export async function questionsPreferredOnceApplied(db: DeskReader, recordId: RecordId, changeId: ChangeId): Promise<string[]> {
  const rows = await db.assertion.findMany({ where: { ...onceApplied(recordId, changeId), preferred: true }, select: { question: true } });
  return rows.map(({ question }) => question);
}

/** Current facts that answer one of these questions about a record: what a new answer would stand beside. */
export async function currentAnswers(db: DeskReader, recordId: RecordId, questions: readonly string[]): Promise<StoredFact[]> {
  if (questions.length === 0) return [];
  const rows = await db.assertion.findMany({ where: { recordId, question: { in: [...questions] }, ...CURRENT_FACTS }, select: STORED_FACT_COLUMNS, orderBy: IN_ORDER });
  return rows.map(toStoredFact);
}

export type ChangeFacts = { added: StoredFact[]; retired: StoredFact[] };

/**
 * What a change would do. A fact that it both added and retired (a draft written over) is in neither list, and `replaces` of an
 * added fact is the one outside the change that it stands for, or null.
 */
export async function factsInChange(db: DeskReader, changeId: ChangeId): Promise<ChangeFacts> {
  return (await factsInChanges(db, [changeId])).get(changeId) ?? { added: [], retired: [] };
}

/** The same of several changes, read at once; every one of them is in the answer. */
export async function factsInChanges(db: DeskReader, changeIds: readonly ChangeId[]): Promise<Map<ChangeId, ChangeFacts>> {
  if (changeIds.length === 0) return new Map();
  const among = { in: [...changeIds] };
  const rows = await db.assertion.findMany({
    where: { OR: [{ addedByChangeId: among }, { retiredByChangeId: among }] },
    select: { ...STORED_FACT_COLUMNS, addedByChangeId: true, retiredByChangeId: true },
    orderBy: IN_ORDER,
  });
  return new Map(changeIds.map((id) => [id, factsOf(id, rows)]));
}

type RowInChange = StoredFactRow & { addedByChangeId: string; retiredByChangeId: string | null };

function factsOf(changeId: ChangeId, all: readonly RowInChange[]): ChangeFacts {
  const rows = all.filter((row) => row.addedByChangeId === changeId || row.retiredByChangeId === changeId);
  const overwritten = new Map(rows.filter((row) => row.addedByChangeId === changeId && row.retiredByChangeId === changeId).map((row) => [row.id, row.replacesId]));
  const outside = (id: string | null): string | null => (id !== null && overwritten.has(id) ? outside(overwritten.get(id) ?? null) : id);
  return {
    added: rows
      .filter((row) => row.addedByChangeId === changeId && row.retiredByChangeId !== changeId)
      .map((row) => toStoredFact({ ...row, replacesId: outside(row.replacesId) })),
    retired: rows.filter((row) => row.retiredByChangeId === changeId && row.addedByChangeId !== changeId).map(toStoredFact),
  };
}

/** One fact in whatever state; null when there is none. */
export async function factById(db: DeskReader, assertionId: AssertionId): Promise<StoredFact | null> {
  const row = await db.assertion.findUnique({ where: { id: assertionId }, select: STORED_FACT_COLUMNS });
  return row && toStoredFact(row);
}
