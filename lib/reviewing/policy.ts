/**
 * Who may take a change up for review, and ask or be asked what they think of it. Pure. Claims tell colleagues and keep nobody from deciding: that is
 * lib/changes/policy.ts. The database holds the same once more (migration 0020).
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { ChangeState } from "@/lib/core/kinds";

export const REVIEW_VERBS = ["claim", "release", "ask"] as const;
export type ReviewVerb = (typeof REVIEW_VERBS)[number];

/** Why not: keys of the `errors` messages. */
export type ReviewRefusal = "editorsOnly" | "fourEyes" | "notSubmitted" | "alreadyThere" | "notYourClaim";

export type UnderReview = { state: ChangeState; authors: readonly string[]; claimedBy: string | null };

type Asker = Pick<Actor, "accountId" | "role">;

/** Of changes that they took no part in: whoever has become an author since is no colleague to ask. */
export const OF_OTHERS = ({ accountId }: Pick<Actor, "accountId">) => ({ change: { authors: { none: { accountId } } } });

/** Whether somebody reviews at all. */
export function mayReview(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}

/** @returns null when allowed, otherwise the first reason. A claim may be taken over: whoever made it may be away. */
export function reviewRefusal(actor: Asker | null, verb: ReviewVerb, { state, authors, claimedBy }: UnderReview): ReviewRefusal | null {
  if (actor === null || !mayReview(actor)) return "editorsOnly";
  if (authors.includes(actor.accountId)) return "fourEyes";
  switch (verb) {
    case "claim":
      if (state !== "submitted") return "notSubmitted";
      return claimedBy === actor.accountId ? "alreadyThere" : null;
    case "release":
      // Decided on, or thrown away: who had looked at it is on file, and nobody waits for them.
      if (state === "applied" || state === "discarded") return "notSubmitted";
      return claimedBy === actor.accountId ? null : "notYourClaim";
    case "ask":
      return state === "submitted" ? null : "notSubmitted";
    default:
      return "editorsOnly";
  }
}
