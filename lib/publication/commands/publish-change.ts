import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { accountIdSchema, changeIdSchema, recordIdSchema, type AccountId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { CHANGE_STATES, type ChangeState } from "@/lib/core/kinds";
import { companionsOf } from "@/lib/changes/queries/companions";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { factsInChange } from "@/lib/facts/queries/read-facts";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { isPublicFact } from "@/lib/publication/body";
import { lockRecord, publishApplied, type Publication } from "@/lib/publication/commands/publish-applied";
import { restsOnWithdrawn } from "@/lib/publication/commands/standing-sources";
import { publicationRefusal } from "@/lib/publication/policy";
import { isCitedInPublic, isCorrection, prefersTwo } from "@/lib/publication/queries/what-becomes-public";
import type { PublishChangeInput } from "@/lib/publication/schema";

type Submitted = { id: ChangeId; recordId: RecordId; state: ChangeState; authors: AccountId[]; withdrawn: boolean; withChange: ChangeId | null };

async function submitted(transaction: DeskTransaction, changeId: ChangeId): Promise<Submitted> {
  const row = await transaction.change.findUnique({
    where: { id: changeId },
    select: {
      id: true,
      recordId: true,
      state: true,
      withChangeId: true,
      authors: { select: { accountId: true } },
      record: { select: { withdrawnAt: true } },
    },
  });
  const state = CHANGE_STATES.find((known) => known === row?.state);
  if (row === null || state === undefined) throw notFound();
  return {
    id: changeIdSchema.parse(row.id),
    recordId: recordIdSchema.parse(row.recordId),
    state,
    authors: row.authors.map(({ accountId }) => accountIdSchema.parse(accountId)),
    withdrawn: row.record.withdrawnAt !== null,
    withChange: row.withChangeId === null ? null : changeIdSchema.parse(row.withChangeId),
  };
}

async function move(transaction: DeskTransaction, changeId: ChangeId, from: ChangeState, to: ChangeState, decision: { by: AccountId; at: Date } | null): Promise<void> {
  const moved = await transaction.change.updateMany({
    where: { id: changeId, state: from },
    data: decision === null ? { state: to } : { state: to, decidedById: decision.by, decidedAt: decision.at },
  });
  if (moved.count === 0) throw conflict("changeMovedOn");
}

async function publishOne(transaction: DeskTransaction, actor: Actor, change: Submitted, publicNote: string | null): Promise<Publication | null> {
  const refusal = publicationRefusal(actor, change);
  if (refusal !== null) throw forbidden(refusal);
  if (change.withdrawn) throw conflict("recordWithdrawn");
  // Not left out in silence: the editor saw the fact, and its authors may know another source for it.
  if (await restsOnWithdrawn(transaction, (await factsInChange(transaction, change.id)).added.filter(isPublicFact))) throw conflict("sourceWithdrawn");
  if (await prefersTwo(transaction, change)) throw conflict("preferenceTaken");
  const correction = await isCorrection(transaction, change);
  if (correction && publicNote === null) throw invalid({ publicNote: ["publicNoteNeeded"] });

  const at = now();
  await move(transaction, change.id, "submitted", "approved", { by: actor.accountId, at });
  await move(transaction, change.id, "approved", "applied", null);
  return publishApplied(transaction, change.recordId, {
    changeId: change.id,
    publishedBy: actor.accountId,
    reason: correction ? "corrected" : "published",
    publicNote: correction ? publicNote : null,
    now: at,
  });
}

/**
 * Publishes a submitted change, and with it the changes that travel along (new sources it cites), in one transaction:
 * approval, revision, edition, audit rows and publication sequence are all kept or none is.
 * A change that takes back or replaces published facts is a correction and needs a public note.
 * `input.seen` says what the editor was shown (fingerprintOf): what was rewritten since is not published unseen.
 * @returns the edition made of the change's own record, or null when nothing public differs
 * @throws AppError not_found · forbidden (editorsOnly, fourEyes, notSubmitted) · conflict (changeMovedOn, recordWithdrawn, sourceWithdrawn, preferenceTaken) · invalid
 */
export function publishChange(actor: Actor, input: PublishChangeInput): Promise<Publication | null> {
  return inTransaction(async (transaction) => {
    const asked = await submitted(transaction, input.changeId);
    // A travelling change is never published alone: its companion asks for it.
    const mainId = asked.withChange ?? asked.id;
    const locked = await lockRecordsOf(transaction, mainId);

    // Read anew under the locks: a withdrawal or a decision that was first must be seen, or it would be undone.
    await lockChange(transaction, mainId);
    const main = await submitted(transaction, mainId);
    const refusal = publicationRefusal(actor, main);
    if (refusal !== null) throw forbidden(refusal);
    if (input.seen !== (await fingerprintOf(transaction, mainId))) throw conflict("changeMovedOn");
    for (const { id } of await companionsOf(transaction, mainId)) {
      const companion = await submitted(transaction, id);
      if (!locked.has(companion.recordId)) throw conflict("changeMovedOn");
      if (await isCitedInPublic(transaction, mainId, companion.recordId)) await publishOne(transaction, actor, companion, input.publicNote);
    }
    return publishOne(transaction, actor, main, input.publicNote);
  });
}

/** Nobody returns, edits or hands in a change while it is compared with what was on screen and published; nor what goes along with it. */
async function lockChange(transaction: DeskTransaction, changeId: ChangeId): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM desk.change WHERE id = ${changeId}::uuid FOR UPDATE`;
  for (const { id } of await companionsOf(transaction, changeId)) await transaction.$queryRaw`SELECT id FROM desk.change WHERE id = ${id}::uuid FOR UPDATE`;
}

/** One order for everybody, or two publications of overlapping records could wait for each other for ever. */
async function lockRecordsOf(transaction: DeskTransaction, changeId: ChangeId): Promise<ReadonlySet<RecordId>> {
  const main = await submitted(transaction, changeId);
  const companions = await companionsOf(transaction, changeId);
  const records = [main, ...companions].map(({ recordId }) => recordId).toSorted((a, b) => a.localeCompare(b, "en"));
  for (const recordId of records) await lockRecord(transaction, recordId);
  return new Set(records);
}
