import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { changeIdSchema, type AssertionId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { takePart } from "@/lib/changes/commands/open-change";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import type { FactInput, StoredFact } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** A draft of a merge or of its undoing, apart from what its author drafts on the record otherwise; `withChange`: the one that it goes along with. */
export async function openMergeChange(transaction: DeskTransaction, actor: Actor, recordId: RecordId, withChange: ChangeId | null): Promise<ChangeId> {
  const { version } = await transaction.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { version: true } });
  const { id } = await transaction.change.create({ data: { recordId, origin: "merge", createdById: actor.accountId, baseVersion: version, withChangeId: withChange }, select: { id: true } });
  const changeId = changeIdSchema.parse(id);
  await takePart(transaction, actor, changeId);
  return changeId;
}

/** @throws AppError conflict (mergeClaimed) where another open change alters the fact already: with what it says, nobody knows yet */
export async function retireForMerge(transaction: DeskTransaction, assertionId: AssertionId, changeId: ChangeId): Promise<void> {
  try {
    await retireFact(transaction, { assertionId, changeId });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") throw conflict("mergeClaimed");
    throw error;
  }
}

type Anew = { changeId: ChangeId; fact: StoredFact; said: FactInput; preferredReason: string | null };

/** Retires a fact and says it otherwise in its place. */
export async function sayOtherwise(transaction: DeskTransaction, actor: Actor, { changeId, fact, said, preferredReason }: Anew): Promise<void> {
  await retireForMerge(transaction, fact.id, changeId);
  await addFact(transaction, { recordId: fact.recordId, changeId, createdBy: actor.accountId, fact: said, preferredReason, replaces: fact.id });
}
