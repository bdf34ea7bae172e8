import "server-only";
import { takeStep } from "@/lib/accounts/commands/passkey-steps";
import type { Factor } from "@/lib/accounts/schema";
import { newTotpSecret, readCode, recoveryCodeHash, sealTotpSecret, stepOfCode, unsealTotpSecret } from "@/lib/accounts/second-factor";
import type { AccountId, SessionId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";

const FIRST_STEP = 0n;

/**
 * Uses the code up when it is right: a code of a step already used, or a recovery code already used, changes no row. The same statements
 * for every account and every code of its kind, also for nobody's account: a factor that is not there is stood in for by one of the moment.
 * Count the try before (`lib/accounts/attempts.ts`).
 * @param sessionId of somebody who is signed in and gives a code once more: a passkey may stand in for it, by a proof that was made in this session. Nobody
 * signs in with such a proof.
 * @returns what kind of code it was; null where it was wrong or used
 */
export async function useCode(transaction: DeskTransaction, accountId: AccountId, typed: string, sessionId: SessionId | null = null): Promise<Factor | null> {
  const code = readCode(typed);
  if (code?.kind === "passkey" && sessionId !== null) return (await takeStep(transaction, { token: code.code, purpose: "proved", who: { accountId, sessionId } })) ? "passkey" : null;
  const factor = await transaction.secondFactor.findUnique({ where: { accountId }, select: { sealedSecret: true, confirmedAt: true } });
  if (code?.kind === "recovery") {
    const { count } = await transaction.recoveryCode.updateMany({ where: { accountId, codeHash: recoveryCodeHash(code.code), usedAt: null }, data: { usedAt: now() } });
    return count === 1 ? "recovery_code" : null;
  }
  const standIn = newTotpSecret();
  const sealedStandIn = sealTotpSecret(accountId, standIn);
  const opened = unsealTotpSecret(accountId, factor?.sealedSecret ?? sealedStandIn);
  const secret = factor === null || factor.confirmedAt === null ? null : opened;
  const step = stepOfCode(secret ?? standIn, code?.kind === "totp" ? code.code : "", now());
  // No step is before the first: a wrong code sends the same statement as a right one, and changes no row.
  const used = secret === null || step === null ? FIRST_STEP : step;
  const { count } = await transaction.secondFactor.updateMany({ where: { accountId, lastStep: { lt: used } }, data: { lastStep: used } });
  return count === 1 ? "totp" : null;
}
