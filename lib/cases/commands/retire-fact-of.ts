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

/**
 * Retires a fact without putting another in its place, in the actor's open change; it stands until that change is published.
 * @throws AppError forbidden below researcher, not_found, conflict (FactConflict) when somebody was first
 */
export function retireFactOf(actor: Actor, { assertionId, changeReason = null }: RetireFactInput): Promise<{ changeId: ChangeId; assertionId: AssertionId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
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
