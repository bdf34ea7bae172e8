/**
 * Who may do what with an internal note on a record. Pure; whoever it does not know, it refuses. Everybody who may draft reads every note: what one of them knows
 * of a record keeps the others from a mistake. Only its writer says it anew or strikes it. The database holds the same (CL177, CL178).
 */
import { mayDraft } from "@/lib/changes/policy";
import { roleAtLeast, type Actor } from "@/lib/core/actor";

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

/** Whether somebody decides on what others ask to have expunged. */
export function mayDecideExpungings(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}

export type ExpungingVerb = "ask" | "expunge" | "decline" | "take_back";
/** `askerId`: who asks to have its words expunged; null where nobody does. */
export type NoteWords = { readonly isExpunged: boolean; readonly askerId: string | null };
/** Why not: keys of the `errors` messages. */
export type ExpungingRefusal = "researchersOnly" | "editorsOnly" | "expungingTakesTwo" | "expungingNotYours" | "expungingAsked" | "expungingMovedOn" | "noteExpunged";

/**
 * Whether somebody may ask to have the words of a note expunged, have them expunged, decline that, or take it back: whoever may draft asks, of any note; an editor or an
 * admin decides, to expunge them one who did not ask, and whoever asked may take it back. The database holds the same (CL193 to CL195). @returns null when allowed
 */
export function expungingRefusal(actor: Asker | null, verb: ExpungingVerb, { isExpunged, askerId }: NoteWords): ExpungingRefusal | null {
  if (actor === null || !mayReadNotes(actor)) return "researchersOnly";
  const isAsker = askerId === actor.accountId;
  if ((verb === "expunge" || verb === "decline") && !mayDecideExpungings(actor)) return "editorsOnly";
  if (isExpunged) return "noteExpunged";
  if (verb === "ask") return askerId === null ? null : "expungingAsked";
  if (askerId === null) return "expungingMovedOn";
  if (verb === "take_back") return isAsker ? null : "expungingNotYours";
  return verb === "expunge" && isAsker ? "expungingTakesTwo" : null;
}
