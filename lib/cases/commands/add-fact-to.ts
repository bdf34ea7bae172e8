import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import type { AssertionId, CaseId, ChangeId, RecordId } from "@/lib/core/ids";
import { RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import { mayHaveAttribute, mayHold, pointedToBy } from "@/lib/core/record-shapes";
import { recordAudit } from "@/lib/audit/record-audit";
import { refuseUnknownRecords } from "@/lib/cases/commands/add-event-reading";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { precisionIn } from "@/lib/cases/form-fields";
import { addedValue, freePosition, type Place } from "@/lib/cases/form-value";
import { OF_THE_PERSON, PUBLISHED, visibleRecords } from "@/lib/cases/policy";
import type { AddFactInput, AddedValue } from "@/lib/cases/schema";
import { openChange } from "@/lib/changes/commands/open-change";
import { submitWithin } from "@/lib/changes/commands/submit-change";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";
import { isRetiredPractice } from "@/lib/wording/queries/standing-practices";

/**
 * Adds one fact to a record, under its citations, in the actor's open change, and hands that in where it is wished: both or neither. It never conflicts: what
 * answers a question differently stands beside what is there. `sourceId`: the first source, of which another fact may be added next.
 * @throws AppError forbidden below researcher; not_found for a record or a case that is not there for this person; conflict: recordWithdrawn, and as markSent; invalid, by field
 */
export function addFactTo(actor: Actor, input: AddFactInput): Promise<{ changeId: ChangeId; assertionId: AssertionId; sourceId: RecordId | null }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const { recordId, value: said, citations: rows, next, unsentId, unsentFrom, unsentBy, ...reading } = precisionIn(input);
    const { kind } = await recordToAddTo(transaction, actor, recordId);
    if (!mayHold(kind, said.kind) || (said.kind === "attribute" && !mayHaveAttribute(kind, said.attribute))) throw invalid({ "value.kind": ["choice"] });
    await refuseForeign(transaction, recordId, said);
    await refuseUnknownRecords(transaction, { saidById: reading.saidById });
    const value = addedValue(said, reading.date, await freePlace(transaction, recordId, said));
    const changeId = await openChange(transaction, actor, recordId);
    const citations = await citeSources(transaction, actor, changeId, rows);
    const assertionId = await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact: factSchema.parse({ ...reading, value, citations }) });
    await markSent(transaction, actor, { unsentId, unsentFrom, unsentBy });
    if (next === "hand_in") await submitWithin(transaction, actor, { changeId });
    await recordAudit(transaction, { event: "fact.added", actorId: actor.accountId, subjectKind: "fact", subjectId: assertionId, detail: { kind: value.kind, changeId, recordId } });
    return { changeId, assertionId, sourceId: citations[0]?.sourceId ?? null };
  });
}

/** @throws AppError not_found for a record that is not there for this person; conflict for a withdrawn one */
export async function recordToAddTo(transaction: DeskTransaction, actor: Actor, recordId: RecordId): Promise<{ kind: RecordKind }> {
  const row = await transaction.publicRecord.findFirst({ where: { AND: [{ id: recordId }, visibleRecords(actor)] }, select: { kind: true, withdrawnAt: true } });
  const kind = RECORD_KINDS.find((known) => known === row?.kind);
  if (row === null || kind === undefined) throw notFound();
  if (row.withdrawnAt !== null) throw conflict("recordWithdrawn");
  return { kind };
}

/** The field of each kind that names a record. */
const POINTER = { affiliation: "toId", about: "toId", speaker: "byId", signature: "countryId", source_link: "parentId", spell: "practiceId", representation: "lawyerId" } as const;

/**
 * What a fact points to must have been published: an id of anything else would become public and lead nowhere. Nothing points to itself.
 * @throws AppError invalid, at its field; not_found for a case that is not this person's
 */
async function refuseForeign(transaction: DeskTransaction, recordId: RecordId, said: AddedValue): Promise<void> {
  if ("caseId" in said && (await transaction.detentionCase.count({ where: { AND: [{ id: said.caseId, personId: recordId }, OF_THE_PERSON] } })) === 0) throw notFound();
  if (said.kind === "spell" && said.spell !== null) await refuseUnknownStretch(transaction, said.caseId, said.spell);
  if (!(said.kind in POINTER)) return;
  const field = POINTER[said.kind as keyof typeof POINTER];
  const pointsTo = (said as unknown as Record<string, RecordId | null>)[field] ?? null;
  if (pointsTo === null) return;
  const found = await transaction.publicRecord.count({ where: { AND: [{ id: pointsTo }, { id: { not: recordId } }], kind: { in: [...pointedToBy(said.kind)] }, ...PUBLISHED } });
  if (found === 0) throw invalid({ [`value.${field}`]: ["id"] });
  if (await isRetiredPractice(transaction, pointsTo)) throw invalid({ [`value.${field}`]: ["practiceRetired"] });
}

const NOT_DISCARDED = { assertion: { addedByChange: { state: { not: "discarded" } } } } as const;

async function refuseUnknownStretch(transaction: DeskTransaction, caseId: CaseId, spell: number): Promise<void> {
  if ((await transaction.spell.count({ where: { caseId, spell, ...NOT_DISCARDED } })) === 0) throw invalid({ "value.spell": ["id"] });
}

/**
 * The next place among the words of a statement, or, where one stands at the last of all, the first that is free; and the number of a new stretch in a case; drafts of others take theirs. Two who add at once wait for each
 * other here: two stretches under one number would be read as two accounts of one.
 */
async function freePlace(transaction: DeskTransaction, recordId: RecordId, said: AddedValue): Promise<Place> {
  const none: Place = { position: 1, spell: 1 };
  if (said.kind !== "passage" && said.kind !== "spell") return none;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`places ${recordId}`}, 0))`;
  if (said.kind === "spell") {
    const { _max } = await transaction.spell.aggregate({ where: { caseId: said.caseId }, _max: { spell: true } });
    return { ...none, spell: (_max.spell ?? 0) + 1 };
  }
  const taken = await transaction.passage.findMany({ where: { assertion: { recordId, addedByChange: { state: { not: "discarded" } } } }, select: { position: true }, distinct: ["position"] });
  return { ...none, position: freePosition(taken.map(({ position }) => position)) };
}
