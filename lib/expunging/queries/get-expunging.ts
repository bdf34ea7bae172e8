import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { mayDraft } from "@/lib/changes/policy";
import { approvingRefusal, mayExpunge, proposingRefusal, takingBackRefusal } from "@/lib/expunging/policy";
import { lapsesAt, reasonOf, recordToExpunge, reviewsAlone, stateOf } from "@/lib/expunging/queries/to-expunge";
import { expungingScopeSchema, type Expunged, type ExpungingOfRecord } from "@/lib/expunging/schema";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";

/** What is said of a record that was expunged, by itself or with the one that it went into; null for any other, and below researcher. */
export const getExpunged = cache(async (actor: Actor, recordId: RecordId): Promise<Expunged | null> => {
  if (!mayDraft(actor)) return null;
  return fromDesk(async (db) => {
    const row = await db.publicRecord.findUnique({
      where: { id: recordId },
      select: { expunging: { select: { reason: true, decidedAt: true, proposedBy: { select: { displayName: true } }, decidedBy: { select: { displayName: true } } } } },
    });
    const done = row?.expunging;
    if (done?.decidedAt == null || done.decidedBy === null) return null;
    return { reason: reasonOf(done.reason), at: done.decidedAt, by: done.proposedBy.displayName, approvedBy: done.decidedBy.displayName };
  });
});

/** What is proposed of a record, what would go with it, and what this person may do; null where there is no such record (any more), and below editor. */
export async function getExpunging(actor: Actor, recordId: RecordId): Promise<ExpungingOfRecord | null> {
  if (!mayExpunge(actor)) return null;
  return fromDesk(async (db) => {
    const record = await recordToExpunge(db, recordId);
    if (record === null || record.isExpunged) return null;
    const [row, isAlone, counted] = await Promise.all([
      db.expunging.findFirst({ where: { recordId, state: "proposed" }, select: { id: true, reason: true, words: true, state: true, proposedById: true, proposedAt: true, proposedBy: { select: { displayName: true } } } }),
      reviewsAlone(db, actor),
      db.$queryRaw<{ takes: unknown }[]>`SELECT desk.what_expunging_takes(${recordId}::uuid) AS takes`,
    ]);
    const until = row && lapsesAt(row.proposedAt);
    const isLapsed = until !== null && until <= now();
    const standing = row && { state: stateOf(row.state), proposedBy: row.proposedById, isLapsed };
    return {
      recordId,
      proposal: row && standing && until && {
        id: row.id, reason: reasonOf(row.reason), words: row.words ?? "", by: row.proposedBy.displayName, at: row.proposedAt, until, isLapsed,
        may: { approve: approvingRefusal(actor, standing) === null, takeBack: takingBackRefusal(actor, standing) === null },
      },
      refusal: proposingRefusal(actor, record, isAlone),
      scope: expungingScopeSchema.parse(counted[0]?.takes),
    };
  });
}

type WaitingExpunging = { record: RecordName; by: string; until: Date };

/** Proposals that wait for this person, the oldest first: made by somebody else, and not lapsed; none below editor. */
export async function listWaitingExpungings(actor: Actor): Promise<WaitingExpunging[]> {
  if (!mayExpunge(actor)) return [];
  return fromDesk(async (db) => {
    const rows = await db.expunging.findMany({ where: { state: "proposed", proposedById: { not: actor.accountId } }, select: { recordId: true, proposedAt: true, proposedBy: { select: { displayName: true } } }, orderBy: [{ proposedAt: "asc" }, { id: "asc" }] });
    const standing = rows.filter(({ proposedAt }) => lapsesAt(proposedAt) > now());
    const names = await recordNames(db, standing.map(({ recordId }) => recordId));
    return standing.flatMap(({ recordId, proposedAt, proposedBy }) => {
      const record = names.get(recordIdSchema.parse(recordId));
      return record === undefined ? [] : [{ record, by: proposedBy.displayName, until: lapsesAt(proposedAt) }];
    });
  });
}
