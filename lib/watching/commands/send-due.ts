import "server-only";
import { LOCALES } from "@/lib/core/kinds";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { openDesk, type Desk, type DeskTransaction } from "@/lib/platform/db";
import { letterWords, type LetterCounts, type LetterWords } from "@/lib/watching/letter-words";
import { hiddenFrom } from "@/lib/watching/policy";
import { nextTry } from "@/lib/watching/when";

/** Letters handed over at one look. */
const AT_ONCE = 50;
/** Minutes after which a letter that was taken to be sent cannot be under way any more: far longer than a mail server is waited for. */
const LOST_AFTER_MINUTES = 30;

export type LetterToSend = LetterWords & { /** The letter's own id, the same at each try. */ id: string; to: string };

/** What became of handing a letter to the mail server. `failed`: it was certainly not taken; `unsure`: it may have been. Codes, no words. */
export type Posted = { state: "sent" } | { state: "failed"; code: string; /** Trying again would change nothing. */ isFinal: boolean } | { state: "unsure"; code: string };

/** Hands a letter to the mail server. Never throws. */
export type Post = (letter: LetterToSend) => Promise<Posted>;

/** What became of letters, by their ids, that could not be written down. Kept by whoever looks again and again. */
export type Unwritten = Map<string, Posted>;

const CLOSED = "CL131";

export type SendingResult = { sent: number; /** Those that go to nobody any more, or have nothing to say. */ dropped: number; failed: number };

/**
 * Sends the letters that are due. Each is marked as being sent before the mail server is asked, in a transaction of its own: whoever is killed in between leaves it so, and it
 * is never sent again but named as unsure. What failed for certain is tried again after growing pauses, and given up in the end.
 * @param database the desk's: whoever keeps the site running calls this from outside of Next (server/run/telling.ts)
 */
export async function sendDue(database: Desk, post: Post, origin: string, unwritten: Unwritten = new Map()): Promise<SendingResult> {
  const result: SendingResult = { sent: 0, dropped: 0, failed: 0 };
  if ((await database.closing.count({ where: { openedAt: null } })) > 0) return result;
  for (const [id, posted] of unwritten) {
    await conclude(database, id, posted);
    unwritten.delete(id);
  }
  await database.$executeRaw`UPDATE desk.letter SET state = 'unsure', ended_at = clock_timestamp() WHERE state = 'sending' AND taken_at < clock_timestamp() - make_interval(mins => ${LOST_AFTER_MINUTES}::int)`;
  for (let taken = 0; taken < AT_ONCE; taken += 1) {
    const letter = await database.$transaction((transaction) => take(transaction, origin));
    if (letter === null) return result;
    if (letter === "dropped") {
      result.dropped += 1;
      continue;
    }
    const posted = await post(letter);
    try {
      await conclude(database, letter.id, posted);
    } catch (error) {
      // The desk was closed meanwhile: written once it is open again, so that what certainly failed is tried again, and is not taken for unsure.
      if (databaseFailureOf(error)?.code !== CLOSED) throw error;
      unwritten.set(letter.id, posted);
    }
    if (posted.state === "sent") result.sent += 1;
    else result.failed += 1;
  }
  return result;
}

export type Sending = { sendDue: () => Promise<SendingResult>; close: () => Promise<void> };

/** The same on connections of its own, kept until it is closed. @param origin where the desk answers, without a path */
export function openSending(deskUrl: string, post: Post, origin: string): Sending {
  const database = openDesk(deskUrl);
  const unwritten: Unwritten = new Map();
  return { sendDue: () => sendDue(database, post, origin, unwritten), close: () => database.$disconnect() };
}

type Due = { id: string; accountId: string; email: string | null; language: string; tries: number; isWanted: boolean; /** By which some messages are not shown any more. */ role: string };

/** The next letter that is due, marked as being sent; null where there is none. Whoever is shut out, wants none any more, or has read everything gets none. */
async function take(transaction: DeskTransaction, origin: string): Promise<LetterToSend | "dropped" | null> {
  const [due] = await transaction.$queryRaw<Due[]>`
    SELECT l.id, l.account_id AS "accountId", a.email::text AS email, a.language, l.tries, a.disabled_at IS NULL AND coalesce(c.choice, 'none') <> 'none' AS "isWanted", a.role
    FROM desk.letter l JOIN desk.account a ON a.id = l.account_id LEFT JOIN desk.mail_choice c ON c.account_id = l.account_id
    WHERE l.state = 'waiting' AND l.due_at <= clock_timestamp() AND NOT EXISTS (SELECT FROM desk.closing WHERE opened_at IS NULL)
    ORDER BY l.due_at, l.id LIMIT 1 FOR UPDATE OF l SKIP LOCKED`;
  if (due === undefined) return null;
  const counts = await countsIn(transaction, due);
  if (!due.isWanted || due.email === null || counts.watched + counts.own === 0) {
    await transaction.letter.update({ where: { id: due.id }, data: { state: "dropped", endedAt: new Date() } });
    return "dropped";
  }
  await transaction.letter.update({ where: { id: due.id }, data: { state: "sending", takenAt: new Date(), tries: due.tries + 1 } });
  const locale = LOCALES.find((known) => known === due.language) ?? LOCALES[0];
  return { id: due.id, to: due.email, ...letterWords(locale, counts, origin) };
}

// What was withdrawn since has no message any more, and what was read needs no letter.
async function countsIn(transaction: DeskTransaction, { id, role }: Due): Promise<LetterCounts> {
  const rows = await transaction.message.groupBy({ by: ["what"], where: { letterId: id, readAt: null, what: { notIn: hiddenFrom(role) } }, _count: true });
  const watched = rows.find(({ what }) => what === "publication")?._count ?? 0;
  return { watched, own: rows.reduce((sum, { _count }) => sum + _count, 0) - watched };
}

async function conclude(database: Desk, id: string, posted: Posted): Promise<void> {
  const { tries } = await database.letter.findUniqueOrThrow({ where: { id }, select: { tries: true } });
  const at = new Date();
  const next = posted.state === "failed" && !posted.isFinal ? nextTry(tries, at) : null;
  const data =
    posted.state === "sent" ? { state: "sent", endedAt: at, failure: null }
    : posted.state === "unsure" ? { state: "unsure", endedAt: at, failure: posted.code }
    : next === null ? { state: "given_up", endedAt: at, failure: posted.code }
    : { state: "waiting", dueAt: next, failure: posted.code };
  await database.letter.update({ where: { id }, data });
}
