import "server-only";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { eventIdSchema, type AssertionId, type CaseId, type ChangeId, type EventId, type RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import type { LogUpdateInput } from "@/lib/cases/schema";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

export type EventReadingInput = Omit<LogUpdateInput, "recordId" | "caseId" | "eventId" | "citations">;

type Where = { recordId: RecordId; caseId: CaseId; changeId: ChangeId; eventId: EventId | null; citations: CitationInput[] };

/** One reading of an event in a case; of a new event unless one is given. */
export async function addEventReading(transaction: DeskTransaction, actor: Actor, { recordId, caseId, changeId, citations, ...where }: Where, reading: EventReadingInput): Promise<{ assertionId: AssertionId; eventId: EventId }> {
  await refuseUnknownRecords(transaction, reading);
  const eventId = where.eventId ?? (await newEvent(transaction));
  const { stage, eventKind, practiceId, place, text, language, ...rest } = reading;
  const fact = factSchema.parse({ ...rest, value: { kind: "event_reading", eventId, caseId, stage, eventKind, practiceId, place, text, language }, citations });
  const assertionId = await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
  await recordAudit(transaction, { event: "update.logged", actorId: actor.accountId, subjectKind: "case", subjectId: caseId, detail: { changeId, assertionId, eventId } });
  return { assertionId, eventId };
}

/** @throws AppError invalid for a practice or a speaker that is not on record: the database would refuse them too, without saying where */
export async function refuseUnknownRecords(transaction: DeskTransaction, { practiceId = null, saidById }: { practiceId?: RecordId | null; saidById: RecordId | null }): Promise<void> {
  if (practiceId !== null && (await transaction.publicRecord.count({ where: { id: practiceId, kind: "practice" } })) === 0) throw invalid({ practiceId: ["id"] });
  if (saidById !== null && (await transaction.publicRecord.count({ where: { id: saidById } })) === 0) throw invalid({ saidById: ["id"] });
}

async function newEvent(transaction: DeskTransaction): Promise<EventId> {
  const row = await transaction.timelineEvent.create({ data: {}, select: { id: true } });
  return eventIdSchema.parse(row.id);
}
