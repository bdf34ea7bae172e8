import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { endSessionRow } from "@/lib/accounts/commands/start-session";
import { mayManagePeople } from "@/lib/accounts/policy";
import type { CloseDeskInput } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { accountIdSchema } from "@/lib/core/ids";
import { CLOSING_MODES, type ClosingMode } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/**
 * Closes the desk: `read_only` to writing, `locked` also to everybody but this admin, whose present session alone stays. The database refuses from then on
 * (CL131, CL132), whichever process asks; the public site stays served. What is being written at this moment is waited for. Closing it otherwise than it is closed
 * ends the one closing and begins another.
 * @throws AppError forbidden (adminsOnly) · conflict (alreadyThere) when it is closed so already
 */
export function closeDesk(actor: Actor, { mode, reason }: CloseDeskInput): Promise<{ mode: ClosingMode }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const standing = await transaction.closing.findFirst({ where: { openedAt: null }, select: { mode: true } });
    if (standing?.mode === mode) throw conflict("alreadyThere");
    if (standing !== null) await transaction.closing.updateMany({ where: { openedAt: null }, data: { openedAt: now(), openedById: actor.accountId } });
    await transaction.closing.create({ data: { mode, reason, closedById: actor.accountId, closedAt: now() } });
    if (mode === "locked") await endAllOtherSessions(transaction, actor);
    await recordAudit(transaction, { event: "desk.closed", actorId: actor.accountId, subjectKind: "desk", subjectId: null, detail: { mode } });
    return { mode };
  });
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
