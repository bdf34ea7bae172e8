/**
 * Who may do what with an import. Pure: a table of whose it is, and its state. Whoever it does not know, it refuses.
 * The database holds owner and states once more (its triggers, CL125 to CL127).
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";

export const IMPORT_STATES = ["read", "checking", "checked", "applying", "applied", "undone", "given_up"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
/** What the same file counts as brought by: also while it is being applied, so that it is not brought twice at once. */
export const APPLIED: ImportState[] = ["applying", "applied"];
export const IMPORT_VERBS = ["read", "check", "decide", "apply", "submit", "undo", "give_up"] as const;
export type ImportVerb = (typeof IMPORT_VERBS)[number];

/** Why not: keys of the `errors` messages. */
export type ImportRefusal = "researchersOnly" | "not_found" | "importMovedOn" | "importProblems";

export type ImportStanding = { readonly state: ImportState; readonly ownerId: string; /** A run said for a while how far it is, and then no more. */ readonly isStalled: boolean; readonly problemRows: number | null };

type Asker = Pick<Actor, "accountId" | "role">;

/**
 * @returns null when allowed, otherwise the first reason. What a table holds is its owner's alone. Once applied its rows are gone, and what is left says only
 * which changes came of it: editors, who review those, may see it then.
 */
export function importRefusal(actor: Asker | null, verb: ImportVerb, { state, ownerId, isStalled, problemRows }: ImportStanding): ImportRefusal | null {
  if (actor === null || !roleAtLeast(actor.role, "researcher")) return "researchersOnly";
  const isOwner = ownerId === actor.accountId;
  const isOver = state === "applied" || state === "undone";
  if (verb === "read") return isOwner || (isOver && roleAtLeast(actor.role, "editor")) ? null : "not_found";
  if (!isOwner) return "not_found";
  switch (verb) {
    case "check":
      return state === "read" || state === "checked" || (state === "checking" && isStalled) ? null : "importMovedOn";
    case "decide":
      return state === "checked" ? null : "importMovedOn";
    case "apply":
      if (state !== "checked" && !(state === "applying" && isStalled)) return "importMovedOn";
      return problemRows === 0 ? null : "importProblems";
    case "submit":
    case "undo":
      return state === "applied" ? null : "importMovedOn";
    case "give_up":
      return isOver || state === "given_up" ? "importMovedOn" : null;
    default:
      return "researchersOnly";
  }
}
