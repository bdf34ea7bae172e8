import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { mayDraft } from "@/lib/changes/policy";
import { LIVE_STATES } from "@/lib/duplicates/queries/merging";
import { MERGE_STATES, mergeIdSchema, type MergeId } from "@/lib/duplicates/schema";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** A merge, from its proposal on. `changeId` makes it, `undoChangeId` undoes it: null while nobody proposed that, or where that was discarded. */
export type ListedMerge = { id: MergeId; state: (typeof MERGE_STATES)[number]; kept: RecordName; merged: RecordName; changeId: ChangeId; undoChangeId: ChangeId | null; mergedAt: Date | null; undoneAt: Date | null; /** Whether the record that stayed was taken off the public site since, and did not go into another one itself. */ keptWithdrawn: boolean };

const MOST_LISTED = 50;
const stateSchema = z.enum(MERGE_STATES);

/** Merges that are proposed, that stand and that were undone, the latest first; proposals that were discarded are not among them. Empty below researcher. */
export function listMerges(actor: Actor): Promise<ListedMerge[]> {
  return merges(actor, {});
}

/** Those of one record, as the one that stays or the one that goes. */
export function listMergesOf(actor: Actor, recordId: RecordId): Promise<ListedMerge[]> {
  return merges(actor, { OR: [{ keptId: recordId }, { mergedId: recordId }] });
}

/** Those that stand by which records went into the one that this one is now, and into those in turn: whoever takes it down takes them along. */
export async function listMergesAlong(actor: Actor, recordId: RecordId): Promise<ListedMerge[]> {
  if (!mayDraft(actor)) return [];
  const rows = await fromDesk((db) => db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE into_what AS (
      SELECT id, merged_into FROM desk.public_record WHERE id = ${recordId}::uuid
      UNION SELECT next.id, next.merged_into FROM desk.public_record next JOIN into_what ON next.id = into_what.merged_into
    )
    SELECT went::text AS id FROM into_what, desk.with_those_merged(into_what.id) went WHERE into_what.merged_into IS NULL`);
  return rows.length < 2 ? [] : merges(actor, { state: "merged", keptId: { in: rows.map(({ id }) => id) } });
}

/** The one that a change makes, or undoes; null for any other change. */
export async function getMergeOf(actor: Actor, changeId: ChangeId): Promise<ListedMerge | null> {
  return (await merges(actor, { OR: [{ changeId }, { undoChangeId: changeId }] }))[0] ?? null;
}

export async function getMerge(actor: Actor, id: MergeId): Promise<ListedMerge | null> {
  return (await merges(actor, { id }))[0] ?? null;
}

async function merges(actor: Actor, where: Prisma.MergeWhereInput): Promise<ListedMerge[]> {
  if (!mayDraft(actor)) return [];
  return fromDesk(async (db) => {
    const rows = await db.merge.findMany({
      where: { AND: [where, { OR: [{ state: { not: "proposed" } }, { change: { state: { in: LIVE_STATES } } }] }] },
      include: { undoChange: { select: { state: true } }, kept: { select: { withdrawnAt: true, mergedInto: true } } },
      orderBy: [{ change: { createdAt: "desc" } }, { id: "asc" }],
      take: MOST_LISTED,
    });
    const names = await recordNames(db, rows.flatMap(({ keptId, mergedId }) => [keptId, mergedId]));
    return rows.flatMap((row) => {
      const [kept, merged] = [names.get(recordIdSchema.parse(row.keptId)), names.get(recordIdSchema.parse(row.mergedId))];
      if (kept === undefined || merged === undefined) return [];
      const undo = row.undoChangeId === null || row.undoChange?.state === "discarded" ? null : changeIdSchema.parse(row.undoChangeId);
      return [{ id: mergeIdSchema.parse(row.id), state: stateSchema.parse(row.state), kept, merged, changeId: changeIdSchema.parse(row.changeId), undoChangeId: undo, mergedAt: row.mergedAt, undoneAt: row.undoneAt, keptWithdrawn: row.kept.withdrawnAt !== null && row.kept.mergedInto === null }];
    });
  });
}
