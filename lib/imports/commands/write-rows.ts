import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, changeIdSchema, eventIdSchema, type CaseId, type ChangeId, type EventId, type ImportId, type RecordId } from "@/lib/core/ids";
import { addSources } from "@/lib/cases/commands/add-source";
import { addBases } from "@/lib/consent/commands/add-basis";
import type { FirstBasis } from "@/lib/consent/schema";
import { precisionIn } from "@/lib/cases/form-fields";
import { addedValue } from "@/lib/cases/form-value";
import { addedValueSchema } from "@/lib/cases/value-fields";
import { createRecords } from "@/lib/cases/commands/create-record";
import type { RowPlan } from "@/lib/imports/queries/plan-rows";
import type { PointedTo, ToldFact } from "@/lib/imports/told-fact";
import { addFacts, type NewFact } from "@/lib/facts/commands/add-facts";
import { citationSchema, factSchema } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** One person of the table, once met: their record, and the change that their rows go into. */
type Place = { recordId: RecordId; changeId: ChangeId; isNew: boolean; /** Somebody new who has no basis yet. */ isUnfounded: boolean; cases: Map<number, CaseId> };
type Written = { changes: number; people: number; sources: number; facts: number };

/** `basis`: for the names of those whom it adds; null where that waits. */
type Writing = { importId: ImportId; basis: FirstBasis | null };

