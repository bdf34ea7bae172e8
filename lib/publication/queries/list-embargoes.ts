import "server-only";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";
import { mayTakeDown } from "@/lib/publication/policy";

export type ListedEmbargo = { changeId: ChangeId; record: RecordName; publishAt: Date; approvedBy: string; refusal: string | null };

const MOST_LISTED = 100;

/** Changes that wait for their time, the soonest first, and those that were refused at it and wait for review again. Empty below editor. */
export async function listEmbargoes(actor: Actor): Promise<ListedEmbargo[]> {
  if (!mayTakeDown(actor)) return [];
  return fromDesk(async (db) => {
    const rows = await db.embargo.findMany({
      where: { OR: [{ state: "waiting" }, { state: "refused", change: { state: "submitted", embargoes: { none: { state: "waiting" } } } }] },
      select: { changeId: true, publishAt: true, refusal: true, approvedBy: { select: { displayName: true } }, change: { select: { recordId: true } } },
      orderBy: [{ publishAt: "asc" }, { id: "asc" }],
      take: MOST_LISTED,
    });
    const names = await recordNames(db, rows.map(({ change }) => change.recordId));
    return rows.flatMap(({ changeId, publishAt, refusal, approvedBy, change }) => {
      const record = names.get(recordIdSchema.parse(change.recordId));
      return record === undefined ? [] : [{ changeId: changeIdSchema.parse(changeId), record, publishAt, approvedBy: approvedBy.displayName, refusal }];
    });
  });
}
