import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { standingLaw, standingLawOf } from "@/lib/law/queries/standing-law";
import type { LawOnFile } from "@/lib/law/schema";
import { fromDesk } from "@/lib/platform/db";
import { mayReadProposals } from "@/lib/proposals/policy";
import { filedFrom, readFiled } from "@/lib/proposals/queries/filed";
import { LAW_ACTS, lawFromText, type Laws } from "@/lib/vocabulary/law";
import { PRACTICE_CODE, type PracticeEntry, type Practices } from "@/lib/vocabulary/practices";
import { standingPractice, standingPractices } from "@/lib/wording/queries/standing-practices";

type Row = Awaited<ReturnType<typeof readFiled>>[number];

/** Every practice, every version that stands, and what waits for somebody's approval, the latest first. Null for whoever may not read it. */
export async function listLaw(actor: Actor): Promise<{ practices: Practices; laws: Laws; waiting: LawOnFile[] } | null> {
  if (!mayReadProposals(actor)) return null;
  return fromDesk(async (db) => {
    const [practices, laws, rows, isAlone] = await Promise.all([standingPractices(db), standingLaw(db), readFiled(db, "law", { state: "proposed" }), isOfficeOfOne(db, actor.accountId)]);
    return { practices, laws, waiting: rows.map((row) => onFile(row, actor, isAlone)) };
  });
}

/** Every version that is or was on file of one practice, the latest first. Null for whoever may not read it, and for what is no practice. @param code its code */
export async function listLawOf(actor: Actor, code: string): Promise<{ practice: PracticeEntry; laws: Laws; files: LawOnFile[] } | null> {
  // As of an address.
  if (!mayReadProposals(actor) || !PRACTICE_CODE.test(code)) return null;
  return fromDesk(async (db) => {
    const [practice, laws, rows, isAlone] = await Promise.all([standingPractice(db, code), standingLawOf(db, code), readFiled(db, "law", { practice: code }), isOfficeOfOne(db, actor.accountId)]);
    return practice === null ? null : { practice, laws, files: rows.map((row) => onFile(row, actor, isAlone)) };
  });
}

/** How many proposals wait for this actor's own eyes; 0 for whoever decides on none. */
export async function countLawToDecide(actor: Actor): Promise<number> {
  if (!mayReadProposals(actor)) return 0;
  return fromDesk((db) => db.lawVersion.count({ where: { state: "proposed", proposedById: { not: actor.accountId } } }));
}

function onFile(row: Row, actor: Actor, isAlone: boolean): LawOnFile {
  return filedFrom(row, { acts: LAW_ACTS, versionFrom: lawFromText, actor, isAlone });
}
