/**
 * Who may expunge a record (docs/decisions/056). Pure; whoever it does not know, it refuses. Two people who review here, always, also in an office of one: what is expunged cannot be
 * looked at afterwards by anybody who would find it wrong. The database holds the same (CL198, CL199, CL200, CL202).
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { ExpungingState, ProposingRefusal } from "@/lib/expunging/schema";

type Asker = Pick<Actor, "accountId" | "role">;

/** Whether somebody sees proposals to expunge, and may make one. */
export function mayExpunge(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}

export type ToExpunge = { readonly isWithdrawn: boolean; readonly isMerged: boolean; readonly isExpunged: boolean };

/** @param isAlone whether nobody else here could approve */
export function proposingRefusal(actor: Asker | null, record: ToExpunge, isAlone: boolean): ProposingRefusal | null {
  if (actor === null || !mayExpunge(actor)) return "editorsOnly";
  if (record.isExpunged) return "recordExpunged";
  if (record.isMerged) return "expungeMerged";
  if (!record.isWithdrawn) return "expungeNotWithdrawn";
  return isAlone ? "expungeNeedsTwo" : null;
}

type Proposed = { readonly state: ExpungingState; readonly proposedBy: string; readonly isLapsed: boolean };
type DecidingRefusal = "editorsOnly" | "expungeFourEyes" | "expungeNotYours" | "expungeOver";

export function approvingRefusal(actor: Asker | null, { state, proposedBy, isLapsed }: Proposed): DecidingRefusal | null {
  if (actor === null || !mayExpunge(actor)) return "editorsOnly";
  if (state !== "proposed" || isLapsed) return "expungeOver";
  return proposedBy === actor.accountId ? "expungeFourEyes" : null;
}

/** Also of one that lapsed: its words go with it. */
export function takingBackRefusal(actor: Asker | null, { state, proposedBy }: Proposed): DecidingRefusal | null {
  if (actor === null || !mayExpunge(actor)) return "editorsOnly";
  if (proposedBy !== actor.accountId) return "expungeNotYours";
  return state === "proposed" ? null : "expungeOver";
}
