import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { forgetAttempts, mayTryCode } from "@/lib/accounts/attempts";
import { startSession, type Factor } from "@/lib/accounts/commands/start-session";
import { CODES_PER_PENDING_SIGN_IN } from "@/lib/accounts/limits";
import { newTotpSecret, readCode, recoveryCodeHash, stepOfCode, unsealTotpSecret } from "@/lib/accounts/second-factor";
import { invalid } from "@/lib/core/errors";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { desk, inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";

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

/** Uses the code up when it is right: a code of a step already used, or a recovery code already used, changes no row. */
async function useCode(transaction: DeskTransaction, accountId: AccountId, typed: string): Promise<Factor | null> {
  const code = readCode(typed);
  const factor = await transaction.secondFactor.findUnique({ where: { accountId }, select: { sealedSecret: true, confirmedAt: true } });
  if (code?.kind === "recovery") {
    const { count } = await transaction.recoveryCode.updateMany({ where: { accountId, codeHash: recoveryCodeHash(code.code), usedAt: null }, data: { usedAt: now() } });
    return count === 1 ? "recovery_code" : null;
  }
  const secret = factor === null || factor.confirmedAt === null ? null : unsealTotpSecret(accountId, factor.sealedSecret);
  const step = stepOfCode(secret ?? newTotpSecret(), code?.code ?? "", now());
  if (secret === null || step === null) return null;
  const { count } = await transaction.secondFactor.updateMany({ where: { accountId, lastStep: { lt: step } }, data: { lastStep: step } });
  return count === 1 ? "totp" : null;
}

async function signIn(pending: Pending, pendingToken: string, code: string, label: string): Promise<string | null> {
  const { accountId } = pending;
  if (accountId === null || !pending.passwordRight || !(await mayTryCode(desk(), accountId))) return null;
  return inTransaction(async (transaction) => {
    const account = await transaction.account.findFirst({ where: { id: accountId, disabledAt: null }, select: { id: true, email: true } });
    if (account === null || account.email === null) return null;
    const factor = await useCode(transaction, accountId, code);
    if (factor === null) return null;
    await transaction.pendingSignIn.deleteMany({ where: { tokenHash: hashToken(pendingToken) } });
    await forgetAttempts(transaction, { id: account.id, email: account.email });
    return startSession(transaction, { accountId, label, factor });
  });
}

/**
 * Second step of signing in: a code of the authenticator, or a recovery code. Five wrong ones end the sign-in.
 * @returns the token of the new session
 * @throws AppError invalid (signInFailed): the same for a wrong password, a wrong, replayed or used code, a disabled or unknown
 * account, and a sign-in that took too long
 */
export async function finishSignIn({ pendingToken, code, label }: { pendingToken: string | undefined; code: string; label: string }): Promise<{ sessionToken: string }> {
  const pending = pendingToken === undefined ? null : await takePending(pendingToken);
  const sessionToken = pending === null || pendingToken === undefined ? null : await signIn(pending, pendingToken, code, label);
  if (sessionToken !== null) return { sessionToken };
  if (pending !== null) {
    const reason = pending.passwordRight ? "code" : "password";
    await inTransaction((transaction) => recordAudit(transaction, { event: "sign_in.refused", actorId: null, subjectKind: "account", subjectId: pending.accountId, detail: { reason } }));
  }
  throw invalid({}, "signInFailed");
}
