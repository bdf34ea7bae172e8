import "server-only";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { roleAtLeast } from "@/lib/core/actor";
import { changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";
import { changeRefusal, LEFT_BEHIND, mayDraft, visibleChanges } from "@/lib/changes/policy";
import { STANDING_COLUMNS, standingOf } from "@/lib/changes/queries/change-standing";
import type { ChangePlace } from "@/lib/changes/schema";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

export type ChangeSummary = {
  id: ChangeId;
  state: ChangeState;
  record: RecordName;
  createdAt: Date;
  submittedAt: Date | null;
  authors: string[];
  /** Facts added and retired; one that replaces another counts on both sides. */
  added: number;
  retired: number;
  note: string | null;
  lastComment: { by: string; at: Date; text: string } | null;
  /** False for an editor who took part in it. */
  mayPublish: boolean;
  /** The editor who has taken it up; it keeps nobody out. */
  claimedBy: { displayName: string; isMe: boolean } | null;
};

/** More than anybody can keep in view; the oldest waiting ones come first in the queue. */
const MOST_LISTED = 100;

const COLUMNS = {
  id: true, recordId: true, createdAt: true, submittedAt: true, note: true, claimedById: true,
  claimedBy: { select: { displayName: true } },
  ...STANDING_COLUMNS,
  authors: { select: { accountId: true, account: { select: CALLED } } },
  comments: { select: { at: true, text: true, account: { select: { displayName: true } } }, orderBy: { at: "desc" }, take: 1 },
} as const satisfies Prisma.ChangeSelect;

/** Above this a number says no more than "many". */
export const COUNTED_TO = 500;

const MINE: readonly ChangeState[] = ["draft", "submitted", "returned", "approved"];

/** Of a list: at most so many, those behind this place; without a number as many as anybody can keep in view. */
type Part = { most?: number; after?: ChangePlace | null };

/**
 * The actor's own drafts, submissions, returned changes and those that wait for their embargo, the latest first; new sources ride along with theirs. Empty below
 * researcher.
 * @param states those of them alone
 */
export async function listMyChanges(actor: Actor, states: readonly ChangeState[] = MINE, { most = MOST_LISTED, after = null }: Part = {}): Promise<ChangeSummary[]> {
  if (!mayDraft(actor)) return [];
  return changeSummaries(
    actor,
    { authors: { some: { accountId: actor.accountId } }, state: { in: states.filter((state) => MINE.includes(state)) }, withChangeId: null },
    { by: "createdAt", direction: "desc" },
    { take: most, after },
  );
}

/** How many of the actor's own changes are in each state, each at most COUNTED_TO. Nothing below researcher. */
export async function countMyChanges(actor: Actor): Promise<Record<(typeof MINE)[number], number>> {
  const counts: Record<ChangeState, number> = { draft: 0, submitted: 0, returned: 0, approved: 0, applied: 0, discarded: 0 };
  if (!mayDraft(actor)) return counts;
  // From what is open to who took part: that is little, and what somebody took part in over the years is not.
  const rows = await fromDesk((db) => db.$queryRaw<{ state: ChangeState; count: number }[]>`
    SELECT asked.state, (SELECT count(*)::int FROM (
      SELECT FROM desk.change c WHERE c.state = asked.state AND c.with_change_id IS NULL
        AND EXISTS (SELECT FROM desk.change_author a WHERE a.change_id = c.id AND a.account_id = ${actor.accountId}::uuid) LIMIT ${COUNTED_TO}) AS mine) AS count
    FROM unnest(${[...MINE]}::text[]) AS asked (state)`);
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** What waits for this editor and none of its authors, the longest waiting first. Empty below editor. @returns `count`: at most COUNTED_TO */
export async function listForReview(actor: Actor, most: number): Promise<{ changes: ChangeSummary[]; count: number }> {
  if (!roleAtLeast(actor.role, "editor")) return { changes: [], count: 0 };
  const [changes, counted] = await Promise.all([
    changeSummaries(actor, { state: "submitted", withChangeId: null, authors: { none: { accountId: actor.accountId } } }, { by: "submittedAt", direction: "asc" }, { take: most, after: null }),
    fromDesk((db) => db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM desk.change c WHERE c.state = 'submitted' AND c.with_change_id IS NULL
          AND NOT EXISTS (SELECT FROM desk.change_author a WHERE a.change_id = c.id AND a.account_id = ${actor.accountId}::uuid) LIMIT ${COUNTED_TO}) AS waiting`),
  ]);
  return { changes, count: counted[0]?.count ?? 0 };
}

/** Open changes of people whose accounts are disabled, the oldest first: an editor discards them, or a researcher takes them on by editing. Empty below editor. */
export async function listLeftBehind(actor: Actor): Promise<ChangeSummary[]> {
  if (!roleAtLeast(actor.role, "editor")) return [];
  return changeSummaries(actor, { AND: [visibleChanges(actor), LEFT_BEHIND, { withChangeId: null }] }, { by: "createdAt", direction: "asc" });
}

/** By which moment, and then by id: two of one moment have an order too. */
type ChangeOrder = { by: "createdAt" | "submittedAt"; direction: "asc" | "desc" };

/** What comes behind a place, whether or not the change that stood there is still on the list: a list goes on where it was read, and leaves nothing out. */
function behind({ by, direction }: ChangeOrder, { at, id }: ChangePlace): Prisma.ChangeWhereInput {
  const of = (moment: Date | { gt: Date } | { lt: Date }): Prisma.ChangeWhereInput => (by === "createdAt" ? { createdAt: moment } : { submittedAt: moment });
  return direction === "asc" ? { OR: [of({ gt: at }), { AND: [of(at), { id: { gt: id } }] }] } : { OR: [of({ lt: at }), { AND: [of(at), { id: { lt: id } }] }] };
}

/**
 * Changes as a list shows them. Authorises nothing: `where` says which of them are the actor's to see.
 * @param page so many, behind this place
 */
export function changeSummaries(
  actor: Actor,
  where: Prisma.ChangeWhereInput,
  order: ChangeOrder,
  { take, after }: { take: number; after: ChangePlace | null } = { take: MOST_LISTED, after: null },
): Promise<ChangeSummary[]> {
  return fromDesk(async (db) => {
    const rows = await db.change.findMany({ where: after === null ? where : { AND: [where, behind(order, after)] }, orderBy: [{ [order.by]: order.direction }, { id: order.direction }], take, select: COLUMNS });
    const [names, counts] = await Promise.all([recordNames(db, rows.map(({ recordId }) => recordId)), countFacts(db, rows.map(({ id }) => id))]);
    const alone = await isOfficeOfOne(db, actor.accountId);
    return rows.flatMap((row) => {
      const record = names.get(recordIdSchema.parse(row.recordId));
      if (record === undefined) return [];
      const { state } = standingOf(row);
      const [comment] = row.comments;
      return [
        {
          id: changeIdSchema.parse(row.id),
          state,
          record,
          createdAt: row.createdAt,
          submittedAt: row.submittedAt,
          authors: row.authors.map(({ account }) => calledIn(actor.locale, account)).toSorted(),
          ...(counts.get(row.id) ?? { added: 0, retired: 0 }),
          note: row.note,
          lastComment: comment === undefined ? null : { by: comment.account.displayName, at: comment.at, text: comment.text },
          mayPublish: changeRefusal(actor, "publish", { ...standingOf(row), isOfficeOfOne: alone }) === null,
          claimedBy: row.claimedBy === null ? null : { displayName: row.claimedBy.displayName, isMe: row.claimedById === actor.accountId },
        },
      ];
    });
  });
}

/**
 * What a draft has added and written over itself is neither: a reviewer will not see it. Counted for the changes that are shown, one by one: what Prisma makes of a
 * count with a condition counts the facts of every change there is.
 */
async function countFacts(db: DeskReader, ids: readonly string[]): Promise<Map<string, { added: number; retired: number }>> {
  const rows = await db.$queryRaw<{ id: string; added: number; retired: number }[]>`
    SELECT shown.id::text, (SELECT count(*)::int FROM desk.assertion a WHERE a.added_by_change_id = shown.id AND a.retired_by_change_id IS NULL) AS added,
      (SELECT count(*)::int FROM desk.assertion a JOIN desk.change c ON c.id = a.added_by_change_id WHERE a.retired_by_change_id = shown.id AND c.state = 'applied') AS retired
    FROM unnest(${[...ids]}::uuid[]) AS shown (id)`;
  return new Map(rows.map(({ id, added, retired }) => [id, { added, retired }]));
}
