/**
 * Who may do what with a proposal about the vocabulary: the law by version (docs/decisions/050), the words for a practice (053). Pure. The database holds the same
 * (CL174, CL185): an admin proposes, another editor or admin lets it take effect, and in an office of one the one admin does.
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { ProposalState } from "@/lib/proposals/schema";

type Asker = Pick<Actor, "accountId" | "role">;
type Proposed = { state: ProposalState; proposedBy: string | null };

/** Keys of the `errors` messages. */
export type ProposalRefusal = "editorsOnly" | "adminsOnly" | "proposalFourEyes" | "proposalNotYours" | "proposalDecided";

/** Whether somebody sees what is proposed, and what stood before. What stands is public. */
export function mayReadProposals(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}

export function mayPropose(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "admin");
}

/** @param isAlone whether one pair of eyes is enough here for this actor (lib/accounts/queries/office-of-one.ts) */
export function approvalRefusal(actor: Asker | null, { state, proposedBy }: Proposed, isAlone: boolean): ProposalRefusal | null {
  if (actor === null || !mayReadProposals(actor)) return "editorsOnly";
  if (state !== "proposed") return "proposalDecided";
  return proposedBy === actor.accountId && !isAlone ? "proposalFourEyes" : null;
}

/** Of one's own: it is taken back instead. */
export function refusingRefusal(actor: Asker | null, proposed: Proposed): ProposalRefusal | null {
  return approvalRefusal(actor, proposed, false);
}

export function takingBackRefusal(actor: Asker | null, { state, proposedBy }: Proposed): ProposalRefusal | null {
  if (actor === null || !mayPropose(actor)) return "adminsOnly";
  if (proposedBy !== actor.accountId) return "proposalNotYours";
  return state === "proposed" ? null : "proposalDecided";
}
