/** When a letter goes, and when what failed is tried again. Pure. */
import { DAILY_HOUR, type MailChoice } from "@/lib/watching/schema";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds in which what happens at once is gathered into one letter. */
const GATHERED = MINUTE;

/** Milliseconds before the second try, the third, and so on: three days in all. Then an admin is asked. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR];

/** When a letter is due that begins now. */
export function letterDue(choice: Exclude<MailChoice, "none">, now: Date): Date {
  if (choice === "at_once") return new Date(now.getTime() + GATHERED);
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), DAILY_HOUR));
  return day > now ? day : new Date(day.getTime() + 24 * HOUR);
}

/** When something is tried again that has failed so often; null: it is given up. @param tries from 1 */
export function nextTry(tries: number, now: Date): Date | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
