import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { caseIdSchema, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { noteReason } from "@/lib/cases/commands/note-reason";
import { OF_THE_PERSON, visibleRecords } from "@/lib/cases/policy";
import { submitWithin } from "@/lib/changes/commands/submit-change";
import { mayDraft } from "@/lib/changes/policy";
import { openMergeChange, sayOtherwise } from "@/lib/duplicates/commands/said-anew";
import { differingAmong, movedFacts, pointedTo, type Differing, type Moved } from "@/lib/duplicates/merge-plan";
import { mergingOf, type Merging } from "@/lib/duplicates/queries/merging";
import type { MergeInput } from "@/lib/duplicates/schema";
import { addFact } from "@/lib/facts/commands/add-fact";
import { saidBy } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

const LONGEST_MS = 60_000;

/**
 * Proposes that a record of a person goes into another one: with a change of the one that stays, and one of each record that names the other, handed in
 * together. Nothing of either is altered before somebody else publishes that (lib/publication/commands/merge-records.ts).
 * @throws AppError forbidden below researcher; not_found unless both are people that this person may see; conflict: a MergeRefusal, changeMovedOn (either
 *   says something else than was on screen), mergeClaimed; invalid for a choice that was not offered
 */
export function proposeMerge(actor: Actor, input: MergeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const { kept, merged, reason } = input;
    const people = await transaction.publicRecord.count({ where: { AND: [{ id: { in: [kept, merged] }, kind: "person" }, visibleRecords(actor)] } });
    if (people !== 2) throw notFound();
    // Of two who propose it at once the second finds the first one's.
    for (const id of [kept, merged].toSorted()) await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`merge ${id}`}, 0))`;
    const merging = await mergingOf(transaction, kept, merged);
    if (merging.refusal !== null) throw conflict(merging.refusal);
    if (merging.seen !== input.seen) throw conflict("changeMovedOn");

    const changeId = await openMergeChange(transaction, actor, kept, null);
    const merge = await transaction.merge.create({ data: { keptId: kept, mergedId: merged, changeId, mergedVersion: merging.mergedVersion }, select: { id: true } });
    const cases = await casesFor(transaction, input, merging, merge.id);
    const moved = movedFacts(merging.mergedFacts, { kept, merged, cases, keptFacts: merging.keptFacts });
    await sayMoved(transaction, actor, { changeId, input, merging, moved });
    await pointOthers(transaction, actor, { changeId, input, mentions: merging.mentions });
    await noteReason(transaction, changeId, reason);
    await markSent(transaction, actor, input);
    await recordAudit(transaction, { event: "merge.proposed", actorId: actor.accountId, subjectKind: "record", subjectId: kept, detail: { changeId, merged } });
    await submitWithin(transaction, actor, { changeId });
    return { changeId };
  }, { longest: LONGEST_MS });
}

/** For each case that goes one to go into: as chosen, or a new one of the record that stays, which it has only once the merge is published. */
async function casesFor(transaction: DeskTransaction, { kept, merged, cases: chosen }: MergeInput, { mergedFacts }: Merging, mergeId: string): Promise<Map<CaseId, CaseId>> {
  const known = await transaction.detentionCase.findMany({ where: { AND: [{ personId: { in: [kept, merged] } }, OF_THE_PERSON] }, select: { id: true, personId: true, number: true }, orderBy: { number: "asc" } });
  const used = new Set(mergedFacts.flatMap(({ value }) => ("caseId" in value ? [value.caseId] : [])));
  const last = await transaction.detentionCase.aggregate({ where: { personId: kept }, _max: { number: true } });
  let number = last._max.number ?? 0;
  const map = new Map<CaseId, CaseId>();
  for (const { id } of known.filter(({ personId }) => personId === merged)) {
    const from = caseIdSchema.parse(id);
    if (!used.has(from)) continue;
    const index = chosen.findIndex((choice) => choice.from === from);
    const to = chosen[index]?.to ?? null;
    if (to !== null && !known.some((other) => other.id === to && other.personId === kept)) throw invalid({ [`cases[${String(index)}].to`]: ["choice"] });
    number += 1;
    const made = to ?? caseIdSchema.parse(randomUUID());
    if (to === null) await transaction.detentionCase.create({ data: { id: made, personId: kept, number, cameById: mergeId }, select: { id: true } });
    map.set(from, made);
  }
  return map;
}

type Saying = { changeId: ChangeId; input: MergeInput; merging: Merging; moved: readonly Moved[] };

async function sayMoved(transaction: DeskTransaction, actor: Actor, { changeId, input, merging, moved }: Saying): Promise<void> {
  const { keptFacts, mentions } = merging;
  const chosen = choicesAmong(differingAmong(keptFacts, moved), input.prefer);
  for (const { from, said, question } of moved) {
    const choice = chosen.get(question);
    // Where somebody chose, that stands; where nobody did, what is preferred on the record that stays is.
    const keeps = choice === undefined ? !keptFacts.some((fact) => fact.question === question && fact.preferred) && from.preferred : choice === from.id;
    await addFact(transaction, { recordId: input.kept, changeId, createdBy: actor.accountId, fact: said, preferredReason: keeps ? (choice === undefined ? from.preferredReason : input.reason) : null });
  }
  for (const fact of keptFacts) {
    const choice = chosen.get(fact.question);
    const isChosen = choice === fact.id;
    const names = mentions.some(({ id }) => id === fact.id);
    if (!names && (choice === undefined || isChosen === fact.preferred)) continue;
    const preferredReason = choice === undefined ? fact.preferredReason : isChosen ? (fact.preferredReason ?? input.reason) : null;
    await sayOtherwise(transaction, actor, { changeId, fact, said: names ? pointedTo(fact, input.merged, input.kept) : saidBy(fact), preferredReason });
  }
}

/** Question → the preferred answer: by the answer alone, since a case that is one of those that are there makes more questions. @throws AppError invalid for an answer that was not among them */
function choicesAmong(differing: readonly Differing[], prefer: MergeInput["prefer"]): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const [index, choice] of prefer.entries()) {
    if (choice === null) continue;
    const asked = differing.find(({ answers }) => answers.some(({ fact }) => fact.id === choice));
    if (asked === undefined || chosen.has(asked.question)) throw invalid({ [`prefer[${String(index)}]`]: ["choice"] });
    chosen.set(asked.question, choice);
  }
  return chosen;
}

/** What other records say of the one that goes, they say of the one that stays. */
async function pointOthers(transaction: DeskTransaction, actor: Actor, { changeId, input, mentions }: { changeId: ChangeId; input: MergeInput; mentions: readonly StoredFact[] }): Promise<void> {
  const companions = new Map<RecordId, ChangeId>();
  for (const fact of mentions.filter(({ recordId }) => recordId !== input.kept)) {
    const known = companions.get(fact.recordId) ?? (await openMergeChange(transaction, actor, fact.recordId, changeId));
    companions.set(fact.recordId, known);
    await sayOtherwise(transaction, actor, { changeId: known, fact, said: pointedTo(fact, input.merged, input.kept), preferredReason: fact.preferredReason });
  }
}