/** Writes planned rows as facts of new drafts, some statements a page whatever its length. Authorises nothing: the calling command has. */
export function makeWriter(transaction: DeskTransaction, actor: Actor, { importId, basis }: Writing): { write: (plans: readonly RowPlan[]) => Promise<void>; written: () => Written } {
  const places = new Map<string, Place>();
  const sources = new Map<string, RecordId>();
  const events = new Map<string, EventId>();
  /** Of each case the stretches of custody: the last number, and which word of the table stands for which. */
  const stretches = new Map<CaseId, { last: number; called: Map<string, number> }>();
  const numbers = { person: new Map<string, number>(), source: new Map<string, number>() };
  const written: Written = { changes: 0, people: 0, sources: 0, facts: 0 };

  const openPlaces = async (plans: readonly RowPlan[]) => {
    const met = [...new Map(plans.filter(({ person }) => !places.has(placeKeyOf(person))).map((plan) => [placeKeyOf(plan.person), plan])).values()];
    if (met.length === 0) return;
    const [known, unknown] = [met.filter(({ person }) => person.id !== null), met.filter(({ person }) => person.id === null)];
    const versions = new Map((await transaction.publicRecord.findMany({ where: { id: { in: known.flatMap(({ person }) => person.id ?? []) } }, select: { id: true, version: true } })).map(({ id, version }) => [id, version]));
    const newIds = await createRecords(transaction, "person", unknown.map(({ update }) => update.person), numbers.person);
    const idOf = new Map([...known.map(({ person }) => [person, person.id] as const), ...unknown.map(({ person }, index) => [person, newIds[index] ?? null] as const)]);
    const opened = met.map(({ person }): Place => {
      const recordId = idOf.get(person) ?? null;
      if (recordId === null) throw new Error("Each person of a page has a record by now.");
      const place = { recordId, changeId: changeIdSchema.parse(randomUUID()), isNew: person.id === null, isUnfounded: person.id === null, cases: new Map<number, CaseId>() };
      places.set(placeKeyOf(person), place);
      return place;
    });
    await transaction.change.createMany({ data: opened.map(({ recordId, changeId }) => ({ id: changeId, recordId, createdById: actor.accountId, baseVersion: versions.get(recordId) ?? 0, importId })) });
    written.people += unknown.length;
    written.changes += opened.length;
  };

  const openCases = async (plans: readonly RowPlan[]) => {
    const open = plans.flatMap(({ person, caseNumber, caseId }) => {
      const place = placeIn(places, person);
      return caseNumber === null || place.cases.has(caseNumber) ? [] : [{ caseNumber, caseId, place }];
    });
    const asked = open.filter(({ place, caseId }) => caseId === null && !place.isNew).map(({ place, caseNumber: number }) => ({ personId: place.recordId, number }));
    // One that an import left behind which was undone is taken up again: a case is a number of its person, and says nothing by itself.
    const left = asked.length === 0 ? [] : await transaction.detentionCase.findMany({ where: { OR: asked }, select: { id: true, personId: true, number: true } });
    const wanted: { id: CaseId; personId: RecordId; number: number; importId: ImportId }[] = [];
    for (const { place, caseId, caseNumber } of open) {
      if (place.cases.has(caseNumber)) continue;
      const known = caseId ?? left.find(({ personId, number }) => personId === place.recordId && number === caseNumber)?.id ?? null;
      const id = caseIdSchema.parse(known ?? randomUUID());
      if (known === null) wanted.push({ id, personId: place.recordId, number: caseNumber, importId });
      place.cases.set(caseNumber, id);
    }
    if (wanted.length > 0) await transaction.detentionCase.createMany({ data: wanted });
  };

  const openSources = async (plans: readonly RowPlan[]) => {
    const wanted = new Map(plans.flatMap(({ person, source }) => ("id" in source || sources.has(source.key) ? [] : [[source.key, { withChangeId: placeIn(places, person).changeId, source: source.source }] as const])));
    if (wanted.size === 0) return;
    const ids = await addSources(transaction, actor, [...wanted.values()], numbers.source);
    for (const [index, key] of [...wanted.keys()].entries()) {
      const id = ids[index];
      if (id !== undefined) sources.set(key, id);
    }
    written.sources += ids.length;
  };

  // What is public already, or agreed to, rests on the very source that brings somebody.
  const addFirstBases = async (facts: readonly { place: Place; sourceId: RecordId }[]) => {
    if (basis === null) return;
    const first = facts.filter(({ place }) => {
      const isFirst = place.isUnfounded;
      place.isUnfounded = false;
      return isFirst;
    });
    await addBases(transaction, first.map(({ place, sourceId }) => ({ ...basis, personId: place.recordId, purpose: "name", sourceId, recordedBy: actor.accountId })));
  };

  const openEvents = async (plans: readonly RowPlan[]): Promise<(EventId | null)[]> => {
    const made: EventId[] = [];
    const ids = plans.map(({ person, caseNumber, update, joins, isToldBefore }) => {
      if (isToldBefore || update.told.kind !== "event_reading") return null;
      if (joins !== null && "eventId" in joins) return joins.eventId;
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

  // As the form that adds one takes them: two who add at once wait for each other, and drafts of others have theirs (lib/cases/commands/add-fact-to.ts).
  const openStretches = async (plans: readonly RowPlan[]): Promise<(number | null)[]> => {
    const told = plans.map((plan) => {
      const place = placeIn(places, plan.person);
      const caseId = plan.caseNumber === null ? null : (place.cases.get(plan.caseNumber) ?? null);
      return plan.update.told.kind !== "spell" || plan.isToldBefore || caseId === null || (plan.joins !== null && "spell" in plan.joins) ? null : { recordId: place.recordId, caseId, event: plan.update.event };
    });
    const fresh = [...new Map(told.flatMap((one) => (one === null || stretches.has(one.caseId) ? [] : [[one.caseId, one.recordId] as const])))];
    if (fresh.length > 0) {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('places ' || id, 0)) FROM (SELECT DISTINCT id FROM unnest(${fresh.map(([, recordId]) => recordId)}::text[]) AS asked (id) ORDER BY id) AS records`;
      const taken = await transaction.spell.groupBy({ by: ["caseId"], where: { caseId: { in: fresh.map(([caseId]) => caseId) } }, _max: { spell: true } });
      for (const [caseId] of fresh) stretches.set(caseId, { last: taken.find((one) => one.caseId === caseId)?._max.spell ?? 0, called: new Map() });
    }
    return told.map((one, index) => {
      const joins = plans[index]?.joins ?? null;
      if (joins !== null && "spell" in joins) return joins.spell;
      const own = one === null ? undefined : stretches.get(one.caseId);
      if (one === null || own === undefined) return null;
      const known = one.event === null ? undefined : own.called.get(one.event);
      if (known !== undefined) return known;
      own.last += 1;
      if (one.event !== null) own.called.set(one.event, own.last);
      return own.last;
    });
  };

  return {
    written: () => written,
    write: async (plans) => {
      if (plans.length === 0) return;
      await openPlaces(plans);
      await openCases(plans);
      await openSources(plans);
      const eventIds = await openEvents(plans);
      const spells = await openStretches(plans);
      const cited = plans.map((plan, index) => {
        const place = placeIn(places, plan.person);
        const sourceId = "id" in plan.source ? plan.source.id : sources.get(plan.source.key);
        const caseId = plan.caseNumber === null ? null : place.cases.get(plan.caseNumber);
        if (sourceId === undefined || caseId === undefined) throw new Error("Each row has its source and its case by now.");
        return { place, sourceId, facts: factsOf(actor, place, plan, { sourceId, caseId, eventId: eventIds[index] ?? null, spell: spells[index] ?? null }) };
      });
      const facts = cited.flatMap((row) => row.facts);
      await addFirstBases(cited);
      await addFacts(transaction, facts);
      written.facts += facts.length;
    },
  };
}

// Two rows may call one person on record by two names.
function placeKeyOf({ key, id }: RowPlan["person"]): string {
  return id ?? key;
}

function placeIn(places: ReadonlyMap<string, Place>, person: RowPlan["person"]): Place {
  const place = places.get(placeKeyOf(person));
  if (place === undefined) throw new Error("Each person of a page has a place by now.");
  return place;
}

type Opened = { sourceId: RecordId; caseId: CaseId | null; eventId: EventId | null; spell: number | null };

/** The names that a row brings, each on the words that say it, and what it tells. */
function factsOf(actor: Actor, { recordId, changeId }: Place, plan: RowPlan, opened: Opened): NewFact[] {
  const { update, saidById, words, names } = plan;
  const { date, modality, certainty, standing, visibility, saidByText, internalNote, locator, publicDate, publicPlace, hidesPlace } = update;
  const { sourceId } = opened;
  const added = { recordId, changeId, createdBy: actor.accountId };
  const precision = precisionIn({ publicDate, publicPlace, hidesPlace });
  const said = { date, ...precision, modality, certainty, standing, visibility, saidById, saidByText: saidById === null ? saidByText : null, internalNote };
  return [
    // The words of a name are mostly those of what the row tells: as silent in public as these. What its source is called is read on the source's own page.
    ...names.map(({ text: name, language: tag, nameKind, words: of }) => ({ ...added, fact: factSchema.parse({ value: { kind: "name", text: name, language: tag, nameKind }, visibility, ...(of.exact === words.exact ? precision : {}), citations: [citationSchema.parse({ sourceId, ...of })] }) })),
    ...(plan.isToldBefore ? [] : [{ ...added, fact: factSchema.parse({ ...said, value: valueOf(plan, opened), citations: [citationSchema.parse({ sourceId, locator, ...words })] }) }]),
  ];
}

/** A fact's value, made as the form of its kind makes it (lib/cases/form-value.ts). */
function valueOf({ update: { told, date }, practiceId, toId }: RowPlan, { caseId, eventId, spell }: Opened): unknown {
  if (told.kind === "event_reading") {
    const { practice: _named, ...reading } = told;
    return { ...reading, eventId, caseId, practiceId };
  }
  const added = addedValueSchema.parse(formValueOf(told, { caseId, practiceId, toId }));
  return addedValue(added, date, { position: 1, spell: spell ?? 1 });
}

// The row's own dates are read already; the form's boxes hold an EDTF text as well.
function formValueOf(told: ToldFact, { caseId, practiceId, toId }: PointedTo & { caseId: CaseId | null }): Record<string, unknown> {
  switch (told.kind) {
    case "spell": {
      const { practice: _named, end, ...rest } = told;
      return { ...rest, caseId, practiceId, end: end ?? undefined };
    }
    case "affiliation": {
      const { to: _named, ...rest } = told;
      return { ...rest, toId };
    }
    case "representation": {
      const { to: _named, end, ...rest } = told;
      return { ...rest, caseId, lawyerId: toId, end: end ?? undefined };
    }
    case "charge":
      return { ...told, caseId };
    default:
      return told;
  }
}
