import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { accountIdSchema, changeIdSchema, recordIdSchema, type AccountId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { CHANGE_STATES, RECORD_KINDS, type ChangeState, type RecordKind } from "@/lib/core/kinds";
import { companionsOf } from "@/lib/changes/queries/companions";
import { joiningBy, mergeOf } from "@/lib/duplicates/queries/merging";
import { factsInChange, factsOnceApplied } from "@/lib/facts/queries/read-facts";
import type { StoredFact } from "@/lib/facts/schema";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";
import { lockRecord, publishApplied, type Publication } from "@/lib/publication/commands/publish-applied";
import { restsOnWithdrawn } from "@/lib/publication/commands/standing-sources";
import { isCorrection, namesGone, prefersTwo, publicAmong, sourcesHeldUntil } from "@/lib/publication/queries/what-becomes-public";
import { basisRefusal } from "@/lib/publication/queries/what-is-cleared";
import { refuseRetiredPractices } from "@/lib/wording/queries/retired-in-changes";

export type ChangeToPublish = { id: ChangeId; recordId: RecordId; kind: RecordKind; state: ChangeState; authors: AccountId[]; withdrawn: boolean; version: number; withChange: ChangeId | null };

/** @throws AppError not_found */
export async function changeToPublish(transaction: DeskTransaction, changeId: ChangeId): Promise<ChangeToPublish> {
  const row = await transaction.change.findUnique({
    where: { id: changeId },
    select: {
      id: true,
      recordId: true,
      state: true,
      withChangeId: true,
      authors: { select: { accountId: true } },
      record: { select: { kind: true, withdrawnAt: true, version: true } },
    },
  });
  const state = CHANGE_STATES.find((known) => known === row?.state);
  const kind = RECORD_KINDS.find((known) => known === row?.record.kind);
  if (row === null || state === undefined || kind === undefined) throw notFound();
  return {
    id: changeIdSchema.parse(row.id),
    recordId: recordIdSchema.parse(row.recordId),
    kind,
    state,
    authors: row.authors.map(({ accountId }) => accountIdSchema.parse(accountId)),
    withdrawn: row.record.withdrawnAt !== null,
    version: row.record.version,
    withChange: row.withChangeId === null ? null : changeIdSchema.parse(row.withChangeId),
  };
}

export async function move(transaction: DeskTransaction, changeId: ChangeId, from: ChangeState, to: ChangeState, decision: { by: AccountId; at: Date } | null): Promise<void> {
  const moved = await transaction.change.updateMany({
    where: { id: changeId, state: from },
    data: decision === null ? { state: to } : { state: to, decidedById: decision.by, decidedAt: decision.at },
  });
  if (moved.count === 0) throw conflict("changeMovedOn");
}

/**
 * What must hold of a change that is published now, or approved for later. Not left out in silence: the editor saw the facts, and their authors may
 * know another source for one.
 * @param later of an approval for later: its moment, and where the form asks for the public note
 * @returns whether it is a correction
 * @throws AppError conflict (recordWithdrawn, basisMissing, wordsBasisMissing, sourceWithdrawn, practiceRetiredNamed, sourceEmbargoed, namesMerged, caseGone, preferenceTaken) · invalid (publicNoteNeeded)
 */
export async function refuseUnpublishable(transaction: DeskTransaction, change: ChangeToPublish, publicNote: string | null, later: { at: Date; box: string } | null = null): Promise<{ isCorrection: boolean }> {
  const merge = await mergeOf(transaction, change.withChange ?? change.id);
  if (change.withdrawn) {
    // Whom a wrong merge brought onto a record that was withdrawn since is taken from it, and nothing of it becomes public (keepEdition).
    if (merge?.act === "undo" && change.withChange === null) return { isCorrection: false };
    throw conflict("recordWithdrawn");
  }
  const joining = change.withChange === null ? joiningBy(merge) : null;
  const facts = await factsInChange(transaction, change.id);
  // What a merge says was on record before: that a source of it was withdrawn is no ground to keep two records of one person, or of two in one. Nothing that rests on it
  // becomes public (withStandingSources).
  if (merge === null && (await restsOnWithdrawn(transaction, await publicAmong(transaction, facts.added)))) throw conflict("sourceWithdrawn");
  if (merge === null) await refuseRetiredPractices(transaction, [change.id]);
  const gone = await namesGone(transaction, facts.added, merge?.mergedId ?? null);
  if (gone !== null) throw conflict(gone);
  // After the records of whoever is named, which are locked there: whoever withdraws a basis locks the record before it.
  const once = await factsOnceApplied(transaction, change.recordId, change.id);
  await holdBases(transaction, change.recordId, once);
  const unfounded = await basisRefusal(transaction, { id: change.recordId, kind: change.kind }, once, joining);
  if (unfounded !== null) throw conflict(unfounded);
  // Of two that bring one new source neither makes it public before the other: they are for one moment, or one of them is not for later.
  if ((await sourcesHeldUntil(transaction, change.id, facts.added)).some((moment) => moment.getTime() !== later?.at.getTime())) throw conflict("sourceEmbargoed");
  if (await prefersTwo(transaction, change)) throw conflict("preferenceTaken");
  const correction = await isCorrection(transaction, change, facts);
  if (correction && publicNote === null) throw invalid({ [later?.box ?? "publicNote"]: ["publicNoteNeeded"] });
  return { isCorrection: correction };
}

/** What it may rest on is held before anything else is: whoever withdraws it waits for this publication, or this for them, and neither for the audit log meanwhile. */
async function holdBases(transaction: DeskTransaction, recordId: RecordId, facts: readonly StoredFact[]): Promise<void> {
  const people = [...new Set([recordId, ...facts.flatMap(({ saidById, value }) => [saidById, value.kind === "speaker" ? value.byId : null])])].filter((id) => id !== null);
  await transaction.$queryRaw`SELECT FROM desk.publication_basis WHERE person_id = ANY (${people}::uuid[]) AND withdrawn_at IS NULL ORDER BY id FOR SHARE`;
}

/**
 * Applies one change and publishes what that makes of its record: approved now where it was not, revision, edition and audit rows. Authorises nothing but
 * four eyes, or that this is an office of one: the calling command has. Records and changes are locked (below).
 * @param by an editor
 * @throws AppError forbidden (fourEyes) · conflict (notSubmitted and those of refuseUnpublishable) · invalid
 */
export async function applyChange(transaction: DeskTransaction, change: ChangeToPublish, by: { accountId: AccountId; publicNote: string | null }): Promise<Publication | null> {
  const alone = change.authors.includes(by.accountId);
  if (alone && !(await isOfficeOfOne(transaction, by.accountId))) throw forbidden("fourEyes");
  if (change.state !== "submitted" && change.state !== "approved") throw forbidden("notSubmitted");
  const { isCorrection: correction } = await refuseUnpublishable(transaction, change, by.publicNote);
  const at = now();
  // One that another editor approved already, for later, keeps that approval.
  if (change.state === "submitted") await move(transaction, change.id, "submitted", "approved", { by: by.accountId, at });
  await move(transaction, change.id, "approved", "applied", null);
  return publishApplied(transaction, change.recordId, {
    changeId: change.id,
    publishedBy: by.accountId,
    reason: correction ? "corrected" : "published",
    publicNote: correction ? by.publicNote : null,
    alone,
    withdrawn: change.withdrawn,
    now: at,
  });
}

/** Nobody returns, edits or hands in a change while it is compared with what was on screen and published; nor what goes along with it. */
export async function lockChange(transaction: DeskTransaction, changeId: ChangeId): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM desk.change WHERE id = ${changeId}::uuid FOR UPDATE`;
  for (const { id } of await companionsOf(transaction, changeId)) await transaction.$queryRaw`SELECT id FROM desk.change WHERE id = ${id}::uuid FOR UPDATE`;
}

/** One order for everybody, or two publications of overlapping records could wait for each other for ever. */
export async function lockRecordsOf(transaction: DeskTransaction, changeId: ChangeId): Promise<ReadonlySet<RecordId>> {
  const main = await changeToPublish(transaction, changeId);
  const companions = await companionsOf(transaction, changeId);
  const merge = await mergeOf(transaction, changeId);
  const records = [...[main, ...companions].map(({ recordId }) => recordId), ...(merge === null ? [] : [recordIdSchema.parse(merge.mergedId)])].toSorted((a, b) => a.localeCompare(b, "en"));
  for (const recordId of records) await lockRecord(transaction, recordId);
  return new Set(records);
}
