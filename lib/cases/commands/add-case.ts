import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { caseIdSchema, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { addEventReading } from "@/lib/cases/commands/add-event-reading";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { createRecord } from "@/lib/cases/commands/create-record";
import { visibleRecords } from "@/lib/cases/policy";
import type { AddCaseInput } from "@/lib/cases/schema";
import { addBasis } from "@/lib/consent/commands/add-basis";
import { openChange } from "@/lib/changes/commands/open-change";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type FactValue } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Adds a case of a person on record, or of a new person with a first name; with its first event where the form tells of one.
 * Private until published, like everything of the desk.
 * @throws AppError forbidden below researcher; not_found for a record that is no person; conflict for a withdrawn one; invalid
 */
export function addCase(actor: Actor, input: AddCaseInput): Promise<{ recordId: RecordId; caseId: CaseId; changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const recordId = input.recordId === null ? await newPerson(transaction, input) : await personOnRecord(transaction, actor, input.recordId);
    const changeId = await openChange(transaction, actor, recordId);
    const { caseId, number } = await numberedCase(transaction, recordId);
    const citations = await citeSources(transaction, actor, changeId, input.citations);
    for (const value of valuesOf(input)) {
      const fact = factSchema.parse({ value, internalNote: input.internalNote, citations });
      await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
    }
    if (input.event !== null) await addEventReading(transaction, actor, { recordId, caseId, changeId, eventId: null, citations }, input.event);
    if (input.basis !== null) await addBasis(transaction, { ...input.basis, personId: recordId, purpose: "name", sourceId: citations[0]?.sourceId ?? null, recordedBy: actor.accountId });
    await markSent(transaction, actor, input);
    const isNew = input.recordId === null;
    if (isNew) await recordAudit(transaction, { event: "record.added", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { kind: "person", changeId } });
    await recordAudit(transaction, { event: "case.added", actorId: actor.accountId, subjectKind: "case", subjectId: caseId, detail: { changeId, recordId, number, newPerson: isNew } });
    return { recordId, caseId, changeId };
  });
}

async function newPerson(transaction: DeskTransaction, { name }: AddCaseInput): Promise<RecordId> {
  if (name === null) throw notFound();
  return createRecord(transaction, "person", name.text);
}

async function personOnRecord(transaction: DeskTransaction, actor: Actor, recordId: RecordId): Promise<RecordId> {
  const person = await transaction.publicRecord.findFirst({ where: { AND: [{ id: recordId, kind: "person" }, visibleRecords(actor)] }, select: { withdrawnAt: true } });
  if (person === null) throw notFound();
  if (person.withdrawnAt !== null) throw conflict("recordWithdrawn");
  return recordId;
}

/** The person's next case. Two who add one at once get different numbers: taking a number is the insert itself. */
async function numberedCase(transaction: DeskTransaction, personId: RecordId): Promise<{ caseId: CaseId; number: number }> {
  const caseId = caseIdSchema.parse(randomUUID());
  const last = await transaction.detentionCase.aggregate({ where: { personId }, _max: { number: true } });
  for (let number = (last._max.number ?? 0) + 1; ; number += 1) {
    const taken = await transaction.detentionCase.createMany({ data: [{ id: caseId, personId, number }], skipDuplicates: true });
    if (taken.count === 1) return { caseId, number };
  }
}

function valuesOf({ name, nativeName, occupation }: AddCaseInput): FactValue[] {
  const values: FactValue[] = [];
  if (name !== null) values.push({ kind: "name", ...name, nameKind: "main" });
  if (nativeName !== null) values.push({ kind: "name", ...nativeName, nameKind: "native" });
  if (occupation !== null) values.push({ kind: "attribute", attribute: "occupation", text: occupation, language: null });
  return values;
}
