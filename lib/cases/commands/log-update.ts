import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden, invalid, notFound } from "@/lib/core/errors";
import type { AssertionId, ChangeId, RecordId } from "@/lib/core/ids";
import { addEventReading } from "@/lib/cases/commands/add-event-reading";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { visibleRecords } from "@/lib/cases/policy";
import type { LogUpdateInput } from "@/lib/cases/schema";
import { openChange } from "@/lib/changes/commands/open-change";
import { submitWithin } from "@/lib/changes/commands/submit-change";
import { mayDraft } from "@/lib/changes/policy";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Logs what happened in a case, with its source, in the actor's open change on the person, and hands that in where it is wished: both or neither. Two who
 * log at once both succeed. `sourceId`: the first source, of which another fact may be logged next.
 * @throws AppError forbidden below researcher; not_found for a case that is not this person's; invalid, by field
 */
export function logUpdate(actor: Actor, input: LogUpdateInput): Promise<{ changeId: ChangeId; assertionId: AssertionId; sourceId: RecordId | null }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const { recordId, caseId, eventId, citations: rows, next, unsentId, unsentFrom, unsentBy, ...reading } = input;
    const found = await transaction.detentionCase.findFirst({ where: { id: caseId, personId: recordId, person: visibleRecords(actor) }, select: { id: true } });
    if (found === null) throw notFound();
    if (eventId !== null) {
      const readings = await transaction.eventReading.count({ where: { eventId, caseId, assertion: { addedByChange: { state: { not: "discarded" } } } } });
      if (readings === 0) throw invalid({ eventId: ["id"] });
    }
    const changeId = await openChange(transaction, actor, recordId);
    const citations = await citeSources(transaction, actor, changeId, rows);
    const { assertionId } = await addEventReading(transaction, actor, { recordId, caseId, changeId, eventId, citations }, reading);
    await markSent(transaction, actor, { unsentId, unsentFrom, unsentBy });
    if (next === "hand_in") await submitWithin(transaction, actor, { changeId });
    return { changeId, assertionId, sourceId: citations[0]?.sourceId ?? null };
  });
}
