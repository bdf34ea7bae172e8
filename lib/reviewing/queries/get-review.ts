import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, type AccountId, type ChangeId } from "@/lib/core/ids";
import { visibleChanges } from "@/lib/changes/policy";
import { changeState } from "@/lib/changes/queries/companions";
import { fromDesk } from "@/lib/platform/db";
import { mayReview, REVIEW_VERBS, reviewRefusal, type ReviewVerb } from "@/lib/reviewing/policy";

export type Opinion = { id: string; by: string; of: string; askedAt: Date; question: string; answer: { text: string; at: Date } | null; /** Whether this person is asked and has not answered. */ isMine: boolean };

export type Review = {
  claim: { by: string; isMe: boolean; at: Date } | null;
  may: Record<ReviewVerb, boolean>;
  /** The oldest first. */
  opinions: Opinion[];
  /** Editors who could be asked. */
  colleagues: { accountId: AccountId; displayName: string }[];
};

const MOST_COLLEAGUES = 1_000;

/** What editors say to each other about a change: who looks at it, and what was asked. Null for whoever does not review, and for its authors. */
export const getReview = cache(
  (actor: Actor, changeId: ChangeId): Promise<Review | null> =>
    fromDesk(async (db) => {
      if (!mayReview(actor)) return null;
      const row = await db.change.findFirst({
        where: { AND: [{ id: changeId, withChangeId: null, authors: { none: { accountId: actor.accountId } } }, visibleChanges(actor)] },
        select: {
          state: true, claimedById: true, claimedAt: true,
          claimedBy: { select: { displayName: true } },
          authors: { select: { accountId: true } },
          opinions: {
            select: { id: true, askedAt: true, question: true, answeredAt: true, answer: true, askedOfId: true, askedBy: { select: { displayName: true } }, askedOf: { select: { displayName: true } } },
            orderBy: [{ askedAt: "asc" }, { id: "asc" }],
          },
        },
      });
      if (row === null) return null;
      const authors = row.authors.map(({ accountId }) => accountId);
      const standing = { state: changeState(row.state), authors, claimedBy: row.claimedById };
      const may = Object.fromEntries(REVIEW_VERBS.map((verb) => [verb, reviewRefusal(actor, verb, standing) === null])) as Record<ReviewVerb, boolean>;
      const waitingFor = row.opinions.filter(({ answeredAt }) => answeredAt === null).map(({ askedOfId }) => askedOfId);
      const colleagues = may.ask
        ? await db.account.findMany({ where: { role: { in: ["editor", "admin"] }, disabledAt: null, id: { notIn: [actor.accountId, ...authors, ...waitingFor] } }, select: { id: true, displayName: true }, orderBy: [{ displayName: "asc" }, { id: "asc" }], take: MOST_COLLEAGUES })
        : [];
      return {
        claim: row.claimedBy === null || row.claimedAt === null ? null : { by: row.claimedBy.displayName, isMe: row.claimedById === actor.accountId, at: row.claimedAt },
        may,
        opinions: row.opinions.map(({ id, askedBy, askedOf, askedAt, question, answer, answeredAt, askedOfId }) => ({
          id,
          by: askedBy.displayName,
          of: askedOf.displayName,
          askedAt,
          question,
          answer: answer === null || answeredAt === null ? null : { text: answer, at: answeredAt },
          isMine: answeredAt === null && askedOfId === actor.accountId,
        })),
        colleagues: colleagues.map(({ id, displayName }) => ({ accountId: accountIdSchema.parse(id), displayName })),
      };
    }),
);
