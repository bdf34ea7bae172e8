/**
 * Who may do what with the law by version (docs/decisions/050). Pure. The database holds the same (CL174): an admin proposes, another editor or admin lets it take
 * effect, and in an office of one the one admin does.
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { LawState } from "@/lib/law/schema";

type Asker = Pick<Actor, "accountId" | "role">;
type Proposed = { state: LawState; proposedBy: string | null };

/** Keys of the `errors` messages. */
type LawRefusal = "editorsOnly" | "adminsOnly" | "lawFourEyes" | "lawNotYours" | "lawDecided";

/** Whether somebody sees what is proposed, and what stood before. What stands is public. */
export function mayReadLaw(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}

export function mayProposeLaw(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "admin");
}

/** @param isAlone whether one pair of eyes is enough here for this actor (lib/accounts/queries/office-of-one.ts) */
export function approvalRefusal(actor: Asker | null, { state, proposedBy }: Proposed, isAlone: boolean): LawRefusal | null {
  if (actor === null || !mayReadLaw(actor)) return "editorsOnly";
  if (state !== "proposed") return "lawDecided";
  return proposedBy === actor.accountId && !isAlone ? "lawFourEyes" : null;
}

/** Of one's own: it is taken back instead. */
export function refusingRefusal(actor: Asker | null, proposed: Proposed): LawRefusal | null {
  return approvalRefusal(actor, proposed, false);
}

export function takingBackRefusal(actor: Asker | null, { state, proposedBy }: Proposed): LawRefusal | null {
  if (actor === null || !mayProposeLaw(actor)) return "adminsOnly";
  if (proposedBy !== actor.accountId) return "lawNotYours";
  return state === "proposed" ? null : "lawDecided";
}
