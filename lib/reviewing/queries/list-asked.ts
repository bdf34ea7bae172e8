import "server-only";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";
import { mayReview, OF_OTHERS } from "@/lib/reviewing/policy";

export type AskedOpinion = { changeId: ChangeId; record: RecordName; by: string; askedAt: Date; question: string };

const MOST_LISTED = 100;

/** What this editor was asked and has not answered, the longest waiting first. Empty below editor. */
export async function listAsked(actor: Actor): Promise<AskedOpinion[]> {
  if (!mayReview(actor)) return [];
  return fromDesk(async (db) => {
    const rows = await db.secondOpinion.findMany({
      where: { askedOfId: actor.accountId, answeredAt: null, ...OF_OTHERS(actor) },
      select: { changeId: true, askedAt: true, question: true, askedBy: { select: { displayName: true } }, change: { select: { recordId: true } } },
      orderBy: [{ askedAt: "asc" }, { id: "asc" }],
      take: MOST_LISTED,
    });
    const names = await recordNames(db, rows.map(({ change }) => change.recordId));
    return rows.flatMap(({ changeId, askedAt, question, askedBy, change }) => {
      const record = names.get(recordIdSchema.parse(change.recordId));
      return record === undefined ? [] : [{ changeId: changeIdSchema.parse(changeId), record, by: askedBy.displayName, askedAt, question }];
    });
  });
}
