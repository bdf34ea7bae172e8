import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { changeUnderReview } from "@/lib/reviewing/commands/change-under-review";
import type { AskOpinionInput } from "@/lib/reviewing/schema";

/**
 * Asks another editor what they think of a submitted change; it stands on their review page until they have answered. It decides nothing.
 * @throws AppError not_found · forbidden (editorsOnly, fourEyes) · conflict (notSubmitted, alreadyThere: asked and not answered yet) · invalid, at `of`,
 *   for whoever is no editor, took part, or asks
 */
export function askOpinion(actor: Actor, { changeId, of, question }: AskOpinionInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    const { recordId, authors } = await changeUnderReview(transaction, actor, changeId, "ask");
    const asked = await transaction.account.findFirst({ where: { id: of, role: { in: ["editor", "admin"] }, disabledAt: null }, select: { id: true } });
    if (asked === null || of === actor.accountId || authors.includes(of)) throw invalid({ of: ["choice"] });
    if ((await transaction.secondOpinion.count({ where: { changeId, askedOfId: of, answeredAt: null } })) > 0) throw conflict("alreadyThere");
    await transaction.secondOpinion.create({ data: { changeId, askedById: actor.accountId, askedOfId: of, askedAt: now(), question } });
    await recordAudit(transaction, { event: "opinion.asked", actorId: actor.accountId, subjectKind: "change", subjectId: changeId, detail: { recordId, of } });
    return { changeId };
  });
}
