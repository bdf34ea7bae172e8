import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, changeIdSchema, eventIdSchema, type CaseId, type ChangeId, type EventId, type ImportId, type RecordId } from "@/lib/core/ids";
import { addSource } from "@/lib/cases/commands/add-source";
import { createRecord } from "@/lib/cases/commands/create-record";
import type { PlannedRow } from "@/lib/imports/queries/plan-rows";
import { addFacts, type NewFact } from "@/lib/facts/commands/add-facts";
import { citationSchema, factSchema, type CitationInput, type FactValue } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

type Plan = NonNullable<PlannedRow["plan"]>;
/** One person of the table, once met: their record, and the change that their rows go into. */
type Place = { recordId: RecordId; changeId: ChangeId; isNew: boolean; names: Set<string>; cases: Map<number, CaseId> };
type Written = { changes: number; people: number; sources: number; facts: number };

/** Writes planned rows as facts of new drafts, some statements a page whatever its length. Authorises nothing: the calling command has. */
export function makeWriter(transaction: DeskTransaction, actor: Actor, importId: ImportId): { write: (plans: readonly Plan[]) => Promise<void>; written: () => Written } {
  const places = new Map<string, Place>();
  const sources = new Map<string, RecordId>();
  const events = new Map<string, EventId>();
  const written: Written = { changes: 0, people: 0, sources: 0, facts: 0 };

  const openPlaces = async (plans: readonly Plan[]) => {
    const met = [...new Map(plans.filter(({ person }) => !places.has(placeKeyOf(person))).map((plan) => [placeKeyOf(plan.person), plan])).values()];
    const versions = new Map((await transaction.publicRecord.findMany({ where: { id: { in: met.flatMap(({ person }) => person.id ?? []) } }, select: { id: true, version: true } })).map(({ id, version }) => [id, version]));
    for (const { person, update } of met) {
      const recordId = person.id ?? (await createRecord(transaction, "person", update.person));
      places.set(placeKeyOf(person), { recordId, changeId: changeIdSchema.parse(randomUUID()), isNew: person.id === null, names: new Set(person.id === null ? [] : person.names), cases: new Map() });
      if (person.id === null) written.people += 1;
    }
    const opened = met.flatMap(({ person }) => places.get(placeKeyOf(person)) ?? []);
    await transaction.change.createMany({ data: opened.map(({ recordId, changeId }) => ({ id: changeId, recordId, createdById: actor.accountId, baseVersion: versions.get(recordId) ?? 0, importId })) });
    written.changes += opened.length;
  };

  const openCases = async (plans: readonly Plan[]) => {
    const wanted: { id: CaseId; personId: RecordId; number: number }[] = [];
    for (const { person, caseId, caseNumber } of plans) {
      const place = placeIn(places, person);
      if (place.cases.has(caseNumber)) continue;
      // One that an import left behind which was undone is taken up again: a case is a number of its person, and says nothing by itself.
      const known = caseId ?? (place.isNew ? null : ((await transaction.detentionCase.findFirst({ where: { personId: place.recordId, number: caseNumber }, select: { id: true } }))?.id ?? null));
      const id = caseIdSchema.parse(known ?? randomUUID());
      if (known === null) wanted.push({ id, personId: place.recordId, number: caseNumber });
      place.cases.set(caseNumber, id);
    }
    await transaction.detentionCase.createMany({ data: wanted });
  };

  const openSources = async (plans: readonly Plan[]) => {
    for (const { person, source } of plans) {
      if ("id" in source || sources.has(source.key)) continue;
      sources.set(source.key, await addSource(transaction, actor, placeIn(places, person).changeId, source.source));
      written.sources += 1;
    }
  };

  const eventsOf = async (plans: readonly Plan[]): Promise<EventId[]> => {
    const made: EventId[] = [];
    const ids = plans.map(({ person, caseNumber, update }) => {
      // Of one case: the same word in another case is another event.
      const key = update.event === null ? null : JSON.stringify([placeKeyOf(person), caseNumber, update.event]);
      const known = key === null ? undefined : events.get(key);
      if (known !== undefined) return known;
      const id = eventIdSchema.parse(randomUUID());
      made.push(id);
      if (key !== null) events.set(key, id);
      return id;
    });
    await transaction.timelineEvent.createMany({ data: made.map((id) => ({ id })) });
    return ids;
  };

  return {
    written: () => written,
    write: async (plans) => {
      await openPlaces(plans);
      await openCases(plans);
      await openSources(plans);
      const eventIds = await eventsOf(plans);
      const facts = plans.flatMap((plan, index) => {
        const place = placeIn(places, plan.person);
        const sourceId = "id" in plan.source ? plan.source.id : sources.get(plan.source.key);
        const [eventId, caseId] = [eventIds[index], place.cases.get(plan.caseNumber)];
        if (sourceId === undefined || eventId === undefined || caseId === undefined) throw new Error("Each row has its source, its event and its case by now.");
        const citation = citationSchema.parse({ sourceId, locator: plan.update.locator, ...plan.words });
        return factsOf(actor, place, plan, { citation, eventId, caseId });
      });
      await addFacts(transaction, facts);
      written.facts += facts.length;
    },
  };
}

// Two rows may call one person on record by two names.
function placeKeyOf({ key, id }: Plan["person"]): string {
  return id ?? key;
}

function placeIn(places: ReadonlyMap<string, Place>, person: Plan["person"]): Place {
  const place = places.get(placeKeyOf(person));
  if (place === undefined) throw new Error("Each person of a page has a place by now.");
  return place;
}

/** The names of somebody new, by their first row; a name in their own script that is not on record; and what happened. All rest on the row's own words. */
function factsOf(actor: Actor, place: Place, { update, practiceId, saidById }: Plan, { citation, eventId, caseId }: { citation: CitationInput; eventId: EventId; caseId: CaseId }): NewFact[] {
  const { text, language, stage, eventKind, place: where, date, modality, certainty, visibility, saidByText, internalNote } = update;
  const values: FactValue[] = [];
  if (place.isNew && place.names.size === 0) values.push({ kind: "name", text: update.person, language: update.nameLanguage, nameKind: "main" });
  if (update.nativeName !== null && update.nativeName !== update.person && !place.names.has(update.nativeName)) values.push({ kind: "name", text: update.nativeName, language: update.nativeLanguage, nameKind: "native" });
  for (const value of values) if (value.kind === "name") place.names.add(value.text);
  const added = { recordId: place.recordId, changeId: place.changeId, createdBy: actor.accountId };
  const reading: FactValue = { kind: "event_reading", eventId, caseId, stage, eventKind, practiceId, place: where, text, language };
  return [
    ...values.map((value) => ({ ...added, fact: factSchema.parse({ value, visibility, citations: [citation] }) })),
    { ...added, fact: factSchema.parse({ value: reading, date, modality, certainty, visibility, saidById, saidByText: saidById === null ? saidByText : null, internalNote, citations: [citation] }) },
  ];
}
