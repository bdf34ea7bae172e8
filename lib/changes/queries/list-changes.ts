import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { roleAtLeast } from "@/lib/core/actor";
import { changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";
import { changeRefusal, LEFT_BEHIND, mayDraft, visibleChanges } from "@/lib/changes/policy";
import { STANDING_COLUMNS, standingOf } from "@/lib/changes/queries/change-standing";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";
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
  authors: { select: { accountId: true, account: { select: { displayName: true } } } },
  comments: { select: { at: true, text: true, account: { select: { displayName: true } } }, orderBy: { at: "desc" }, take: 1 },
  // What a draft has added and written over itself is neither: a reviewer will not see it.
  _count: { select: { added: { where: { retiredByChangeId: null } }, retired: { where: { addedByChange: { state: "applied" } } } } },
} as const satisfies Prisma.ChangeSelect;

/** The actor's own drafts, submissions, returned changes and those that wait for their embargo, the latest first; new sources ride along with theirs. Empty below researcher. */
export async function listMyChanges(actor: Actor): Promise<ChangeSummary[]> {
  if (!mayDraft(actor)) return [];
  return changeSummaries(
    actor,
    { authors: { some: { accountId: actor.accountId } }, state: { in: ["draft", "submitted", "returned", "approved"] }, withChangeId: null },
    [{ createdAt: "desc" }, { id: "desc" }],
  );
}

/** What waits for an editor, the longest waiting first; also the actor's own, which somebody else must decide. Empty below editor. */
export async function listReviewQueue(actor: Actor): Promise<ChangeSummary[]> {
  if (!roleAtLeast(actor.role, "editor")) return [];
  return changeSummaries(actor, { AND: [visibleChanges(actor), { state: "submitted", withChangeId: null }] }, [{ submittedAt: "asc" }, { id: "asc" }]);
}

/** Open changes of people whose accounts are disabled, the oldest first: an editor discards them, or a researcher takes them on by editing. Empty below editor. */
export async function listLeftBehind(actor: Actor): Promise<ChangeSummary[]> {
  if (!roleAtLeast(actor.role, "editor")) return [];
  return changeSummaries(actor, { AND: [visibleChanges(actor), LEFT_BEHIND, { withChangeId: null }] }, [{ createdAt: "asc" }, { id: "asc" }]);
}

/**
 * Changes as a list shows them. Authorises nothing: `where` says which of them are the actor's to see.
 * @param page so many, after this one
 */
export function changeSummaries(
  actor: Actor,
  where: Prisma.ChangeWhereInput,
  orderBy: Prisma.ChangeOrderByWithRelationInput[],
  { take, after }: { take: number; after: ChangeId | null } = { take: MOST_LISTED, after: null },
): Promise<ChangeSummary[]> {
  return fromDesk(async (db) => {
    const rows = await db.change.findMany({ where, orderBy, take, select: COLUMNS, ...(after === null ? {} : { cursor: { id: after }, skip: 1 }) });
    const names = await recordNames(db, rows.map(({ recordId }) => recordId));
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
          authors: row.authors.map(({ account }) => account.displayName).toSorted(),
          added: row._count.added,
          retired: row._count.retired,
          note: row.note,
          lastComment: comment === undefined ? null : { by: comment.account.displayName, at: comment.at, text: comment.text },
          mayPublish: changeRefusal(actor, "publish", { ...standingOf(row), isOfficeOfOne: alone }) === null,
          claimedBy: row.claimedBy === null ? null : { displayName: row.claimedBy.displayName, isMe: row.claimedById === actor.accountId },
        },
      ];
    });
  });
}
