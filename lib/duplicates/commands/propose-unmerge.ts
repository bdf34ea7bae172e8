import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { assertionIdSchema, changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { noteReason } from "@/lib/cases/commands/note-reason";
import { submitWithin } from "@/lib/changes/commands/submit-change";
import { mayDraft } from "@/lib/changes/policy";
import { openMergeChange, retireForMerge } from "@/lib/duplicates/commands/said-anew";
import { LIVE_STATES } from "@/lib/duplicates/queries/merging";
import type { UnmergeInput } from "@/lib/duplicates/schema";
import { addFact } from "@/lib/facts/commands/add-fact";
import { STORED_FACT_COLUMNS, saidBy, toStoredFact } from "@/lib/facts/stored-fact";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

const LONGEST_MS = 60_000;

/**
 * Proposes to undo a merge whole: what came with it is retired, what it took the place of is said again, on the record that stayed and on those that name
 * it, handed in together. The other record has kept its facts and stands again once somebody else publishes this.
 * @throws AppError forbidden below researcher; not_found; conflict: unmergeNotNow (it does not stand, or its undoing is proposed already), recordWithdrawn,
 *   unmergeMovedOn (what came with it was changed or added to since: undone, that would hang in the air)
 */
export function proposeUnmerge(actor: Actor, { mergeId, reason }: UnmergeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    await transaction.$executeRaw`SELECT FROM desk.merge WHERE id = ${mergeId}::uuid FOR UPDATE`;
    const merge = await transaction.merge.findUnique({ where: { id: mergeId }, select: { keptId: true, mergedId: true, changeId: true, state: true, undoChange: { select: { state: true } }, kept: { select: { withdrawnAt: true } } } });
    if (merge === null) throw notFound();
    if (merge.kept.withdrawnAt !== null) throw conflict("recordWithdrawn");
    if (merge.state !== "merged" || LIVE_STATES.includes(merge.undoChange?.state ?? "discarded")) throw conflict("unmergeNotNow");
    await refuseBuiltUpon(transaction, { mergeId, changeId: merge.changeId, keptId: merge.keptId });

    const changeId = await openMergeChange(transaction, actor, recordIdSchema.parse(merge.keptId), null);
    await takeBack(transaction, actor, { done: changeIdSchema.parse(merge.changeId), undo: changeId });
    const companions = await transaction.change.findMany({ where: { withChangeId: merge.changeId, state: "applied" }, select: { id: true, recordId: true }, orderBy: { recordId: "asc" } });
    for (const companion of companions) {
      const undo = await openMergeChange(transaction, actor, recordIdSchema.parse(companion.recordId), changeId);
      await takeBack(transaction, actor, { done: changeIdSchema.parse(companion.id), undo });
    }
    await transaction.merge.update({ where: { id: mergeId }, data: { undoChangeId: changeId } });
    await noteReason(transaction, changeId, reason);
    await recordAudit(transaction, { event: "unmerge.proposed", actorId: actor.accountId, subjectKind: "record", subjectId: merge.keptId, detail: { changeId, merged: recordIdSchema.parse(merge.mergedId) } });
    await submitWithin(transaction, actor, { changeId });
    return { changeId };
  }, { longest: LONGEST_MS });
}

/** Facts that somebody added since to a case, or to an event, that came with the merge would stand on a record that says nothing of it. */
async function refuseBuiltUpon(transaction: DeskTransaction, { mergeId, changeId, keptId }: { mergeId: string; changeId: string; keptId: string }): Promise<void> {
  const [row] = await transaction.$queryRaw<{ count: number }[]>`
    WITH came AS (SELECT id FROM desk.detention_case WHERE came_by = ${mergeId}::uuid),
      events AS (SELECT r.event_id FROM desk.event_reading r JOIN desk.assertion a ON a.id = r.assertion_id WHERE a.added_by_change_id = ${changeId}::uuid)
    SELECT count(*)::int AS count FROM desk.assertion a JOIN desk.change c ON c.id = a.added_by_change_id
    LEFT JOIN desk.change gone ON gone.id = a.retired_by_change_id
    LEFT JOIN desk.event_reading r ON r.assertion_id = a.id LEFT JOIN desk.spell s ON s.assertion_id = a.id
    LEFT JOIN desk.charge h ON h.assertion_id = a.id LEFT JOIN desk.representation p ON p.assertion_id = a.id
    WHERE a.record_id = ${keptId}::uuid AND a.added_by_change_id <> ${changeId}::uuid AND a.created_at > (SELECT merged_at FROM desk.merge WHERE id = ${mergeId}::uuid) AND c.state <> 'discarded' AND gone.state IS DISTINCT FROM 'applied'
      AND (coalesce(r.case_id, s.case_id, h.case_id, p.case_id) IN (SELECT id FROM came) OR r.event_id IN (SELECT event_id FROM events))`;
  if ((row?.count ?? 0) > 0) throw conflict("unmergeMovedOn");
}

/** What one change did to one record, the other way round. */
async function takeBack(transaction: DeskTransaction, actor: Actor, { done, undo }: { done: ChangeId; undo: ChangeId }): Promise<void> {
  const added = await transaction.assertion.findMany({ where: { addedByChangeId: done, OR: [{ retiredByChangeId: null }, { retiredByChangeId: { not: done } }] }, select: { id: true, retiredByChangeId: true } });
  if (added.some(({ retiredByChangeId }) => retiredByChangeId !== null)) throw conflict("unmergeMovedOn");
  for (const { id } of added) await retireForMerge(transaction, assertionIdSchema.parse(id), undo);
  const retired = await transaction.assertion.findMany({ where: { retiredByChangeId: done, addedByChangeId: { not: done } }, select: STORED_FACT_COLUMNS, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  for (const fact of retired.map(toStoredFact)) {
    const inItsPlace = await transaction.assertion.findFirst({ where: { replacesId: fact.id, addedByChangeId: done }, select: { id: true } });
    const replaces = inItsPlace === null ? {} : { replaces: assertionIdSchema.parse(inItsPlace.id) };
    await addFact(transaction, { recordId: fact.recordId, changeId: undo, createdBy: actor.accountId, fact: saidBy(fact), preferredReason: fact.preferredReason, ...replaces });
  }
}
