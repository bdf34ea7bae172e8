import { databaseFailureOf } from "../../lib/platform/database-errors";
import { say } from "../steps";
import { lookAgain } from "./look-again";

/** Milliseconds between two looks: what is due is public within about that of its time. */
const LOOK_EVERY = 5_000;

type Publishing = { publishDue: () => Promise<{ published: number; refused: number }>; close: () => Promise<void> };

/**
 * Publishes what was approved for later when its time has come, for as long as the site runs (docs/decisions/031). One look at a time; a database that
 * is away is asked again at the next one: nothing here ends the site. What was due while the site stood still is published at its start.
 * @param every milliseconds between two looks
 * @returns stops it, when a look that is under way is over
 */
export function keepEmbargoes({ publishDue, close }: Publishing, every: number = LOOK_EVERY): () => Promise<void> {
  let isAway = false;
  const look = async (): Promise<void> => {
    try {
      const { published, refused } = await publishDue();
      if (published > 0) say(`✓ ${published} ${published === 1 ? "change" : "changes"} published at ${published === 1 ? "its" : "their"} time`);
      if (refused > 0) say(`! ${refused} ${refused === 1 ? "change" : "changes"} could not be published at ${refused === 1 ? "its" : "their"} time; the desk says why.`);
      isAway = false;
    } catch (error) {
      // Said once, not every few seconds.
      if (!isAway) say(`! What waits for its time could not be published (${databaseFailureOf(error)?.code ?? "unknown"}); it is tried again.`);
      isAway = true;
    }
  };
  const stop = lookAgain(look, every);
  return async () => {
    await stop();
    await close();
  };
}
