import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import type { AssertionId, ChangeId, RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { noteReason } from "@/lib/cases/commands/note-reason";
import { visibleRecords } from "@/lib/cases/policy";
import { holdOwnChange, openChange, takePart } from "@/lib/changes/commands/open-change";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { saidBy } from "@/lib/facts/stored-fact";
import { restoringOf } from "@/lib/history/queries/restoring";
import type { RestoreRevisionInput } from "@/lib/history/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/**
 * Proposes to make a record say again what it said after an old revision: as a draft of the actor's, which goes through review like any other and
 * publishes nothing by itself. Facts that would rest on withdrawn sources alone are left out; what stands in their place stays.
 * @throws AppError forbidden below researcher · not_found · conflict: recordWithdrawn, ownChangeOpen (what else the actor drafts here would be mixed
 *   with it), changeMovedOn (the record moved on since the form was drawn), restoreClaimed (another open change changes one of these facts),
 *   restoreRefused (only facts on withdrawn sources differ) · invalid where nothing differs
 */
export function restoreRevision(actor: Actor, { recordId, version, seenVersion, reason }: RestoreRevisionInput): Promise<{ changeId: ChangeId; recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const record = await transaction.publicRecord.findFirst({ where: { AND: [{ id: recordId }, visibleRecords(actor)] }, select: { version: true } });
    if (record === null) throw notFound();
    // Before the look: of two presses at once the second finds the draft of the first, or what it only adds would be there twice.
    await holdOwnChange(transaction, actor, recordId);
    const own = await transaction.change.count({ where: { recordId, createdById: actor.accountId, origin: "desk", importId: null, state: { in: ["draft", "returned"] } } });
    if (own > 0) throw conflict("ownChangeOpen");
    if (record.version !== seenVersion) throw conflict("changeMovedOn");
    const restoring = await restoringOf(transaction, recordId, version);
    if (restoring === null) throw notFound();
    if (restoring.rows.length === 0) {
      if (restoring.refused.length > 0) throw conflict("restoreRefused");
      throw invalid({ "": ["nothingChanged"] }, "nothingChanged");
    }
    const changeId = await openChange(transaction, actor, recordId);
    await takePart(transaction, actor, changeId);
    for (const { before, after } of restoring.rows) {
      if (before !== null) await claim(transaction, before.id, changeId);
      if (after === null) continue;
      const replaces = before === null ? {} : { replaces: before.id };
      await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact: { ...saidBy(after), standingReason: after.standingReason ?? (after.standing === "rejected" ? reason : null) }, preferredReason: after.preferredReason, ...replaces });
    }
    await noteReason(transaction, changeId, reason);
    await recordAudit(transaction, { event: "revision.restored", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { changeId, version } });
    return { changeId, recordId };
  });
}

// Not with what the other change says in its place: a draft's words are its authors'.
async function claim(transaction: DeskTransaction, assertionId: AssertionId, changeId: ChangeId): Promise<void> {
  try {
    await retireFact(transaction, { assertionId, changeId });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") throw conflict("restoreClaimed");
    throw error;
  }
}
