import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import type { CaseId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { citableSources, visibleRecords } from "@/lib/cases/policy";
import type { CheckCaseInput } from "@/lib/cases/schema";
import { mayDraft } from "@/lib/changes/policy";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Keeps that somebody looked for news of a case and found none, and where. No fact: nothing is said of the person, and nothing becomes public.
 * @throws AppError forbidden below researcher; not_found for a case that is not this person's; conflict for a withdrawn record, and as markSent; invalid for an unknown source
 */
export function checkCase(actor: Actor, { recordId, caseId, sourceId, lookedAt, ...sent }: CheckCaseInput): Promise<{ caseId: CaseId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const found = await transaction.detentionCase.findFirst({ where: { id: caseId, personId: recordId, person: visibleRecords(actor) }, select: { person: { select: { withdrawnAt: true } } } });
    if (found === null) throw notFound();
    if (found.person.withdrawnAt !== null) throw conflict("recordWithdrawn");
    if (sourceId !== null && (await transaction.publicRecord.count({ where: { AND: [{ id: sourceId }, citableSources(actor)] } })) === 0) throw invalid({ sourceId: ["id"] });
    await transaction.newsCheck.create({ data: { caseId, checkedById: actor.accountId, checkedAt: now(), sourceId, sourceKind: sourceId === null ? null : "source", lookedAt } });
    await markSent(transaction, actor, sent);
    await recordAudit(transaction, { event: "case.checked", actorId: actor.accountId, subjectKind: "case", subjectId: caseId, detail: { recordId } });
    return { caseId };
  });
}
