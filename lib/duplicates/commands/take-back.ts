import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { assertionIdSchema, type AssertionId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { retireForMerge } from "@/lib/duplicates/commands/said-anew";
import { pointedBack } from "@/lib/duplicates/merge-plan";
import { addFact } from "@/lib/facts/commands/add-fact";
import { CURRENT_FACTS, factById, factsInChange } from "@/lib/facts/queries/read-facts";
import { saidBy } from "@/lib/facts/stored-fact";
import type { FactInput, StoredFact } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

type TakingBack = { /** What one change of a merge did to one record. */ done: ChangeId; undo: ChangeId; kept: RecordId; merged: RecordId };

/**
 * What one change did to one record, the other way round, whatever became of it since. What it added is retired, or what stands in its place now; what it took the
 * place of is said again as it was, or as it was edited since, naming whom it named; what somebody retired since stays so.
 * @throws AppError conflict (mergeClaimed) where an open change alters one of these facts
 */
export async function takeBack(transaction: DeskTransaction, actor: Actor, { done, undo, kept, merged }: TakingBack): Promise<void> {
  const { added, retired } = await factsInChange(transaction, done);
  const standing = await standingInPlace(transaction, added.map(({ id }) => id));
  for (const id of standing.values()) await retireForMerge(transaction, id, undo);
  for (const before of retired) {
    const anew = added.find(({ replaces }) => replaces === before.id);
    const standsAs = anew === undefined ? undefined : standing.get(anew.id);
    if (anew !== undefined && standsAs === undefined) continue;
    const now = standsAs === undefined || standsAs === anew?.id ? null : await factById(transaction, standsAs);
    const said: FactInput = now === null ? saidBy(before) : pointedBack(now, before, { kept, merged });
    const reason = now !== null && anew?.preferred === before.preferred ? now.preferredReason : before.preferredReason;
    await addFact(transaction, {
      recordId: before.recordId, changeId: undo, createdBy: actor.accountId, fact: said,
      preferredReason: reason === null || (await isPreferredOtherwise(transaction, before, undo)) ? null : reason,
      ...(standsAs === undefined ? {} : { replaces: standsAs }),
    });
  }
}

/** Somebody preferred another answer since: that stays. */
async function isPreferredOtherwise(transaction: DeskTransaction, { recordId, question }: StoredFact, undo: ChangeId): Promise<boolean> {
  const stays = { OR: [{ retiredByChangeId: null }, { retiredByChangeId: { not: undo } }] };
  return (await transaction.assertion.count({ where: { AND: [CURRENT_FACTS, stays, { recordId, question, preferred: true }] } })) > 0;
}

/** Fact → what stands in its place now: itself, or what it was said anew as. Facts that were retired since are not among them. @throws AppError conflict (mergeClaimed) */
async function standingInPlace(transaction: DeskTransaction, facts: readonly AssertionId[]): Promise<Map<AssertionId, AssertionId>> {
  const rows = await transaction.$queryRaw<{ first: string; id: string; gone: string | null }[]>`
    WITH RECURSIVE step AS (
      SELECT id AS first, id, retired_by_change_id FROM desk.assertion WHERE id = ANY (${[...facts]}::uuid[])
      UNION ALL SELECT step.first, anew.id, anew.retired_by_change_id FROM step JOIN desk.assertion anew ON anew.replaces_id = step.id AND anew.added_by_change_id = step.retired_by_change_id
    )
    SELECT step.first::text AS first, step.id::text AS id, change.state AS gone FROM step LEFT JOIN desk.change ON change.id = step.retired_by_change_id
    WHERE change.state IS DISTINCT FROM 'applied'`;
  if (rows.some(({ gone }) => gone !== null)) throw conflict("mergeClaimed");
  return new Map(rows.map(({ first, id }) => [assertionIdSchema.parse(first), assertionIdSchema.parse(id)]));
}
