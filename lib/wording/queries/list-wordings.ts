import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { fromDesk, type Desk } from "@/lib/platform/db";
import { mayReadProposals } from "@/lib/proposals/policy";
import { filedFrom, readFiled } from "@/lib/proposals/queries/filed";
import { PRACTICE_CODE, practiceFromText, WORDING_ACTS, type PracticeEntry, type Practices } from "@/lib/vocabulary/practices";
import { standingPractice, standingPractices } from "@/lib/wording/queries/standing-practices";
import type { WordingOnFile } from "@/lib/wording/schema";

/** The words that stand for every practice, and what waits for somebody's approval, the latest first. Null for whoever may not read it. */
export async function listWordings(actor: Actor): Promise<{ practices: Practices; waiting: WordingOnFile[] } | null> {
  if (!mayReadProposals(actor)) return null;
  return fromDesk(async (db) => {
    const [practices, waiting] = await Promise.all([standingPractices(db), filed(db, actor, { state: "proposed" })]);
    return { practices, waiting };
  });
}

/** What a practice is called and everything that is or was on file of it, the latest first; its record's address where it is on one. */
export type WordsOfPractice = { standing: PracticeEntry | null; files: WordingOnFile[]; /** Id of its record. */ recordId: string | null };

/** @param code of a practice @returns null for whoever may not read it, and for what is no practice */
export async function listWordingsOf(actor: Actor, code: string): Promise<WordsOfPractice | null> {
  // It comes from an address: what can be no code is not worth a question, and may be nothing that Postgres takes.
  if (!mayReadProposals(actor) || !PRACTICE_CODE.test(code)) return null;
  const found = await fromDesk(async (db) => {
    const [standing, files, record] = await Promise.all([
      standingPractice(db, code),
      filed(db, actor, { practice: code }),
      db.$queryRaw<{ id: string }[]>`SELECT id::text FROM desk.public_record WHERE kind = 'practice' AND slug = ${code.replaceAll("_", "-")}`,
    ]);
    return { standing, files, recordId: record[0]?.id ?? null };
  });
  return found.files.length === 0 ? null : found;
}

/** How many proposals wait for this actor's own eyes; 0 for whoever decides on none. */
export async function countWordingsToDecide(actor: Actor): Promise<number> {
  if (!mayReadProposals(actor)) return 0;
  return fromDesk((db) => db.practiceWording.count({ where: { state: "proposed", proposedById: { not: actor.accountId } } }));
}

async function filed(db: Desk, actor: Actor, which: Parameters<typeof readFiled>[2]): Promise<WordingOnFile[]> {
  const [rows, isAlone] = await Promise.all([readFiled(db, "wording", which), isOfficeOfOne(db, actor.accountId)]);
  return rows.map((row) => filedFrom(row, { acts: WORDING_ACTS, versionFrom: practiceFromText, actor, isAlone }));
}
