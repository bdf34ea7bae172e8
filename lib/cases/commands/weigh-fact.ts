import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import type { AssertionId, ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { noteReason } from "@/lib/cases/commands/note-reason";
import type { WeighFactInput } from "@/lib/cases/schema";
import { withdrawnSourcesOf, wouldRestOnWithdrawn } from "@/lib/cases/queries/weighing-refusal";
import { saidAnew, weighingsOf } from "@/lib/cases/weighing";
import { openChange, takePart } from "@/lib/changes/commands/open-change";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { currentAnswers, factById } from "@/lib/facts/queries/read-facts";
import { saidBy } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Prefers one reading of several, rejects one, or takes either back: in the actor's own open change, since it changes what the public reads. Whoever
 * proposes it, an editor too, does not publish it. Preferring one takes the preference of another one back in the same change.
 * @throws AppError forbidden below researcher · not_found · conflict: notOnRecord (only what is applied and stands is weighed), weighClaimed (an open
 *   change already changes one of the readings), weighWithdrawn (one that it would say anew rests on withdrawn sources alone), recordWithdrawn, and as markSent · invalid where the reading does not allow it as it stands
 */
export function weighFact(actor: Actor, { assertionId, weighing, reason, ...form }: WeighFactInput): Promise<{ changeId: ChangeId; assertionId: AssertionId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    // First: a form that comes twice finds the reading said anew by itself, and should hear that it was saved.
    await markSent(transaction, actor, form);
    const base = await factById(transaction, assertionId);
    if (base === null) throw notFound();
    const answers = await currentAnswers(transaction, base.recordId, [base.question]);
    if (!answers.some(({ id }) => id === base.id)) throw conflict("notOnRecord");
    if (!weighingsOf(base, answers.length).includes(weighing)) throw invalid({ weighing: ["choice"] });
    if (wouldRestOnWithdrawn(base, answers, weighing, await withdrawnSourcesOf(transaction, answers))) throw conflict("weighWithdrawn");

    const changeId = await openChange(transaction, actor, base.recordId);
    // As an edit does: two who work on one draft wait for each other before they touch anything else of it.
    await transaction.$executeRaw`SELECT FROM desk.change WHERE id = ${changeId}::uuid FOR UPDATE`;
    await takePart(transaction, actor, changeId);
    let replacement = base.id;
    // The reading itself comes last.
    for (const { fact, as } of saidAnew(base, answers, weighing, reason)) replacement = await sayAnew(transaction, actor, changeId, fact, as);
    await noteReason(transaction, changeId, reason);
    await recordAudit(transaction, {
      event: "fact.weighed",
      actorId: actor.accountId,
      subjectKind: "fact",
      subjectId: replacement,
      detail: { kind: base.value.kind, weighing, changeId, recordId: base.recordId, replaces: base.id },
    });
    return { changeId, assertionId: replacement };
  });
}

async function sayAnew(transaction: DeskTransaction, actor: Actor, changeId: ChangeId, fact: StoredFact, { preferredReason, standing, standingReason }: ReturnType<typeof saidAnew>[number]["as"]): Promise<AssertionId> {
  try {
    await retireFact(transaction, { assertionId: fact.id, changeId });
  } catch (error) {
    // Not with what the other change says in its place: a draft's words are its authors'.
    if (error instanceof AppError && error.code === "conflict") throw conflict("weighClaimed");
    throw error;
  }
  return addFact(transaction, { recordId: fact.recordId, changeId, createdBy: actor.accountId, fact: { ...saidBy(fact), standing, standingReason }, preferredReason, replaces: fact.id });
}
