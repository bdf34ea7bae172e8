import "server-only";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { eventIdSchema, type AssertionId, type CaseId, type ChangeId, type EventId, type RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { recordAudit } from "@/lib/audit/record-audit";
import { PUBLISHED, SPEAKER_KINDS } from "@/lib/cases/policy";
import { precisionIn } from "@/lib/cases/form-fields";
import type { LogUpdateInput } from "@/lib/cases/schema";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";
import { isRetiredPractice } from "@/lib/wording/queries/standing-practices";

export type EventReadingInput = Omit<LogUpdateInput, "recordId" | "caseId" | "eventId" | "citations" | "next" | "unsentId" | "unsentFrom" | "unsentBy">;

type Where = { recordId: RecordId; caseId: CaseId; changeId: ChangeId; eventId: EventId | null; citations: CitationInput[] };

/** One reading of an event in a case; of a new event unless one is given. */
export async function addEventReading(transaction: DeskTransaction, actor: Actor, { recordId, caseId, changeId, citations, ...where }: Where, reading: EventReadingInput): Promise<{ assertionId: AssertionId; eventId: EventId }> {
  await refuseUnknownRecords(transaction, reading);
  const eventId = where.eventId ?? (await newEvent(transaction));
  const { stage, eventKind, practiceId, place, authority, text, language, ...rest } = precisionIn(reading);
  const fact = factSchema.parse({ ...rest, value: { kind: "event_reading", eventId, caseId, stage, eventKind, practiceId, place, authority, text, language }, citations });
  const assertionId = await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
  await recordAudit(transaction, { event: "update.logged", actorId: actor.accountId, subjectKind: "case", subjectId: caseId, detail: { changeId, assertionId, eventId } });
  return { assertionId, eventId };
}

type Named = { practiceId?: RecordId | null; saidById: RecordId | null };

/**
 * What a fact names must have been published: an id of anything else would become public and lead nowhere.
 * @param before what the fact named already, which may have been withdrawn since and may stay
 * @throws AppError invalid, at its field, for a practice or a speaker that is not on the public record, and for a practice that is no longer used (docs/decisions/053)
 */
export async function refuseUnknownRecords(transaction: DeskTransaction, { practiceId = null, saidById }: Named, before: Named = { saidById: null }): Promise<void> {
  const isOnRecord = async (id: RecordId, kind: RecordKind[]) => (await transaction.publicRecord.count({ where: { id, kind: { in: kind }, ...PUBLISHED } })) > 0;
  if (practiceId !== null && practiceId !== before.practiceId) {
    if (!(await isOnRecord(practiceId, ["practice"]))) throw invalid({ practiceId: ["id"] });
    if (await isRetiredPractice(transaction, practiceId)) throw invalid({ practiceId: ["practiceRetired"] });
  }
  if (saidById !== null && saidById !== before.saidById && !(await isOnRecord(saidById, SPEAKER_KINDS))) throw invalid({ saidById: ["id"] });
}

async function newEvent(transaction: DeskTransaction): Promise<EventId> {
  const row = await transaction.timelineEvent.create({ data: {}, select: { id: true } });
  return eventIdSchema.parse(row.id);
}
