import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { mayTendMail } from "@/lib/watching/policy";

/** Lets everything that was given up be tried again, from the first try on. What may have been sent is not: nobody gets one letter twice. @throws AppError forbidden (adminsOnly) */
export async function tryMailAgain(actor: Actor): Promise<void> {
  if (!mayTendMail(actor)) throw forbidden("adminsOnly");
  await inTransaction(async (transaction) => {
    const at = now();
    const letters = await transaction.letter.updateMany({ where: { state: "given_up" }, data: { state: "waiting", tries: 0, dueAt: at, endedAt: null, failure: null } });
    const happenings = await transaction.happening.updateMany({ where: { givenUpAt: { not: null } }, data: { givenUpAt: null, tries: 0, dueAt: at } });
    await recordAudit(transaction, { event: "mail.tried_again", actorId: actor.accountId, subjectKind: "mail", subjectId: null, detail: { letters: letters.count, happenings: happenings.count } });
  });
}
