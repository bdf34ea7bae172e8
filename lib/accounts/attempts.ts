import "server-only";
/** Counted tries, so that guessing slows down. Counted before the try is made, in one statement: parallel guesses do not slip by. */
import { CODE_TRIES, COLLEAGUE_TRIES, PASSKEY_REFUSALS_WRITTEN, PASSKEY_TRIES, PASSWORD_LONGEST_WAIT_MS, PASSWORD_MEMORY_MS, PASSWORD_TRIES, PASSWORD_WINDOW_MS, STEP_UP_TRIES } from "@/lib/accounts/limits";
import { now } from "@/lib/platform/clock";
import { countTry } from "@/lib/platform/counted-tries";
import type { DeskReader } from "@/lib/platform/db";
import { keyedHash } from "@/lib/platform/secrets";

async function count(database: DeskReader, key: string, windowMs: number): Promise<number> {
  return (await countTry(database, key, windowMs)).count;
}

// Keyed by a keyed hash: the table must not become a list of the addresses somebody tried.
/** Who tries: a browser that has signed in there before has a count of its own; all others share that of the address. */
export type Trying = { email: string; device: string | null };
const passwordKey = ({ email, device }: Trying) => `password:${keyedHash("attempt-key", device === null ? email.trim().toLowerCase() : `device ${device}`)}`;
const fullKey = (trying: Trying) => `${passwordKey(trying)}:full`;
const codeKey = (accountId: string) => `code:${accountId}`;
const stepUpKey = (accountId: string) => `step-up:${accountId}`;
const passkeyKey = (credentialId: string) => `passkey:${keyedHash("attempt-key", credentialId)}`;
const passkeyRefusalKey = (accountId: string | null) => `passkey-refused:${accountId ?? "nobody"}`;
const foreignCodeKey = (pendingToken: string) => `code:pending:${keyedHash("attempt-key", pendingToken)}`;

/**
 * Counts one password for an address, whether or not an account has it. Five in 15 minutes; each full window within a day doubles
 * the next wait, up to two hours. A known browser is counted by itself, as strictly. There is no count of everybody together: whoever fills it would shut everybody out.
 * @returns false when there were too many
 */
export async function mayTryPassword(database: DeskReader, trying: Trying): Promise<boolean> {
  const key = passwordKey(trying);
  const tries = await count(database, key, PASSWORD_WINDOW_MS);
  if (tries === PASSWORD_TRIES) {
    const full = await count(database, fullKey(trying), PASSWORD_MEMORY_MS);
    const waitMs = Math.min(PASSWORD_WINDOW_MS * 2 ** (full - 1), PASSWORD_LONGEST_WAIT_MS);
    await database.attempt.updateMany({ where: { key }, data: { windowEndsAt: new Date(now().getTime() + waitMs) } });
  }
  return tries <= PASSWORD_TRIES;
}

/**
 * Counts one code: for an account whose password was right over all its sign-ins under way; otherwise (null) for this sign-in alone, in the
 * same statement. Whoever does not know the password must not use up the owner's tries.
 */
export async function mayTryCode(database: DeskReader, accountId: string | null, pendingToken: string): Promise<boolean> {
  return (await count(database, accountId === null ? foreignCodeKey(pendingToken) : codeKey(accountId), PASSWORD_WINDOW_MS)) <= CODE_TRIES;
}

/** Whoever has signed in has shown that the tries were theirs: those of their browser, or, from a new one, those at the address. */
export async function forgetAttempts(database: DeskReader, account: Trying & { id: string }): Promise<void> {
  await database.attempt.deleteMany({ where: { key: { in: [passwordKey(account), fullKey(account), codeKey(account.id)] } } });
}

/** Drops windows that are over, and sign-ins that were never finished: whoever floods the door must not fill the tables behind it. */
export async function dropWhatIsOver(database: DeskReader): Promise<void> {
  await database.attempt.deleteMany({ where: { windowEndsAt: { lt: now() } } });
  await database.pendingSignIn.deleteMany({ where: { expiresAt: { lt: now() } } });
  await database.passkeyStep.deleteMany({ where: { expiresAt: { lt: now() } } });
}

/**
 * Counts one answer of a passkey, whether or not there is one. Apart from passwords: whoever shuts an address with wrong ones does not shut out its owner's passkey,
 * which nobody knows by its name but browsers that it has answered.
 */
export async function mayTryPasskey(database: DeskReader, credentialId: string): Promise<boolean> {
  return (await count(database, passkeyKey(credentialId), PASSWORD_WINDOW_MS)) <= PASSKEY_TRIES;
}

/**
 * Counts one refused answer of an account's passkey, or of one that is nobody's (null), of which whoever asks can invent as many as they like.
 * @returns false when enough of them are in the audit log, which nothing is ever taken out of
 */
export async function mayWritePasskeyRefusal(database: DeskReader, accountId: string | null): Promise<boolean> {
  return (await count(database, passkeyRefusalKey(accountId), PASSWORD_WINDOW_MS)) <= PASSKEY_REFUSALS_WRITTEN;
}

/** A right answer shows that the tries were its owner's. */
export async function forgetPasskeyTries(database: DeskReader, credentialId: string): Promise<void> {
  await database.attempt.deleteMany({ where: { key: passkeyKey(credentialId) } });
}

/** Counts one code that somebody who is signed in gives once more. Apart from those of signing in: whoever has a stolen session must not shut its owner out. */
export async function mayTryStepUp(database: DeskReader, accountId: string): Promise<boolean> {
  return (await count(database, stepUpKey(accountId), PASSWORD_WINDOW_MS)) <= STEP_UP_TRIES;
}

/** A right code shows that the tries were its owner's: whoever opens one thing after the other is not stopped. */
export async function forgetStepUps(database: DeskReader, accountId: string): Promise<void> {
  await database.attempt.deleteMany({ where: { key: stepUpKey(accountId) } });
}

/** Counts one colleague whom somebody names by their address: whoever tries addresses must not learn who works here. */
export async function mayTryColleague(database: DeskReader, accountId: string): Promise<boolean> {
  return (await count(database, `colleague:${accountId}`, PASSWORD_WINDOW_MS)) <= COLLEAGUE_TRIES;
}
