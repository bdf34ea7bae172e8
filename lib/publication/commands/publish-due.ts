import "server-only";
import { AppError, conflict } from "@/lib/core/errors";
import { accountIdSchema, changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { companionsOf } from "@/lib/changes/queries/companions";
import { mergeOf } from "@/lib/duplicates/queries/merging";
import { databaseFailureOf, isOfTheMoment, isOutOfTime } from "@/lib/platform/database-errors";
import { refusalOf } from "@/lib/platform/database-refusals";
import { withLastWork } from "@/lib/platform/before-commit";
import { log } from "@/lib/platform/log";
import { openDesk, tryingAgain, type Desk, type DeskTransaction } from "@/lib/platform/db";
import { applyChange, changeToPublish, lockChange, lockRecordsOf } from "@/lib/publication/commands/apply-change";
import { beginMerging, finishMerging } from "@/lib/publication/commands/merge-records";
import { voidApproval } from "@/lib/publication/commands/void-approval";
import { goesPublicWith } from "@/lib/publication/queries/what-becomes-public";
import { splitOnceApplied } from "@/lib/publication/queries/what-is-cleared";

const AT_ONCE = 20;
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;
/** Milliseconds for which something may run out of time, again and again, before it is taken that it always will. */
const TRIED_FOR_MS = 30 * 60_000;

export type Due = { published: number; refused: number };
/** What ran out of time: since when (milliseconds), by the id of its job. Kept by whoever looks again and again. */
export type OutOfTime = Map<string, number>;

/**
 * Publishes every change whose embargo is over, each in one transaction with its job row: whoever is killed meanwhile leaves it waiting, and of two who
 * look at once one skips what the other holds. What may not be published at that moment is not: the record changed since it was approved, a source
 * or the record was withdrawn, its editor works here no more. It then waits for review again, and says why.
 * So is what has run out of time for half an hour: it may be its own size, and nobody would ever hear of it.
 * @param database the desk's: whoever keeps the site running calls this from outside of Next (server/run/embargoes.ts)
 */
export async function publishDue(database: Desk, outOfTime: OutOfTime = new Map()): Promise<Due> {
  const done: Due = { published: 0, refused: 0 };
  // By the database's own clock, as in the trigger that refuses what is too early.
  // While the desk is closed nothing is published, and nothing refused for it: what is due waits until it is open (docs/decisions/038).
  const due = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk.embargo
    WHERE state = 'waiting' AND publish_at <= clock_timestamp() AND NOT EXISTS (SELECT FROM desk.closing WHERE opened_at IS NULL)
    ORDER BY publish_at, id LIMIT ${AT_ONCE}`;
  // Of one that is no longer due, nothing is counted on: what comes due again begins anew.
  for (const id of outOfTime.keys()) if (!due.some((each) => each.id === id)) outOfTime.delete(id);
  const failures: unknown[] = [];
  for (const { id } of due) {
    try {
      const outcome = await publishOne(database, id, outOfTime);
      if (outcome !== null) done[outcome] += 1;
    } catch (error) {
      // One that cannot be asked now holds up none of those that come after it.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}

export type Publishing = { publishDue: () => Promise<Due>; close: () => Promise<void> };

/** The same on connections of its own, kept until it is closed. @param deskUrl the desk's connection */
export function openPublishing(deskUrl: string): Publishing {
  const database = openDesk(deskUrl);
  const outOfTime: OutOfTime = new Map();
  return { publishDue: () => publishDue(database, outOfTime), close: () => database.$disconnect() };
}

async function publishOne(database: Desk, embargoId: string, outOfTime: OutOfTime): Promise<keyof Due | null> {
  try {
    const outcome = await inOne(database, async (transaction) => ((await publishIfWaiting(transaction, embargoId)) ? "published" : null));
    outOfTime.delete(embargoId);
    return outcome;
  } catch (error) {
    const refusal = refusalOf(error);
    const failure = databaseFailureOf(error);
    const ranOut = failure !== null && isOutOfTime(failure);
    // A database that is away, or in somebody's way, is asked again the next time.
    if (isOfTheMoment(error) || (refusal?.code === "unavailable" && !ranOut)) {
      outOfTime.delete(embargoId);
      throw error;
    }
    if (ranOut && !isGivenUp(embargoId, outOfTime)) throw error;
    if (refusal === null) log({ event: "embargo.failed", code: failure?.code ?? "unknown" });
    const reason = ranOut ? "tookTooLong" : refusal instanceof AppError ? (Object.values(refusal.fieldErrors ?? {})[0]?.[0] ?? refusal.messageKey) : "unexpected";
    return inOne(database, async (transaction) => ((await refuseIfWaiting(transaction, embargoId, reason)) ? "refused" : null));
  }
}

function isGivenUp(embargoId: string, outOfTime: OutOfTime): boolean {
  const since = outOfTime.get(embargoId) ?? Date.now();
  outOfTime.set(embargoId, since);
  return Date.now() - since >= TRIED_FOR_MS;
}

// As a command's: its audit rows are written last, so that nobody waits for them who holds what this one asks for.
function inOne<T>(database: Desk, work: (transaction: DeskTransaction) => Promise<T>): Promise<T> {
  return tryingAgain(() => database.$transaction((transaction) => withLastWork(transaction, work), TRANSACTION));
}

type Waiting = { changeId: ChangeId; approvedBy: string; publicNote: string | null; recordVersion: number; /** Facts that stayed inside when it was approved. */ heldBack: ReadonlySet<string> };

/** The job, held until the transaction ends; null where somebody else holds it or was first. */
async function take(transaction: DeskTransaction, embargoId: string): Promise<Waiting | null> {
  const [row] = await transaction.$queryRaw<{ change_id: string; approved_by: string; public_note: string | null; record_version: number; held_back: string[] }[]>`
    SELECT change_id, approved_by, public_note, record_version, held_back FROM desk.embargo
    WHERE id = ${embargoId}::uuid AND state = 'waiting' AND publish_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`;
  if (row === undefined) return null;
  return { changeId: changeIdSchema.parse(row.change_id), approvedBy: row.approved_by, publicNote: row.public_note, recordVersion: row.record_version, heldBack: new Set(row.held_back) };
}

async function publishIfWaiting(transaction: DeskTransaction, embargoId: string): Promise<boolean> {
  const job = await take(transaction, embargoId);
  if (job === null) return false;
  const { changeId } = job;
  const locked = await lockRecordsOf(transaction, changeId);
  await lockChange(transaction, changeId);
  const main = await changeToPublish(transaction, changeId);
  const editor = await transaction.account.findFirst({ where: { id: job.approvedBy, role: { in: ["editor", "admin"] }, disabledAt: null }, select: { id: true } });
  if (editor === null) throw conflict("approverGone");
  if (main.state !== "approved") throw conflict("changeMovedOn");
  if (main.withdrawn && (await mergeOf(transaction, changeId))?.act !== "undo") throw conflict("recordWithdrawn");
  if (main.version !== job.recordVersion) throw conflict("recordMovedOn");
  // A consent that was recorded since lets out what its editor saw held back.
  const { letOut } = await splitOnceApplied(transaction, [main, ...(await companionsOf(transaction, changeId))]);
  if (letOut.some((id) => job.heldBack.has(id))) throw conflict("recordMovedOn");
  const by = { accountId: accountIdSchema.parse(editor.id), publicNote: job.publicNote };
  const merging = await beginMerging(transaction, changeId, by.accountId);
  for (const { id } of await companionsOf(transaction, changeId)) {
    const companion = await changeToPublish(transaction, id);
    if (!locked.has(companion.recordId)) throw conflict("changeMovedOn");
    if (!(await goesPublicWith(transaction, changeId, companion))) continue;
    // What was open again since has other words than the editor approved.
    if (companion.state !== "approved") throw conflict("changeMovedOn");
    await applyChange(transaction, companion, by);
  }
  // The database ends the embargo with it (migration 0024).
  await applyChange(transaction, main, by);
  if (merging !== null) await finishMerging(transaction, merging);
  return true;
}

async function refuseIfWaiting(transaction: DeskTransaction, embargoId: string, refusal: string): Promise<boolean> {
  const job = await take(transaction, embargoId);
  if (job === null) return false;
  await lockRecordsOf(transaction, job.changeId);
  await lockChange(transaction, job.changeId);
  const { recordId, state } = await changeToPublish(transaction, job.changeId);
  if (state === "approved") await voidApproval(transaction, job.changeId, refusal);
  await recordAudit(transaction, { event: "change.embargo_refused", actorId: null, subjectKind: "change", subjectId: job.changeId, detail: { recordId, refusal } });
  return true;
}
