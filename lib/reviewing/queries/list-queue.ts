import "server-only";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { visibleChanges } from "@/lib/changes/policy";
import { changeSummaries, type ChangeSummary } from "@/lib/changes/queries/list-changes";
import { fromDesk } from "@/lib/platform/db";
import { mayReview } from "@/lib/reviewing/policy";
import type { QueueFilter } from "@/lib/reviewing/schema";
import type { Prisma } from "@/prisma/generated/client";

export type QueuePage = {
  /** The longest waiting first. */
  changes: ChangeSummary[];
  /** Whether there are later ones. */
  more: boolean;
  /** Whoever has something in the queue, for the filter. */
  authors: { accountId: AccountId; displayName: string }[];
};

const CHANGES_AT_ONCE = 50;
const MOST_AUTHORS = 1_000;

/** What waits for an editor and answers these filters, one page of it; also the actor's own, which somebody else must decide. Empty below editor. */
export async function listQueue(actor: Actor, { kind, claim, author, after }: QueueFilter): Promise<QueuePage> {
  if (!mayReview(actor)) return { changes: [], more: false, authors: [] };
  const waiting = { state: "submitted", withChangeId: null } satisfies Prisma.ChangeWhereInput;
  const claims = { mine: { claimedById: actor.accountId }, claimed: { claimedById: { not: null } }, unclaimed: { claimedById: null } } as const;
  const where: Prisma.ChangeWhereInput = {
    AND: [
      visibleChanges(actor), waiting,
      ...(kind === undefined ? [] : [{ record: { kind } }]),
      ...(claim === undefined ? [] : [claims[claim]]),
      ...(author === undefined ? [] : [{ authors: { some: { accountId: author } } }]),
    ],
  };
  const [changes, authors] = await Promise.all([
    changeSummaries(actor, where, { by: "submittedAt", direction: "asc" }, { take: CHANGES_AT_ONCE + 1, after: after ?? null }),
    fromDesk((db) => db.account.findMany({ where: { changeAuthors: { some: { change: waiting } } }, select: { id: true, displayName: true }, orderBy: [{ displayName: "asc" }, { id: "asc" }], take: MOST_AUTHORS })),
  ]);
  return {
    changes: changes.slice(0, CHANGES_AT_ONCE),
    more: changes.length > CHANGES_AT_ONCE,
    authors: authors.map(({ id, displayName }) => ({ accountId: accountIdSchema.parse(id), displayName })),
  };
}
