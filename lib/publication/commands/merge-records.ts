import "server-only";
import { dayOf } from "@/lib/core/days";
import { conflict } from "@/lib/core/errors";
import { changeIdSchema, recordIdSchema, type AccountId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { giveUp } from "@/lib/changes/commands/discard-change";
import { isBuiltUpon } from "@/lib/duplicates/queries/built-upon";
import { factsMentioning, LIVE_STATES, mergeOf } from "@/lib/duplicates/queries/merging";
import { CURRENT_FACTS } from "@/lib/facts/queries/read-facts";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";
import { mentionsOf } from "@/lib/publication/body";
import { indexEdition } from "@/lib/publication/commands/index-edition";
import { keepRevision } from "@/lib/publication/commands/publish-applied";
import { editionComingBack } from "@/lib/publication/queries/what-comes-back";

/** A merge under way, or its undoing, within the transaction that publishes its change. */
export type MergingNow = { act: "merge" | "undo"; mergeId: string; changeId: ChangeId; kept: RecordId; merged: RecordId; by: AccountId; at: Date };

/**
 * The first half of what a change does that merges two records, or undoes that: the other record leaves the public site, its address leads on, or it comes
 * back exactly as it was. Its facts are touched by neither. Both records are locked (lockRecordsOf). Call it before anything is published: whoever
 * writes a redirect and a publication writes them in that order.
 * @returns null for any other change
 * @throws AppError conflict: mergeMovedOn, unmergeMovedOn, recordWithdrawn
 */
export async function beginMerging(transaction: DeskTransaction, changeId: ChangeId, by: AccountId): Promise<MergingNow | null> {
  const merge = await mergeOf(transaction, changeId);
  if (merge === null) return null;
  const merging: MergingNow = { act: merge.act, mergeId: merge.id, changeId, kept: recordIdSchema.parse(merge.keptId), merged: recordIdSchema.parse(merge.mergedId), by, at: now() };
  if (merge.act === "merge") {
    await refuseMovedOn(transaction, merging, merge.mergedVersion);
    await leave(transaction, merging);
  } else {
    // Asked when it was proposed, and once more: days may lie between.
    if (await isBuiltUpon(transaction, { mergeId: merge.id, changeId: changeIdSchema.parse(merge.changeId), undoChangeId: changeId, kept: merging.kept })) throw conflict("unmergeMovedOn");
    await comeBack(transaction, merging);
  }
  return merging;
}

/** The second half, once its change is applied: what is kept of it, and the word to the caches. */
export async function finishMerging(transaction: DeskTransaction, { act, mergeId, changeId, kept, merged, by, at }: MergingNow): Promise<void> {
  await letGo(transaction, changeId, { by, at });
  await transaction.merge.update({ where: { id: mergeId }, data: act === "merge" ? { state: "merged", mergedAt: at } : { state: "undone", undoneAt: at } });
  await transaction.publication.create({ data: { seq: 0n, recordId: merged, kind: "person", act: act === "merge" ? "merge" : "unmerge", number: null, onDay: new Date(dayOf(at)) } });
  const { version } = await keepRevision(transaction, { recordId: merged, changeId: null, by, reason: null, now: at });
  await recordAudit(transaction, act === "merge"
    ? { event: "record.merged", actorId: by, subjectKind: "record", subjectId: merged, detail: { changeId, into: kept, version } }
    : { event: "record.unmerged", actorId: by, subjectKind: "record", subjectId: merged, detail: { changeId, from: kept, version } });
}

/** What it would have said of records that were withdrawn since: nobody could ever decide it. */
async function letGo(transaction: DeskTransaction, changeId: ChangeId, { by, at }: { by: AccountId; at: Date }): Promise<void> {
  const left = await transaction.change.findMany({ where: { withChangeId: changeId, origin: "merge", state: { in: LIVE_STATES } }, select: { id: true, state: true } });
  for (const { id, state } of left) {
    if (state === "submitted" || state === "approved") await transaction.change.update({ where: { id }, data: { state: "returned", decidedById: by, decidedAt: at } });
    await giveUp(transaction, changeIdSchema.parse(id));
  }
}

/** What the record says since, or others say of it, would be left behind. */
async function refuseMovedOn(transaction: DeskTransaction, { changeId, kept, merged }: MergingNow, mergedVersion: number): Promise<void> {
  const records = await transaction.publicRecord.findMany({ where: { id: { in: [kept, merged] } }, select: { id: true, version: true, withdrawnAt: true } });
  if (records.some(({ withdrawnAt }) => withdrawnAt !== null)) throw conflict("recordWithdrawn");
  const own = new Set([changeId, ...(await transaction.change.findMany({ where: { withChangeId: changeId }, select: { id: true } })).map(({ id }) => id)]);
  const unseen = (await factsMentioning(transaction, merged)).some(({ claimedBy }) => claimedBy === null || !own.has(claimedBy));
  const open = await transaction.change.count({ where: { recordId: merged, state: { in: LIVE_STATES } } });
  if (unseen || open > 0 || (await takenSince(transaction, changeId)) || records.find(({ id }) => id === merged)?.version !== mergedVersion) throw conflict("mergeMovedOn");
}

/** Whether a stretch of custody was numbered meanwhile as one that goes: two would be read as two accounts of one. */
async function takenSince(transaction: DeskTransaction, changeId: ChangeId): Promise<boolean> {
  const goes = await transaction.assertion.findMany({ where: { addedByChangeId: changeId, kind: "spell", replacesId: null }, select: { recordId: true, question: true } });
  const [first] = goes;
  if (first === undefined) return false;
  return (await transaction.assertion.count({ where: { AND: [CURRENT_FACTS, { recordId: first.recordId, question: { in: goes.map(({ question }) => question) } }] } })) > 0;
}

async function leave(transaction: DeskTransaction, { kept, merged, at }: MergingNow): Promise<void> {
  await watchLikewise(transaction, merged, kept);
  const gone = await transaction.currentEdition.deleteMany({ where: { recordId: merged } });
  if (gone.count === 0) throw conflict("mergeMovedOn");
  await transaction.publicRecord.update({ where: { id: merged }, data: { withdrawnAt: at, mergedInto: kept } });
  await leadTo(transaction, await addressesOf(transaction, merged), kept, at);
}

/**
 * Whoever watches the one watches the other as well: a watch ends with the standing edition of what it is of, and nobody who asked is to miss the record that
 * stands. Who watched which of the two before a merge is kept nowhere: after its undoing they watch both, until they stop one.
 */
async function watchLikewise(transaction: DeskTransaction, watched: RecordId, likewise: RecordId): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO desk.watch (account_id, record_id)
    SELECT watch.account_id, ${likewise}::uuid FROM desk.watch JOIN desk.account ON account.id = watch.account_id
    WHERE watch.record_id = ${watched}::uuid AND account.disabled_at IS NULL AND account.role IN ('advocate', 'researcher', 'editor', 'admin')
      AND EXISTS (SELECT FROM public_site.current_edition WHERE record_id = ${likewise}::uuid)
    ON CONFLICT DO NOTHING`;
}

async function comeBack(transaction: DeskTransaction, { kept, merged, at }: MergingNow): Promise<void> {
  const { slug } = await transaction.publicRecord.update({ where: { id: merged }, data: { withdrawnAt: null, mergedInto: null }, select: { slug: true } });
  const addresses = await addressesOf(transaction, merged);
  await transaction.redirect.deleteMany({ where: { kind: "person", slug: { in: addresses } } });
  const newest = await editionComingBack(transaction, { kept, merged });
  if (newest === null) {
    // Addresses of records that went into it before answer nothing until it stands again (CL051 lets them): never what it was parted from.
    await leadTo(transaction, addresses.filter((address) => address !== slug), merged, at);
    return;
  }
  const { body } = newest;
  await transaction.currentEdition.create({ data: { recordId: merged, kind: "person", slug, number: newest.number, document: body, mentions: mentionsOf(body) } });
  await indexEdition(transaction, { body, number: newest.number, publishedOn: newest.publishedOn });
  await watchLikewise(transaction, kept, merged);
  await leadTo(transaction, addresses.filter((address) => address !== slug), merged, at);
}

/** Its own address, and those of records that went into it before: they lead on with it. */
async function addressesOf(transaction: DeskTransaction, recordId: RecordId): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE went AS (
      SELECT id, slug FROM desk.public_record WHERE id = ${recordId}::uuid
      UNION SELECT r.id, r.slug FROM desk.public_record r JOIN went ON r.merged_into = went.id)
    SELECT slug FROM went ORDER BY slug`;
  return rows.map(({ slug }) => slug);
}

async function leadTo(transaction: DeskTransaction, addresses: readonly string[], recordId: RecordId, at: Date): Promise<void> {
  await transaction.redirect.deleteMany({ where: { kind: "person", slug: { in: [...addresses] } } });
  for (const slug of addresses) await transaction.redirect.create({ data: { kind: "person", slug, recordId, since: new Date(dayOf(at)) } });
}
