import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { forgetAttempts, mayTryCode } from "@/lib/accounts/attempts";
import { startSession } from "@/lib/accounts/commands/start-session";
import { useCode } from "@/lib/accounts/commands/use-code";
import { deviceOf, markDevice } from "@/lib/accounts/known-device";
import { CODES_PER_PENDING_SIGN_IN } from "@/lib/accounts/limits";
import { invalid } from "@/lib/core/errors";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { desk, inTransaction } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";

/** An account that there is not. */
const NOBODY = accountIdSchema.parse(randomUUID());

type Pending = { accountId: AccountId | null; passwordRight: boolean };

/** Counts this try in the statement that reads it: parallel guesses cannot exceed five. */
async function takePending(pendingToken: string): Promise<Pending | null> {
  const rows = await desk().pendingSignIn.updateManyAndReturn({
    where: { tokenHash: hashToken(pendingToken), attempts: { lt: CODES_PER_PENDING_SIGN_IN }, expiresAt: { gt: now() } },
    data: { attempts: { increment: 1 } },
    select: { accountId: true, passwordRight: true },
  });
  const row = rows[0];
  return row === undefined ? null : { accountId: row.accountId === null ? null : accountIdSchema.parse(row.accountId), passwordRight: row.passwordRight };
}

/**
 * Does the same whether or not the password was right: the time of the answer must not tell it (lib/accounts/same-work.db.test.ts). Where it
 * was wrong, the code is tried on nobody's account, so that nobody without the password uses up the owner's codes or tries.
 */
type Trying = { pendingToken: string | undefined; code: string; label: string; device?: string | undefined; remember?: boolean };
type SignedIn = { sessionToken: string; device: string | null };

async function signIn(pending: Pending, pendingToken: string, { code, label, device, remember = false }: Trying): Promise<SignedIn | null> {
  const isOwner = pending.accountId !== null && pending.passwordRight;
  const mayTry = await mayTryCode(desk(), isOwner ? pending.accountId : null, pendingToken);
  const subject = isOwner && mayTry && pending.accountId !== null ? pending.accountId : NOBODY;
  return inTransaction(async (transaction) => {
    const account = await transaction.account.findFirst({ where: { id: subject, disabledAt: null }, select: { id: true, email: true } });
    const factor = await useCode(transaction, account === null ? NOBODY : subject, code);
    if (account === null || account.email === null || factor === null) return null;
    await transaction.pendingSignIn.deleteMany({ where: { tokenHash: hashToken(pendingToken) } });
    await forgetAttempts(transaction, { id: account.id, email: account.email, device: deviceOf(device, account.email) });
    const sessionToken = await startSession(transaction, { accountId: subject, label, factor });
    return { sessionToken, device: remember ? markDevice(account.email, device) : null };
  });
}

/**
 * Second step of signing in: a code of the authenticator, or a recovery code. Five wrong ones end the sign-in.
 * @returns the token of the new session; `device`: what the browser is to hold where it asked to be remembered
 * @throws AppError invalid (signInFailed): the same for a wrong password, a wrong, replayed or used code, a disabled or unknown
 * account, and a sign-in that took too long
 */
export async function finishSignIn(trying: Trying): Promise<SignedIn> {
  const { pendingToken } = trying;
  const pending = pendingToken === undefined ? null : await takePending(pendingToken);
  const signedIn = pending === null || pendingToken === undefined ? null : await signIn(pending, pendingToken, trying);
  if (signedIn !== null) return signedIn;
  if (pending !== null) {
    const reason = pending.passwordRight ? "code" : "password";
    await inTransaction((transaction) => recordAudit(transaction, { event: "sign_in.refused", actorId: null, subjectKind: "account", subjectId: pending.accountId, detail: { reason } }));
  }
  throw invalid({}, "signInFailed");
}
