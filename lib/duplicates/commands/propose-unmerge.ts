import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { noteReason } from "@/lib/cases/commands/note-reason";
import { submitWithin } from "@/lib/changes/commands/submit-change";
import { mayDraft } from "@/lib/changes/policy";
import { openMergeChange } from "@/lib/duplicates/commands/said-anew";
import { takeBack } from "@/lib/duplicates/commands/take-back";
import { isBuiltUpon } from "@/lib/duplicates/queries/built-upon";
import { LIVE_STATES } from "@/lib/duplicates/queries/merging";
import type { UnmergeInput } from "@/lib/duplicates/schema";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

const LONGEST_MS = 60_000;

/**
 * Proposes to undo a merge whole: what came with it is retired, or what that was said anew as since; what it took the place of is said again, on the record that
 * stayed and on those that name it, handed in together. The other record has kept its facts and stands again once somebody else publishes this.
 * What others say that were withdrawn since, or went into another record themselves, stays as it is: nobody can write on them, and nobody reads it. Where the record that
 * stayed was withdrawn itself, what came is taken from it all the same, it stays withdrawn, and the other one comes back to the desk alone.
 * @throws AppError forbidden below researcher; not_found; conflict: unmergeNotNow (it does not stand, or its undoing is proposed already), unmergeLaterFirst,
 *   unmergeMovedOn (isBuiltUpon), mergeClaimed (an open change alters what came with it), and as markSent
 */
export function proposeUnmerge(actor: Actor, { mergeId, reason, confirmed: _confirmed, ...sent }: UnmergeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    await transaction.$executeRaw`SELECT FROM desk.merge WHERE id = ${mergeId}::uuid FOR UPDATE`;
    const merge = await transaction.merge.findUnique({ where: { id: mergeId }, select: { keptId: true, mergedId: true, changeId: true, state: true, undoChange: { select: { state: true } }, kept: { select: { mergedInto: true } } } });
    if (merge === null) throw notFound();
    if (merge.state !== "merged" || LIVE_STATES.includes(merge.undoChange?.state ?? "discarded")) throw conflict("unmergeNotNow");
    if (merge.kept.mergedInto !== null) throw conflict("unmergeLaterFirst");
    const [done, kept, merged] = [changeIdSchema.parse(merge.changeId), recordIdSchema.parse(merge.keptId), recordIdSchema.parse(merge.mergedId)];
    if (await isBuiltUpon(transaction, { mergeId, changeId: done, undoChangeId: null, kept })) throw conflict("unmergeMovedOn");

    const changeId = await openMergeChange(transaction, actor, kept, null);
    await takeBack(transaction, actor, { done, undo: changeId, kept, merged });
    const companions = await transaction.change.findMany({ where: { withChangeId: done, origin: "merge", state: "applied", record: { withdrawnAt: null } }, select: { id: true, recordId: true }, orderBy: { recordId: "asc" } });
    for (const companion of companions) {
      const undo = await openMergeChange(transaction, actor, recordIdSchema.parse(companion.recordId), changeId);
      await takeBack(transaction, actor, { done: changeIdSchema.parse(companion.id), undo, kept, merged });
    }
    await transaction.merge.update({ where: { id: mergeId }, data: { undoChangeId: changeId } });
    await noteReason(transaction, changeId, reason);
    await markSent(transaction, actor, sent);
    await recordAudit(transaction, { event: "unmerge.proposed", actorId: actor.accountId, subjectKind: "record", subjectId: kept, detail: { changeId, merged } });
    await submitWithin(transaction, actor, { changeId });
    return { changeId };
  }, { longest: LONGEST_MS });
}
