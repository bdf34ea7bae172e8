import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import { endSessionRow } from "@/lib/accounts/commands/start-session";
import { mayManagePeople } from "@/lib/accounts/policy";
import type { CloseDeskInput } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { accountIdSchema } from "@/lib/core/ids";
import { CLOSING_MODES, type ClosingMode } from "@/lib/core/kinds";
import { endRuns } from "@/lib/imports/commands/end-runs";
import { now } from "@/lib/platform/clock";
import { LOCK_NOT_AVAILABLE, databaseFailureOf } from "@/lib/platform/database-errors";
import { desk, inTransaction, type DeskTransaction } from "@/lib/platform/db";

/** Milliseconds that a closing waits for one write. */
const WRITING_MS = 3_000;
/** What every write of the desk holds, shared, until it is kept (desk.rests_while_closed). */
const WRITING_LOCK = 4_201_707;
const MOST_TRIES = 3;

/**
 * Closes the desk: `read_only` to writing, `locked` also to everybody but this admin, whose present session alone stays. The database refuses from then on
 * (CL131, CL132), whichever process asks; the public site stays served. What is being written at this moment is waited for, but not for long: imports are ended, and so
 * is whatever else has been writing for WRITING_MS, as if it had not begun. Closing it otherwise than it is closed ends the one closing and begins another. Locking it
 * takes a code, or a passkey in its place: with a session that was left open the whole office would be shut out.
 * @throws AppError forbidden (adminsOnly) · conflict (alreadyThere) when it is closed so already · for locking also as provenAgain
 */
export async function closeDesk(actor: Actor, input: CloseDeskInput): Promise<{ mode: ClosingMode }> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  for (let tries = 1; ; tries += 1) {
    try {
      return await closeNow(actor, input);
    } catch (error) {
      if (databaseFailureOf(error)?.code !== LOCK_NOT_AVAILABLE || tries === MOST_TRIES) throw error;
      await endLongWriters();
    }
  }
}

function closeNow(actor: Actor, input: CloseDeskInput): Promise<{ mode: ClosingMode }> {
  if (input.mode !== "locked") return inTransaction((transaction) => close(transaction, actor, input));
  return provenAgain(actor, input.code ?? "", (transaction) => close(transaction, actor, input));
}

async function close(transaction: DeskTransaction, actor: Actor, { mode, reason }: CloseDeskInput): Promise<{ mode: ClosingMode }> {
  const standing = await transaction.closing.findFirst({ where: { openedAt: null }, select: { mode: true } });
  if (standing?.mode === mode) throw conflict("alreadyThere");
  // One that is closed to writing already has no runs, and nothing could be written of them.
  if (standing === null) await endRuns();
  await transaction.$executeRaw`SELECT set_config('lock_timeout', ${String(WRITING_MS)}, true)`;
  if (standing !== null) await transaction.closing.updateMany({ where: { openedAt: null }, data: { openedAt: now(), openedById: actor.accountId } });
  await transaction.closing.create({ data: { mode, reason, closedById: actor.accountId, closedAt: now() } });
  if (mode === "locked") await endAllOtherSessions(transaction, actor);
  await recordAudit(transaction, { event: "desk.closed", actorId: actor.accountId, subjectKind: "desk", subjectId: null, detail: { mode } });
  return { mode };
}

/** Ends the connections that hold the lock of writing (migration 0023) for longer: their transactions are undone. */
async function endLongWriters(): Promise<void> {
  await desk().$queryRaw`
    SELECT pg_terminate_backend(held.pid) FROM pg_locks held JOIN pg_stat_activity writer ON writer.pid = held.pid
    WHERE held.locktype = 'advisory' AND held.classid = 0 AND held.objid = ${WRITING_LOCK}::int::oid AND held.granted AND held.mode = 'ShareLock'
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND writer.usename = current_user AND writer.xact_start < clock_timestamp() - make_interval(secs => ${WRITING_MS / 1_000}::float8) AND held.pid <> pg_backend_pid()`;
}

async function endAllOtherSessions(transaction: DeskTransaction, actor: Actor): Promise<void> {
  const open = await transaction.session.findMany({ where: { revokedAt: null, expiresAt: { gt: now() }, id: { not: actor.sessionId } }, select: { id: true, accountId: true } });
  for (const { id, accountId } of open) await endSessionRow(transaction, { sessionId: id, accountId: accountIdSchema.parse(accountId), by: actor.accountId, reason: "desk_locked" });
}

/**
 * Opens the desk again, as it was before: whoever was signed out signs in again.
 * @throws AppError forbidden (adminsOnly) · conflict (deskOpen)
 */
export function openDesk(actor: Actor): Promise<{ mode: ClosingMode }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const opened = await transaction.closing.updateManyAndReturn({ where: { openedAt: null }, data: { openedAt: now(), openedById: actor.accountId }, select: { mode: true } });
    const mode = CLOSING_MODES.find((known) => known === opened[0]?.mode);
    if (mode === undefined) throw conflict("deskOpen");
    await recordAudit(transaction, { event: "desk.opened", actorId: actor.accountId, subjectKind: "desk", subjectId: null, detail: { mode } });
    return { mode };
  });
}
