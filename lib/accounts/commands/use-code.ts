import "server-only";
import type { Factor } from "@/lib/accounts/commands/start-session";
import { newTotpSecret, readCode, recoveryCodeHash, sealTotpSecret, stepOfCode, unsealTotpSecret } from "@/lib/accounts/second-factor";
import type { AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";

const FIRST_STEP = 0n;

/**
 * Uses the code up when it is right: a code of a step already used, or a recovery code already used, changes no row. The same statements
 * for every account and every code of its kind, also for nobody's account: a factor that is not there is stood in for by one of the moment.
 * Count the try before (`lib/accounts/attempts.ts`).
 * @returns what kind of code it was; null where it was wrong or used
 */
export async function useCode(transaction: DeskTransaction, accountId: AccountId, typed: string): Promise<Factor | null> {
  const code = readCode(typed);
  const factor = await transaction.secondFactor.findUnique({ where: { accountId }, select: { sealedSecret: true, confirmedAt: true } });
  if (code?.kind === "recovery") {
    const { count } = await transaction.recoveryCode.updateMany({ where: { accountId, codeHash: recoveryCodeHash(code.code), usedAt: null }, data: { usedAt: now() } });
    return count === 1 ? "recovery_code" : null;
  }
  const standIn = newTotpSecret();
  const sealedStandIn = sealTotpSecret(accountId, standIn);
  const opened = unsealTotpSecret(accountId, factor?.sealedSecret ?? sealedStandIn);
  const secret = factor === null || factor.confirmedAt === null ? null : opened;
  const step = stepOfCode(secret ?? standIn, code?.code ?? "", now());
  // No step is before the first: a wrong code sends the same statement as a right one, and changes no row.
  const used = secret === null || step === null ? FIRST_STEP : step;
  const { count } = await transaction.secondFactor.updateMany({ where: { accountId, lastStep: { lt: used } }, data: { lastStep: used } });
  return count === 1 ? "totp" : null;
}
