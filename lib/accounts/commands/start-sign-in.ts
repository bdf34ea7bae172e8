import "server-only";
import { dropWhatIsOver, mayTryPassword } from "@/lib/accounts/attempts";
import { PENDING_SIGN_IN_MS } from "@/lib/accounts/limits";
import { isPassword } from "@/lib/accounts/passwords";
import { tooMany } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { desk } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/secrets";

/**
 * First step of signing in. Answers alike, and after the same work, whether the password is right, wrong, or of no account at all:
 * with a token for the second step.
 * @throws AppError too_many, for an address that no account has as for any other; too_many (signInBusy) when more people wait than can be served
 */
export async function startSignIn({ email, password }: { email: string; password: string }): Promise<{ pendingToken: string }> {
  const database = desk();
  await dropWhatIsOver(database);
  if (!(await mayTryPassword(database, email))) throw tooMany();
  const account = await database.account.findFirst({
    where: { email, disabledAt: null, secondFactor: { confirmedAt: { not: null } } },
    select: { id: true, passwordHash: true },
  });
  const passwordRight = await isPassword(account?.passwordHash ?? null, password);
  const pendingToken = newToken();
  await database.pendingSignIn.create({
    data: { tokenHash: hashToken(pendingToken), accountId: account?.id ?? null, passwordRight, expiresAt: new Date(now().getTime() + PENDING_SIGN_IN_MS) },
  });
  return { pendingToken };
}
