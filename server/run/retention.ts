import { databaseFailureOf } from "../../lib/platform/database-errors";
import { say } from "../steps";

/** Milliseconds between two looks. What is due goes within a quarter of a day of its time. */
const LOOK_EVERY = 6 * 3_600_000;

/**
 * Erases what its time has come for, now and then again, for as long as the site runs (docs/decisions/027). A database that is away is asked
 * again the next time: nothing here ends the site.
 * @param erase answers how many it erased
 * @param what one of them, as it is said in the log
 * @returns stops it
 */
export function keepRetention(erase: () => Promise<number>, what = "request closed long ago"): () => void {
  const look = async (): Promise<void> => {
    try {
      const erased = await erase();
      if (erased > 0) say(`✓ ${what}: the words of ${erased} are erased`);
    } catch (error) {
      say(`! ${what}: the words could not be erased (${databaseFailureOf(error)?.code ?? "unknown"}); it is tried again in ${LOOK_EVERY / 3_600_000} hours.`);
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
