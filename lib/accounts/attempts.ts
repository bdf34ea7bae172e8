import "server-only";
/** Counted tries, so that guessing slows down. Counted before the try is made, in one statement: parallel guesses do not slip by. */
import { ALL_PASSWORD_TRIES, ALL_PASSWORD_WINDOW_MS, CODE_TRIES, PASSWORD_LONGEST_WAIT_MS, PASSWORD_MEMORY_MS, PASSWORD_TRIES, PASSWORD_WINDOW_MS } from "@/lib/accounts/limits";
import { now } from "@/lib/platform/clock";
import { countTry } from "@/lib/platform/counted-tries";
import type { DeskReader } from "@/lib/platform/db";
import { keyedHash } from "@/lib/platform/secrets";

async function count(database: DeskReader, key: string, windowMs: number): Promise<number> {
  return (await countTry(database, key, windowMs)).count;
}

// Keyed by a keyed hash: the table must not become a list of the addresses somebody tried.
const passwordKey = (email: string) => `password:${keyedHash("attempt-key", email.trim().toLowerCase())}`;
const fullKey = (email: string) => `${passwordKey(email)}:full`;
const codeKey = (accountId: string) => `code:${accountId}`;
const EVERYBODY = "password:everybody";

/**
 * Counts one password for an address, whether or not an account has it. Five in 15 minutes; each full window within a day doubles
 * the next wait, up to two hours.
 * @returns false when there were too many
 */
export async function mayTryPassword(database: DeskReader, email: string): Promise<boolean> {
  if ((await count(database, EVERYBODY, ALL_PASSWORD_WINDOW_MS)) > ALL_PASSWORD_TRIES) return false;
  const key = passwordKey(email);
  const tries = await count(database, key, PASSWORD_WINDOW_MS);
  if (tries === PASSWORD_TRIES) {
    const full = await count(database, fullKey(email), PASSWORD_MEMORY_MS);
    const waitMs = Math.min(PASSWORD_WINDOW_MS * 2 ** (full - 1), PASSWORD_LONGEST_WAIT_MS);
    await database.attempt.updateMany({ where: { key }, data: { windowEndsAt: new Date(now().getTime() + waitMs) } });
  }
  return tries <= PASSWORD_TRIES;
}

/** Counts one code for an account whose password was right, over all its sign-ins under way. */
export async function mayTryCode(database: DeskReader, accountId: string): Promise<boolean> {
  return (await count(database, codeKey(accountId), PASSWORD_WINDOW_MS)) <= CODE_TRIES;
}

/** Whoever has signed in has shown that the tries were theirs. Also drops what is long over. */
export async function forgetAttempts(database: DeskReader, account: { id: string; email: string }): Promise<void> {
  await database.attempt.deleteMany({ where: { OR: [{ key: { in: [passwordKey(account.email), fullKey(account.email), codeKey(account.id)] } }, { windowEndsAt: { lt: now() } }] } });
}
