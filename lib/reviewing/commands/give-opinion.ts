import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { changeIdSchema, recordIdSchema, type ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { mayReview, OF_OTHERS } from "@/lib/reviewing/policy";
import type { GiveOpinionInput } from "@/lib/reviewing/schema";

/** Answers what one was asked, once. Also after the change was decided: it is still worth knowing. @throws AppError forbidden · not_found (also what others were asked) · conflict (opinionGiven) */
export function giveOpinion(actor: Actor, { opinionId, answer }: GiveOpinionInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayReview(actor)) throw forbidden("editorsOnly");
    const asked = await transaction.secondOpinion.findFirst({ where: { id: opinionId, askedOfId: actor.accountId, ...OF_OTHERS(actor) }, select: { changeId: true, change: { select: { recordId: true } } } });
    if (asked === null) throw notFound();
    const given = await transaction.secondOpinion.updateMany({ where: { id: opinionId, answeredAt: null }, data: { answeredAt: now(), answer } });
    if (given.count === 0) throw conflict("opinionGiven");
    const changeId = changeIdSchema.parse(asked.changeId);
    await recordAudit(transaction, { event: "opinion.given", actorId: actor.accountId, subjectKind: "change", subjectId: changeId, detail: { recordId: recordIdSchema.parse(asked.change.recordId) } });
    return { changeId };
  });
}
