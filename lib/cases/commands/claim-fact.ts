import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { changeIdSchema, type AssertionId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { factAsShown } from "@/lib/cases/queries/fact-as-shown";
import { openChange, takePart } from "@/lib/changes/commands/open-change";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { factById } from "@/lib/facts/queries/read-facts";
import { latestReading } from "@/lib/facts/queries/latest-reading";
import type { FactInput, StoredFact } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** What the second of two who change one fact is shown: nothing that either of them wrote is lost. */
export type FactConflict = {
  /** What stands there now; null when the fact was retired and nothing took its place. */
  theirs: StoredFact | null;
  /** What this person wanted to save; null when they wanted to retire it. New sources stay in the form's own fields. */
  yours: FactInput | null;
  /** What both began from. */
  base: StoredFact;
  /** To send instead of the stale id, in order to save over `theirs` knowingly. */
  latestId: AssertionId | null;
};

/** `notesWithheld`: the actor was not shown the notes of `base`, so that the edit must keep them (lib/facts/notes.ts). */
type Claim = { base: StoredFact; recordId: RecordId; changeId: ChangeId; notesWithheld: boolean };

const UNDER_REVIEW = ["submitted", "approved"];

/**
 * Retires a fact as the first half of an edit. An applied fact is retired in the actor's own open change. A fact that an open change
 * of somebody's is still adding is retired in that very change, and the actor becomes one of its authors.
 * @throws AppError not_found; conflict with a FactConflict: factChanged (save over it with latestId), factRetired (nothing is left to
 *   change), factUnderReview (handed in: to be decided first)
 */
export async function claimFact(transaction: DeskTransaction, actor: Actor, assertionId: AssertionId, yours: (base: StoredFact) => FactInput | null): Promise<Claim> {
  const base = await factById(transaction, assertionId);
  const state = await transaction.assertion.findUnique({
    where: { id: assertionId },
    select: { addedByChange: { select: { id: true, state: true } }, retiredByChangeId: true },
  });
  if (base === null || state === null || state.addedByChange.state === "discarded") throw notFound();
  const { recordId } = base;
  const isUnderReview = UNDER_REVIEW.includes(state.addedByChange.state);
  if (state.retiredByChangeId !== null || isUnderReview) throw await conflictAbout(transaction, actor, base, yours(base));
  // Asked before the actor takes part, which would open the notes: what counts is what they were shown.
  const { notesWithheld } = await factAsShown(transaction, actor, base);
  const changeId = state.addedByChange.state === "applied" ? await openChange(transaction, actor, recordId) : changeIdSchema.parse(state.addedByChange.id);
  // Before anything else of the change is touched: two who edit different facts of one draft would each hold a part that the other needs.
  await transaction.$executeRaw`SELECT FROM desk.change WHERE id = ${changeId}::uuid FOR UPDATE`;
  await takePart(transaction, actor, changeId);
  try {
    await retireFact(transaction, { assertionId, changeId });
  } catch (error) {
    // Somebody claimed it between the look and the claim.
    if (error instanceof AppError && error.code === "conflict") throw await conflictAbout(transaction, actor, base, yours(base));
    throw error;
  }
  return { base, recordId, changeId, notesWithheld };
}

async function conflictAbout(transaction: DeskTransaction, actor: Actor, base: StoredFact, yours: FactInput | null): Promise<AppError> {
  const latest = await latestReading(transaction, base.id);
  const theirs = latest?.theirs ?? null;
  const deciding = latest?.retiredBy ?? null;
  const states = await transaction.change.findMany({
    where: { OR: [...(deciding === null ? [] : [{ id: deciding }]), { added: { some: { id: theirs?.id ?? base.id } } }] },
    select: { state: true },
  });
  const isUnderReview = states.some(({ state }) => UNDER_REVIEW.includes(state));
  const messageKey = isUnderReview ? "factUnderReview" : theirs === null ? "factRetired" : "factChanged";
  const shown = async (fact: StoredFact) => (await factAsShown(transaction, actor, fact)).fact;
  const details: FactConflict = { theirs: theirs && (await shown(theirs)), yours, base: await shown(base), latestId: isUnderReview || theirs === null ? null : theirs.id };
  return conflict(messageKey, details);
}
