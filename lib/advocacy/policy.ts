/**
 * Who may do what with a list of people. Whoever works here keeps lists of their own; another's is seen by whom its owner named, and by nobody else, whatever the
 * role (docs/decisions/042). The database holds the same.
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";

type Asker = Pick<Actor, "accountId" | "role">;
/** As much of a list as it takes to say whose it is. */
type Whose = { ownerId: string; isDeleted: boolean; shares: readonly { accountId: string; mayWrite: boolean }[] };

/** How somebody stands to a list. */
export type ListStanding = "owner" | "writer" | "reader";

/** Whether somebody may keep searches, lists and notes. */
export function mayKeepLists(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "advocate");
}

/** @returns null for whoever must not learn that there is such a list; of a deleted one that is everybody but its owner */
export function standingTo(actor: Asker | null, { ownerId, isDeleted, shares }: Whose): ListStanding | null {
  if (actor === null || !mayKeepLists(actor)) return null;
  if (ownerId === actor.accountId) return "owner";
  const share = isDeleted ? undefined : shares.find(({ accountId }) => accountId === actor.accountId);
  return share === undefined ? null : share.mayWrite ? "writer" : "reader";
}

/** Whether somebody who stands so to a list may say who is on it, and in which order. */
export function mayWriteList(standing: ListStanding | null): boolean {
  return standing === "owner" || standing === "writer";
}

/** Whether somebody who stands so to a list may name it, share it and delete it. */
export function mayManageList(standing: ListStanding | null): boolean {
  return standing === "owner";
}
