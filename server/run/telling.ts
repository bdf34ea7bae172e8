import { databaseFailureOf } from "../../lib/platform/database-errors";
import { say } from "../steps";
import { lookAgain } from "./look-again";

/** Milliseconds between two looks: what happens is in the inboxes within about that. */
const LOOK_EVERY = 5_000;

type Telling = { tellDue: () => Promise<{ told: number; failed: number }>; close: () => Promise<void> };
type Sending = { sendDue: () => Promise<{ sent: number; dropped: number; failed: number }>; close: () => Promise<void> };

/**
 * Tells those who work here what happened, for as long as the site runs (docs/decisions/041). A database that is away is asked again at the next look. What
 * happened while the site stood still is told at its start.
 * @returns stops it, when a look that is under way is over
 */
export function keepTelling({ tellDue, close }: Telling, every: number = LOOK_EVERY): () => Promise<void> {
  return keep({
    look: async () => {
      const { failed } = await tellDue();
      return failed === 0 ? null : `! ${failed} of what happened could not be told; it is tried again, and an admin sees it on the desk.`;
    },
    away: "What happened could not be told",
    close,
    every,
  });
}

/** The same for letters: by itself, since a mail server that is slow must not hold up the inboxes. */
export function keepSending({ sendDue, close }: Sending, every: number = LOOK_EVERY): () => Promise<void> {
  return keep({
    look: async () => {
      const { failed } = await sendDue();
      return failed === 0 ? null : `! ${failed} ${failed === 1 ? "letter" : "letters"} could not be sent; an admin sees why on the desk.`;
    },
    away: "Letters could not be sent",
    close,
    every,
  });
}

type Kept = { look: () => Promise<string | null>; away: string; close: () => Promise<void>; every: number };

function keep({ look, away, close, every }: Kept): () => Promise<void> {
  let isAway = false;
  const stop = lookAgain(async () => {
    try {
      const trouble = await look();
      if (trouble !== null) say(trouble);
      isAway = false;
    } catch (error) {
      // Said once, not every few seconds.
      if (!isAway) say(`! ${away} (${databaseFailureOf(error)?.code ?? "unknown"}); it is tried again.`);
      isAway = true;
    }
  }, every);
  return async () => {
    await stop();
    await close();
  };
}
