/**
 * Who may do what with a change. Pure: a table of role, part taken and state. Whoever it does not know, it refuses.
 * The database holds four eyes and the order of states once more (migrations 0004 and 0005).
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { ChangeState } from "@/lib/core/kinds";
import type { Prisma } from "@/prisma/generated/client";

export const CHANGE_VERBS = ["read", "edit", "submit", "return", "publish", "discard", "reopen"] as const;
export type ChangeVerb = (typeof CHANGE_VERBS)[number];

/** Why not: keys of the `errors` messages. */
export type ChangeRefusal = "researchersOnly" | "editorsOnly" | "notYourChange" | "openerOnly" | "fourEyes" | "changeNotOpen" | "notSubmitted";

export type ChangeStanding = {
  state: ChangeState;
  /** Who opened it: one of its authors. */
  openedBy: string;
  /** Whether the opener's account is disabled: what they left open must not lock facts for ever. */
  isOpenerGone: boolean;
  authors: readonly string[];
  /** Whether the actor is the one editor of an office of one, which has switched to one pair of eyes (docs/decisions/045). */
  isOfficeOfOne?: boolean;
};

const OPEN_STATES: readonly ChangeState[] = ["draft", "returned"];
/** What an editor sees of others' work: what was handed in, and what became of it. A draft is its authors' own. */
const HANDED_IN_STATES: readonly ChangeState[] = ["submitted", "returned", "approved", "applied"];

/** Open changes whose opener's account is disabled. */
export const LEFT_BEHIND = { state: { in: [...OPEN_STATES] }, createdBy: { disabledAt: { not: null } } } satisfies Prisma.ChangeWhereInput;

type Asker = Pick<Actor, "accountId" | "role">;

/**
 * @returns null when allowed, otherwise the first reason.
 * An author may neither publish nor return: a verdict is somebody else's, also the one that sends back. In an office of one there is nobody else: its editor publishes.
 * `edit` is open to any researcher: saving over another's open draft makes one its author (lib/cases/commands/edit-fact.ts),
 * who may hand it in, but not throw away what the opener wrote. A draft that its opener left behind, their account disabled, may be
 * read by editors, and discarded by them and by its other authors.
 */
export function changeRefusal(actor: Asker | null, verb: ChangeVerb, change: ChangeStanding): ChangeRefusal | null {
  if (actor === null || !roleAtLeast(actor.role, "researcher")) return "researchersOnly";
  const isAuthor = change.authors.includes(actor.accountId);
  const isOpen = OPEN_STATES.includes(change.state);
  const isEditor = roleAtLeast(actor.role, "editor");
  const isLeftBehind = isOpen && change.isOpenerGone;
  switch (verb) {
    case "read":
      return isAuthor || change.state === "applied" || (isEditor && (HANDED_IN_STATES.includes(change.state) || isLeftBehind)) ? null : "notYourChange";
    case "edit":
      return isOpen ? null : "changeNotOpen";
    case "submit":
      if (!isAuthor) return "notYourChange";
      return isOpen ? null : "changeNotOpen";
    case "discard":
      if (!isAuthor && !(isEditor && isLeftBehind)) return "notYourChange";
      if (change.openedBy !== actor.accountId && !change.isOpenerGone) return "openerOnly";
      return isOpen ? null : "changeNotOpen";
    // What somebody handed in they may take back to go on writing, also when it was approved for later: that voids the approval.
    case "reopen":
      if (!isAuthor) return "notYourChange";
      return change.state === "submitted" || change.state === "approved" ? null : "notSubmitted";
    case "return":
    case "publish":
      if (!isEditor) return "editorsOnly";
      if (isAuthor && !(verb === "publish" && change.isOfficeOfOne === true)) return "fourEyes";
      return change.state === "submitted" ? null : "notSubmitted";
    default:
      return "researchersOnly";
  }
}

/** The changes that an actor may read, as a filter; the same rule as `read` above. Matches nothing for whoever may not. */
export function visibleChanges(actor: Asker | null): Prisma.ChangeWhereInput {
  if (actor === null || !roleAtLeast(actor.role, "researcher")) return { id: { in: [] } };
  const own = { authors: { some: { accountId: actor.accountId } } };
  if (!roleAtLeast(actor.role, "editor")) return { OR: [own, { state: "applied" }] };
  return { OR: [own, { state: { in: [...HANDED_IN_STATES] } }, LEFT_BEHIND] };
}

/** Whether somebody may write facts at all. */
export function mayDraft(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "researcher");
}
