/**
 * Who may do what with a request. Pure: a table of role, whose work it is, and state. Whoever it does not know, it refuses.
 * A request can name a source or a family: researchers, who write the record, do not see it.
 * The database holds states and roles once more (migration 0009).
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { RequestState } from "@/lib/core/requests";

export const REQUEST_VERBS = ["read", "claim", "note", "answer", "close", "reopen", "expunge"] as const;
export type RequestVerb = (typeof REQUEST_VERBS)[number];

/** Why not: keys of the `errors` messages. */
export type RequestRefusal = "editorsOnly" | "adminsOnly" | "requestNotYours" | "requestMovedOn" | "requestErased";

export type RequestStanding = { readonly state: RequestState; readonly claimedBy: string | null; readonly isExpunged: boolean };

type Asker = Pick<Actor, "accountId" | "role">;

/** Whether somebody may see requests at all. */
export function mayReadRequests(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}

/** @returns null when allowed, otherwise the first reason. */
export function requestRefusal(actor: Asker | null, verb: RequestVerb, request: RequestStanding): RequestRefusal | null {
  if (actor === null || !mayReadRequests(actor)) return "editorsOnly";
  if (verb === "read") return null;
  if (request.isExpunged) return "requestErased";
  const isMine = request.claimedBy === actor.accountId;
  const { state } = request;
  switch (verb) {
    case "claim":
      // Also from a colleague who is away: the audit log says who took it over.
      return state === "new" || state === "answered" || (state === "in_work" && !isMine) ? null : "requestMovedOn";
    case "note":
      return null;
    case "answer":
      if (state !== "in_work") return "requestMovedOn";
      return isMine ? null : "requestNotYours";
    case "close":
      if (state === "new") return null;
      if (state !== "in_work" && state !== "answered") return "requestMovedOn";
      return isMine ? null : "requestNotYours";
    case "reopen":
      return state === "closed" ? null : "requestMovedOn";
    case "expunge":
      if (!roleAtLeast(actor.role, "admin")) return "adminsOnly";
      return state === "closed" ? null : "requestMovedOn";
    default:
      return "editorsOnly";
  }
}
