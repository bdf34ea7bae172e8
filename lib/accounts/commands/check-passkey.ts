import "server-only";
import { bytesOf, verifyAnswer } from "@/lib/accounts/passkey-ceremony";
import type { PasskeyAnswer } from "@/lib/accounts/schema";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { desk, type DeskTransaction } from "@/lib/platform/db";

/** A passkey that has answered rightly, but for its counter. */
export type RightPasskey = { passkeyId: string; accountId: AccountId; counter: number };

/** A passkey that there is not: no row has this id, since all are random. */
const NOBODYS = "00000000-0000-4000-8000-000000000000";

/**
 * Checks an answer against the passkey that it names. The same work for one that there is not.
 * @param challenge taken from the database by the caller, who used it up
 * @param of whose it must be; null where it says who somebody is
 */
export async function checkPasskey(answer: PasskeyAnswer, { challenge, of }: { challenge: string; of: AccountId | null }): Promise<RightPasskey | null> {
  const found = await desk().passkey.findUnique({ where: { credentialId: bytesOf(answer.id) }, select: { id: true, accountId: true, publicKey: true } });
  const owner = found === null ? null : accountIdSchema.parse(found.accountId);
  const counter = await verifyAnswer(answer, { challenge, owner, publicKey: found?.publicKey ?? null, mustSayWho: of === null });
  return found === null || owner === null || counter === null || (of !== null && of !== owner) ? null : { passkeyId: found.id, accountId: owner, counter };
}

/**
 * Moves the counter on and notes the day. An authenticator that counts must have counted on, or there are two of it (W3C Web Authentication, section 6.1.1); one that
 * does not always says 0. One conditional statement: of two answers with one number the second changes no row. The same statement for nobody's passkey.
 * @returns whether it went on
 */
export async function countPasskey(transaction: DeskTransaction, passkey: RightPasskey | null): Promise<boolean> {
  const counter = passkey?.counter ?? 0;
  const { count } = await transaction.passkey.updateMany({ where: { id: passkey?.passkeyId ?? NOBODYS, counter: { lt: counter === 0 ? 1 : counter } }, data: { counter, lastUsedOn: now() } });
  return count === 1;
}
