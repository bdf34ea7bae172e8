import "server-only";
import { lockColleague } from "@/lib/accounts/commands/lock-colleague";
import { endSessionRow } from "@/lib/accounts/commands/start-session";
import { mayEndSession, mayManagePeople } from "@/lib/accounts/policy";
import type { SessionEnding } from "@/lib/accounts/schema";
import { sessionEnd } from "@/lib/accounts/session-adapter";
import type { Actor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { accountIdSchema, type AccountId, type SessionId } from "@/lib/core/ids";
import { endRunsOf } from "@/lib/imports/commands/end-runs";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/** Ends the actor's present session. Safe to repeat. */
export function signOut(actor: Actor): Promise<{ sessionId: SessionId }> {
  return inTransaction(async (transaction) => {
    await endSessionRow(transaction, { sessionId: actor.sessionId, accountId: actor.accountId, by: actor.accountId, reason: "signed_out" });
    return { sessionId: actor.sessionId };
  });
}

/**
 * Ends one of the actor's own sessions.
 * @throws AppError not_found, also for somebody else's and for one already over
 */
export function endSession(actor: Actor, input: { sessionId: SessionId }): Promise<{ sessionId: SessionId }> {
  return inTransaction(async (transaction) => {
    const session = await transaction.session.findUnique({ where: { id: input.sessionId }, select: { accountId: true } });
    if (session === null || !mayEndSession(actor, accountIdSchema.parse(session.accountId))) throw notFound();
    const ended = await endSessionRow(transaction, { sessionId: input.sessionId, accountId: actor.accountId, by: actor.accountId, reason: "ended" });
    if (!ended) throw notFound();
    return { sessionId: input.sessionId };
  });
}

/**
 * An admin ends all sessions of somebody, who may sign in again: after a lost laptop, before anybody knows more.
 * @returns how many there were
 * @throws AppError forbidden (adminsOnly) · not_found
 */
export function endSessionsOf(actor: Actor, input: { accountId: AccountId }): Promise<{ ended: number }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    await lockColleague(transaction, input.accountId);
    const open = await transaction.session.findMany({ where: { accountId: input.accountId, revokedAt: null, expiresAt: { gt: now() } }, select: { id: true } });
    for (const { id } of open) await endSessionRow(transaction, { sessionId: id, accountId: input.accountId, by: actor.accountId, reason: "ended_by_admin" });
    await endRunsOf(transaction, input.accountId);
    return { ended: open.length };
  });
}

/**
 * An admin ends one session of somebody, who stays signed in elsewhere: of a computer that was lost. An import that runs in their name ends with it: it may be that
 * computer's, and nothing tells.
 * @throws AppError forbidden (adminsOnly) · not_found, also for one that is over
 */
export function endSessionOf(actor: Actor, input: { sessionId: SessionId }): Promise<{ sessionId: SessionId }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const session = await transaction.session.findUnique({ where: { id: input.sessionId }, select: { accountId: true, createdAt: true, lastSeenAt: true, expiresAt: true } });
    if (session === null || sessionEnd(session) <= now()) throw notFound();
    const accountId = accountIdSchema.parse(session.accountId);
    await lockColleague(transaction, accountId);
    const ended = await endSessionRow(transaction, { sessionId: input.sessionId, accountId, by: actor.accountId, reason: "ended_by_admin" });
    if (!ended) throw notFound();
    await endRunsOf(transaction, accountId);
    return { sessionId: input.sessionId };
  });
}

/** Ends all of the actor's sessions but the present one. @returns how many there were */
export async function endOthers(transaction: DeskTransaction, actor: Actor, reason: SessionEnding): Promise<number> {
  const others = await transaction.session.findMany({ where: { accountId: actor.accountId, revokedAt: null, id: { not: actor.sessionId } }, select: { id: true } });
  for (const { id } of others) await endSessionRow(transaction, { sessionId: id, accountId: actor.accountId, by: actor.accountId, reason });
  return others.length;
}

/** The same by itself. */
export function endOtherSessions(actor: Actor): Promise<{ ended: number }> {
  return inTransaction(async (transaction) => ({ ended: await endOthers(transaction, actor, "ended") }));
}
