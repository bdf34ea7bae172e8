import "server-only";
/** Counted tries, so that guessing slows down. Counted before the try is made, in one statement: parallel guesses do not slip by. */
import { CODE_TRIES, PASSWORD_LONGEST_WAIT_MS, PASSWORD_MEMORY_MS, PASSWORD_TRIES, PASSWORD_WINDOW_MS } from "@/lib/accounts/limits";
import { now } from "@/lib/platform/clock";
import type { DeskReader } from "@/lib/platform/db";
import { keyedHash } from "@/lib/platform/secrets";

/** Counts one try under a key. @returns how many there were in the key's window, this one included. */
async function count(database: DeskReader, key: string, windowMs: number): Promise<number> {
  const at = now();
  const ends = new Date(at.getTime() + windowMs);
  const rows = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO desk.attempt AS known (key, count, window_ends_at) VALUES (${key}, 1, ${ends})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.window_ends_at <= ${at} THEN 1 ELSE known.count + 1 END,
      window_ends_at = CASE WHEN known.window_ends_at <= ${at} THEN ${ends} ELSE known.window_ends_at END
    RETURNING count`;
  return rows[0]?.count ?? Number.POSITIVE_INFINITY;
}

// Keyed by a keyed hash: the table must not become a list of the addresses somebody tried.
const passwordKey = (email: string) => `password:${keyedHash("attempt-key", email.trim().toLowerCase())}`;
const fullKey = (email: string) => `${passwordKey(email)}:full`;
const codeKey = (accountId: string) => `code:${accountId}`;

/**
 * Counts one password for an address, whether or not an account has it. Five in 15 minutes; each full window within a day doubles
 * the next wait, up to two hours. There is no count of everybody together: whoever fills it would shut everybody out.
 * @returns false when there were too many
 */
export async function mayTryPassword(database: DeskReader, email: string): Promise<boolean> {
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

/** Whoever has signed in has shown that the tries were theirs. */
export async function forgetAttempts(database: DeskReader, account: { id: string; email: string }): Promise<void> {
  await database.attempt.deleteMany({ where: { key: { in: [passwordKey(account.email), fullKey(account.email), codeKey(account.id)] } } });
}

/** Drops windows that are over, and sign-ins that were never finished: whoever floods the door must not fill the tables behind it. */
export async function dropWhatIsOver(database: DeskReader): Promise<void> {
  await database.attempt.deleteMany({ where: { windowEndsAt: { lt: now() } } });
  await database.pendingSignIn.deleteMany({ where: { expiresAt: { lt: now() } } });
}
