import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { caseIdSchema, recordIdSchema, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { addEventReading } from "@/lib/cases/commands/add-event-reading";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { createRecord } from "@/lib/cases/commands/create-record";
import { precisionIn } from "@/lib/cases/form-fields";
import { visibleRecords } from "@/lib/cases/policy";
import type { AddCaseInput } from "@/lib/cases/schema";
import { addBasis } from "@/lib/consent/commands/add-basis";
import { openChange } from "@/lib/changes/commands/open-change";
import { mayDraft } from "@/lib/changes/policy";
import { rememberApart } from "@/lib/duplicates/commands/tell-apart";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type FactValue } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

export type AddedCase = { recordId: RecordId; caseId: CaseId; changeId: ChangeId };

/**
 * Adds a case of a person on record, or of a new person with a first name; with its first event where the form tells of one. Of a new person it keeps
 * whom somebody looked at and found to be another one (`notThese`). Private until published, like everything of the desk.
 * @throws AppError forbidden below researcher; not_found for a record that is no person; conflict for a withdrawn one; invalid
 */
export function addCase(actor: Actor, input: AddCaseInput): Promise<AddedCase> {
  return inTransaction((transaction) => addCaseWithin(transaction, actor, input));
}

/** The same as a part of other work, of which nothing is kept where it is refused. */
export async function addCaseWithin(transaction: DeskTransaction, actor: Actor, input: AddCaseInput): Promise<AddedCase> {
  if (!mayDraft(actor)) throw forbidden("researchersOnly");
  const recordId = input.recordId === null ? await newPerson(transaction, input) : await personOnRecord(transaction, actor, input.recordId);
  const changeId = await openChange(transaction, actor, recordId);
  const { caseId, number } = await numberedCase(transaction, recordId);
  const citations = await citeSources(transaction, actor, changeId, input.citations);
  // They rest on the words that tell the event: as silent in public as these.
  const precision = input.event === null ? {} : precisionIn({ publicDate: input.event.publicDate, publicPlace: input.event.publicPlace, hidesPlace: input.event.hidesPlace });
  for (const value of valuesOf(input)) {
    const fact = factSchema.parse({ value, ...precision, internalNote: input.internalNote, citations });
    await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
  }
  if (input.event !== null) await addEventReading(transaction, actor, { recordId, caseId, changeId, eventId: null, citations }, input.event);
  if (input.basis !== null) await addBasis(transaction, { ...input.basis, personId: recordId, purpose: "name", sourceId: citations[0]?.sourceId ?? null, recordedBy: actor.accountId });
  await markSent(transaction, actor, input);
  const isNew = input.recordId === null;
  if (isNew) await recordAudit(transaction, { event: "record.added", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { kind: "person", changeId } });
  await recordAudit(transaction, { event: "case.added", actorId: actor.accountId, subjectKind: "case", subjectId: caseId, detail: { changeId, recordId, number, newPerson: isNew } });
  // After the names: what is told apart is told apart by the names of now.
  if (isNew) for (const other of await thoseStillThere(transaction, actor, input.notThese)) await rememberApart(transaction, actor, { one: recordId, other, reason: null });
  return { recordId, caseId, changeId };
}

/** Somebody's draft that was discarded since it was looked at is nobody to be told apart from. */
async function thoseStillThere(transaction: DeskTransaction, actor: Actor, ids: readonly RecordId[]): Promise<RecordId[]> {
  const rows = await transaction.publicRecord.findMany({ where: { AND: [{ id: { in: [...ids] }, kind: "person" }, visibleRecords(actor)] }, select: { id: true } });
  return rows.map(({ id }) => recordIdSchema.parse(id));
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
