import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { SESSION_ABSOLUTE_MS, SESSIONS_PER_ACCOUNT } from "@/lib/accounts/limits";
import type { Proved } from "@/lib/accounts/proof-policy";
import type { Factor, SessionEnding } from "@/lib/accounts/schema";
import { sessionEnd } from "@/lib/accounts/session-adapter";
import { sessionIdSchema, type AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/secrets";

/** What a session's row says of a proof that was given in it now (docs/decisions/054). */
export function provedBy(factor: Factor): Partial<Proved> {
  const at = now();
  return factor === "passkey" ? { factorProvedAt: at, passkeyProvedAt: at } : { factorProvedAt: at };
}

/**
 * Begins a session for an account whose two factors the caller has verified in this transaction. Ends the oldest beyond three.
 * @param label the device, as `deviceLabel` names it
 * @returns the token for the cookie; the database keeps only its hash
 */
export async function startSession(transaction: DeskTransaction, { accountId, label, factor }: { accountId: AccountId; label: string; factor: Factor }): Promise<string> {
  // Two sign-ins at once would both count three sessions and leave four.
  await transaction.$queryRaw`SELECT id FROM desk.account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  const at = now();
  const token = newToken();
  const { id } = await transaction.session.create({
    data: { tokenHash: hashToken(token), accountId, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + SESSION_ABSOLUTE_MS), label, ...provedBy(factor) },
    select: { id: true },
  });
  await recordAudit(transaction, { event: "session.started", actorId: accountId, subjectKind: "account", subjectId: accountId, detail: { sessionId: sessionIdSchema.parse(id), factor } });

  const others = await transaction.session.findMany({
    where: { accountId, revokedAt: null, id: { not: id } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
  });
  const surplus = others.filter((session) => sessionEnd(session) > at).slice(SESSIONS_PER_ACCOUNT - 1);
  for (const session of surplus) await endSessionRow(transaction, { sessionId: session.id, accountId, by: accountId, reason: "too_many" });
  return token;
}

/** Ends one session, if it has not ended, with its audit row. @returns whether it was still open */
export async function endSessionRow(transaction: DeskTransaction, ending: { sessionId: string; accountId: AccountId; by: AccountId; reason: SessionEnding }): Promise<boolean> {
  const { count } = await transaction.session.updateMany({
    where: { id: ending.sessionId, accountId: ending.accountId, revokedAt: null },
    data: { revokedAt: now(), revokedReason: ending.reason },
  });
  if (count === 0) return false;
  await recordAudit(transaction, {
    event: "session.ended",
    actorId: ending.by,
    subjectKind: "account",
    subjectId: ending.accountId,
    detail: { sessionId: sessionIdSchema.parse(ending.sessionId), reason: ending.reason },
  });
  return true;
}
