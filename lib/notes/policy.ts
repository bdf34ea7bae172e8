/**
 * Who may do what with an internal note on a record. Pure; whoever it does not know, it refuses. Everybody who may draft reads every note: what one of them knows
 * of a record keeps the others from a mistake. Only its writer says it anew or strikes it. The database holds the same (CL177, CL178).
 */
import { mayDraft } from "@/lib/changes/policy";
import type { Actor } from "@/lib/core/actor";

type Asker = Pick<Actor, "accountId" | "role">;

/** Whether somebody may read notes, and write some. */
export function mayReadNotes(actor: Asker | null): boolean {
  return mayDraft(actor);
}

export type NoteStanding = { readonly writerId: string; readonly isStruck: boolean };
/** Why not: keys of the `errors` messages. */
export type NoteRefusal = "researchersOnly" | "noteNotYours" | "noteStruck";

/** Whether somebody may say a note anew, or strike it. @returns null when allowed */
export function noteRefusal(actor: Asker | null, { writerId, isStruck }: NoteStanding): NoteRefusal | null {
  if (actor === null || !mayReadNotes(actor)) return "researchersOnly";
  if (writerId !== actor.accountId) return "noteNotYours";
  return isStruck ? "noteStruck" : null;
}
