import "server-only";
import { endSessionRow } from "@/lib/accounts/commands/start-session";
import { mayEndSession } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { accountIdSchema, type SessionId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

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

/** Ends all of the actor's sessions but the present one. @returns how many there were */
export function endOtherSessions(actor: Actor): Promise<{ ended: number }> {
  return inTransaction(async (transaction) => {
    const others = await transaction.session.findMany({ where: { accountId: actor.accountId, revokedAt: null, id: { not: actor.sessionId } }, select: { id: true } });
    for (const { id } of others) await endSessionRow(transaction, { sessionId: id, accountId: actor.accountId, by: actor.accountId, reason: "ended" });
    return { ended: others.length };
  });
}
