import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { Locale } from "@/lib/core/kinds";
import { inTransaction } from "@/lib/platform/db";

/** The language in which the desk speaks to the actor, from the next page on. */
export function setLanguage(actor: Actor, input: { language: Locale }): Promise<{ language: Locale }> {
  return inTransaction(async (transaction) => {
    await transaction.account.update({ where: { id: actor.accountId }, data: { language: input.language } });
    await recordAudit(transaction, { event: "account.language_changed", actorId: actor.accountId, subjectKind: "account", subjectId: actor.accountId, detail: {} });
    return { language: input.language };
  });
}
