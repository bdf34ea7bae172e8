import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { AssertionId, ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { claimFact } from "@/lib/cases/commands/claim-fact";
import { noteReason } from "@/lib/cases/commands/note-reason";
import type { RetireFactInput } from "@/lib/cases/schema";
import { mayDraft } from "@/lib/changes/policy";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Retires a fact without putting another in its place, in the actor's open change; it stands until that change is published.
 * @throws AppError forbidden below researcher, not_found, conflict (FactConflict) when somebody was first, and as markSent
 */
export function retireFactOf(actor: Actor, { assertionId, changeReason = null, ...form }: RetireFactInput): Promise<{ changeId: ChangeId; assertionId: AssertionId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    // First: a form that comes twice finds the fact retired by itself, and should hear that it was saved.
    await markSent(transaction, actor, form);
    const { base, recordId, changeId } = await claimFact(transaction, actor, assertionId, () => null);
    await noteReason(transaction, changeId, changeReason);
    await recordAudit(transaction, {
      event: "fact.retired",
      actorId: actor.accountId,
      subjectKind: "fact",
      subjectId: assertionId,
      detail: { kind: base.value.kind, changeId, recordId },
    });
    return { changeId, assertionId };
  });
}
