import "server-only";
/** Counts tries at a door in the database, in one statement each: what is tried at the same time does not slip by. */
import { now } from "@/lib/platform/clock";
import type { DeskReader } from "@/lib/platform/db";

export type Tries = { readonly count: number; readonly windowEndsAt: Date };

/**
 * Counts one try under a key.
 * @param key says what is tried by whom in a keyed hash, never in clear: the table must not become a list of who tried
 * @param windowMs milliseconds from the first try, after which counting begins anew
 * @returns how many there were in the key's window, this one included, and when it ends
 */
export async function countTry(database: DeskReader, key: string, windowMs: number): Promise<Tries> {
  const at = now();
  const ends = new Date(at.getTime() + windowMs);
  const rows = await database.$queryRaw<Tries[]>`
    INSERT INTO desk.attempt AS known (key, count, window_ends_at) VALUES (${key}, 1, ${ends})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.window_ends_at <= ${at} THEN 1 ELSE known.count + 1 END,
      window_ends_at = CASE WHEN known.window_ends_at <= ${at} THEN ${ends} ELSE known.window_ends_at END
    RETURNING count, window_ends_at AS "windowEndsAt"`;
  return rows[0] ?? { count: Number.POSITIVE_INFINITY, windowEndsAt: ends };
}
