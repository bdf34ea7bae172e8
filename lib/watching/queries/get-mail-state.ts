import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { fromDesk } from "@/lib/platform/db";
import { mayTendMail } from "@/lib/watching/policy";
import type { LETTER_STATES } from "@/lib/watching/schema";

export type MailTrouble = { id: string; to: string; state: Extract<(typeof LETTER_STATES)[number], "waiting" | "given_up" | "unsure">; tries: number; failure: string | null; at: Date; nextTry: Date | null };
export type MailState = {
  /** Letters that wait for their time, those that failed before among them. */
  waiting: number;
  /** Letters that failed or may have: to whom (a colleague's name, no address), and the mail server's code. */
  troubles: MailTrouble[];
  /** What happened and could not be told to anybody. */
  untold: { id: string; at: Date; tries: number; isGivenUp: boolean }[];
};

const MOST_LISTED = 100;

/** What could not be delivered. Never what a letter is about, and nobody's watches. @throws AppError forbidden (adminsOnly) */
export async function getMailState(actor: Actor): Promise<MailState> {
  if (!mayTendMail(actor)) throw forbidden("adminsOnly");
  return fromDesk(async (db) => {
    const [waiting, letters, untold] = await Promise.all([
      db.letter.count({ where: { state: "waiting" } }),
      db.letter.findMany({
        where: { OR: [{ state: { in: ["given_up", "unsure"] } }, { state: "waiting", tries: { gt: 0 } }] },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: MOST_LISTED,
        select: { id: true, state: true, tries: true, failure: true, createdAt: true, dueAt: true, account: { select: { displayName: true } } },
      }),
      db.happening.findMany({ where: { tries: { gt: 0 } }, orderBy: [{ at: "desc" }, { id: "desc" }], take: MOST_LISTED, select: { id: true, at: true, tries: true, givenUpAt: true } }),
    ]);
    return {
      waiting,
      troubles: letters.map(({ id, state, tries, failure, createdAt, dueAt, account }) => ({
        id, to: account.displayName, state: state as MailTrouble["state"], tries, failure, at: createdAt, nextTry: state === "waiting" ? dueAt : null,
      })),
      untold: untold.map(({ id, at, tries, givenUpAt }) => ({ id, at, tries, isGivenUp: givenUpAt !== null })),
    };
  });
}
