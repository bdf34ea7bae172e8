/** Every kind of fact that a record's file offers: added, handed in, published, found in the public body, said anew, and retired again. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { addFactTo } from "@/lib/cases/commands/add-fact-to";
import { pasteSignatures } from "@/lib/cases/commands/paste-signatures";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { findRecords } from "@/lib/cases/queries/find-records";
import { getEventElsewhere, listEventsOf } from "@/lib/cases/queries/list-events-of";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { addFactSchema, addedKindSchema, editFactSchema, logUpdateSchema, pasteSignaturesSchema } from "@/lib/cases/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { factById } from "@/lib/facts/queries/read-facts";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let colleague: Actor;
let editor: Actor;
let advocate: Actor;
let person: MadePerson;
const published = {} as Record<RecordKind, RecordId>;

const NAMES: Partial<Record<RecordKind, string>> = { person: "Test Person Lovage", practice: "Invented custody", country: "Czechia", organisation: "The Invented Seed Bank" };

beforeAll(async () => {
  const { db } = database;
  [researcher, colleague, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  person = await makePerson(db, { by: colleague });
  for (const kind of ["person", "practice", "country", "organisation", "statement", "source"] as const) {
    const recordId = await makeRecord(db, kind);
    const text = NAMES[kind];
    const value = text === undefined ? ({ kind: "attribute", attribute: "title", text: `An invented ${kind}`, language: "en" } as const) : ({ kind: "name", text, language: "en", nameKind: "main" } as const);
    await publishFacts(db, { recordId, by: colleague, editor, facts: [factOf(value, kind === "source" ? recordId : person.sourceId)] });
    published[kind] = recordId;
  }
});

/** As a browser sends it: every box a text. */
function form(recordId: RecordId, value: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  return addFactSchema.parse({ recordId, value, citations: [{ sourceId: person.sourceId, exact: "as the invented report says" }], ...rest });
}
const add = (recordId: RecordId, value: Record<string, unknown>, rest: Record<string, unknown> = {}, actor = researcher) => addFactTo(actor, form(recordId, value, rest));
const bodyOf = async (recordId: RecordId) => (await database.db.currentEdition.findUniqueOrThrow({ where: { recordId }, select: { document: true } })).document as Record<string, unknown>;

type Row = { value: () => Record<string, unknown>; rest?: Record<string, unknown>; /** Where the body has it, and what it says there. */ list: string; says: () => Record<string, unknown>; anew: Record<string, unknown>; /** Where the edit says another date than `rest`. */ date?: Record<string, unknown>; then: Record<string, unknown> };
const SPAN = { year: "2031", month: "2", day: "3", extent: "on", printed: "February 3" };
const until = { end: { year: "2031", month: "5", day: "", extent: "on", printed: "in May" } };

const ROWS: Readonly<Record<string, Partial<Record<RecordKind, Row>>>> = {
  name: { person: { value: () => ({ text: "莳萝试", language: "zh-Hans", nameKind: "native" }), list: "names", says: () => ({ text: "莳萝试", kind: "native" }), anew: { text: "蒔蘿試", language: "zh-Hant", nameKind: "native" }, then: { text: "蒔蘿試" } } },
  attribute: {
    person: { value: () => ({ attribute: "born" }), rest: { date: { year: "1999", month: "2", day: "3", extent: "on", printed: "3 Feb. 1999" }}, list: "attributes", says: () => ({ attribute: "born", text: "3 Feb. 1999", date: { edtf: "1999-02-03" } }), anew: {}, date: { year: "1999", month: "2", day: "13", extent: "on", printed: "13 Feb. 1999" }, then: { text: "13 Feb. 1999", date: { edtf: "1999-02-13" } } },
    organisation: { value: () => ({ attribute: "description", text: "keeps invented seeds", language: "en" }), list: "attributes", says: () => ({ attribute: "description", text: "keeps invented seeds", language: "en" }), anew: { text: "kept invented seeds", language: "en" }, then: { text: "kept invented seeds" } },
    statement: { value: () => ({ attribute: "dated" }), rest: { date: SPAN }, list: "attributes", says: () => ({ attribute: "dated", text: "February 3", date: { edtf: "2031-02-03" } }), anew: { language: "en" }, date: { ...SPAN, printed: "3 February" }, then: { text: "3 February" } },
  },
  affiliation: { person: { value: () => ({ toId: published.organisation, affiliation: "works_for", role: "gardener", language: "en" }), list: "affiliations", says: () => ({ to: published.organisation, role: "gardener" }), anew: { affiliation: "works_for", role: "head gardener", language: "en" }, then: { role: "head gardener" } } },
  speaker: { statement: { value: () => ({ byId: published.person, language: "en" }), list: "speakers", says: () => ({ by: published.person, described: null }), anew: { described: "an invented gardener", language: "en" }, then: { described: "an invented gardener" } } },
  passage: { statement: { value: () => ({ passage: "demand", quoted: "yes", text: "Let the vegetables go.", language: "en" }), list: "passages", says: () => ({ passage: "demand", quoted: true, position: 1 }), anew: { passage: "demand", text: "Let all vegetables go.", language: "en", position: "1" }, then: { text: "Let all vegetables go.", quoted: false } } },
  about: { statement: { value: () => ({ toId: published.person, relation: "names" }), list: "about", says: () => ({ to: published.person, relation: "names" }), anew: { relation: "concerns" }, then: { relation: "concerns" } } },
  signature: { statement: { value: () => ({ countryId: published.country, state: "noted_absent", language: "en" }), list: "signatures", says: () => ({ country: published.country, state: "noted_absent" }), anew: { state: "signed", capacity: "as an observer", language: "en" }, then: { state: "signed", capacity: "as an observer" } } },
  source_link: { source: { value: () => ({ parentId: published.statement }), list: "parents", says: () => ({ parent: published.statement }), anew: {}, then: {} } },
  spell: { person: { value: () => ({ caseId: person.caseId, practiceId: published.practice, place: "an invented shed", authority: "the invented gardeners", language: "en", ...until }), rest: { date: SPAN }, list: "spells", says: () => ({ spell: 1, practice: published.practice, authority: "the invented gardeners", date: { edtf: "2031-02-03" }, end: { edtf: "2031-05", printed: "in May" } }), anew: { place: "another shed", language: "en" }, then: { place: "another shed", authority: null, end: null } } },
  charge: { person: { value: () => ({ caseId: person.caseId, chargeStage: "arrest", text: "growing out of season", language: "en", charge: "picking_quarrels" }), list: "charges", says: () => ({ stage: "arrest", charge: "picking_quarrels" }), anew: { chargeStage: "indictment", text: "growing out of season", language: "en" }, then: { stage: "indictment", charge: null } } },
  representation: { person: { value: () => ({ caseId: person.caseId, lawyerId: published.person, began: "engaged_by_family", ended: "dismissed_under_pressure", ...until }), rest: { date: SPAN }, list: "representations", says: () => ({ lawyer: published.person, ended: "dismissed_under_pressure", end: { edtf: "2031-05" } }), anew: { began: "engaged" }, then: { began: "engaged", ended: null, end: null } } },
};

/** The fact in the body: facts of a case stand in it. */
function listOf(body: Record<string, unknown>, list: string): Record<string, unknown>[] {
  const [detention] = (body["cases"] ?? []) as Record<string, unknown>[];
  return (body[list] ?? detention?.[list] ?? []) as Record<string, unknown>[];
}
const cells = Object.entries(ROWS).flatMap(([kind, byRecord]) => Object.entries(byRecord).map(([on, row]) => ({ kind, on: on as RecordKind, row })));
const recordOf = (on: RecordKind) => (on === "person" ? person.recordId : published[on]);

async function publish(recordId: RecordId, publicNote: string | null): Promise<void> {
  const { id } = await database.db.change.findFirstOrThrow({ where: { recordId, createdById: researcher.accountId, state: "draft" }, select: { id: true } });
  await submitChange(researcher, { changeId: id as never });
  await publishAsSeen(editor, { changeId: id as never, publicNote });
}

describe("each kind of fact", () => {
  it("has a row here", () => {
    expect(Object.keys(ROWS).toSorted()).toEqual([...addedKindSchema.options].toSorted());
  });

  it("is added in one's draft, published, said anew, and retired again", async () => {
    const ids = new Map<string, string>();
    const before = await lastAudit(database.db);
    for (const { kind, on, row } of cells) {
      const { assertionId, changeId } = await add(recordOf(on), { kind, ...row.value() }, row.rest);
      ids.set(`${kind} ${on}`, assertionId);
      expect(await factById(database.db, assertionId)).toMatchObject({ createdBy: researcher.accountId, recordId: recordOf(on), value: { kind } });
      expect((await getCaseFile(colleague, recordOf(on)))?.facts.find(({ fact }) => fact.id === assertionId)?.pending).toMatchObject({ id: changeId, state: "draft" });
    }
    expect((await auditSince(database.db, before)).map(({ event, subjectId }) => `${event} ${String(subjectId)}`)).toEqual([...ids.values()].map((id) => `fact.added ${id}`));
    const records = [...new Set(cells.map(({ on }) => recordOf(on)))];
    for (const recordId of records) await publish(recordId, null);
    for (const { kind, on, row } of cells) {
      const found = listOf(await bodyOf(recordOf(on)), row.list).find(({ id }) => id === ids.get(`${kind} ${on}`));
      expect(found, `${kind} on a ${on}`).toMatchObject({ ...row.says(), citations: [{ source: person.sourceId, exact: "as the invented report says" }] });
    }

    for (const { kind, on, row } of cells) {
      if (Object.keys(row.anew).length === 0 && row.date === undefined) continue;
      const kept = Object.fromEntries(Object.entries(row.value()).filter(([name]) => ["toId", "byId", "practiceId"].includes(name)));
      const edit = editFactSchema.parse({ assertionId: ids.get(`${kind} ${on}`), value: { kind, ...kept, ...row.anew }, date: row.date ?? row.rest?.["date"], citations: [{ sourceId: person.sourceId, exact: "as it says elsewhere" }] });
      ids.set(`${kind} ${on}`, (await editFact(researcher, edit)).assertionId);
    }
    for (const recordId of records.filter((id) => id !== published.source)) await publish(recordId, "Said anew.");
    for (const { kind, on, row } of cells) {
      expect(listOf(await bodyOf(recordOf(on)), row.list).find(({ id }) => id === ids.get(`${kind} ${on}`)), `${kind} on a ${on}, anew`).toMatchObject(row.then);
    }

    for (const id of ids.values()) await retireFactOf(researcher, { assertionId: id as never });
    for (const recordId of records) await publish(recordId, "Taken back.");
    for (const { kind, on, row } of cells) expect(listOf(await bodyOf(recordOf(on)), row.list).map(({ id }) => id), `${kind} on a ${on}, retired`).not.toContain(ids.get(`${kind} ${on}`));
  });
});

it("of a date demands the date and its wording also where it is said anew, so that no wording is published that the date is coarser than", async () => {
  const { assertionId } = await add(person.recordId, { kind: "attribute", attribute: "born" }, { date: { year: "1999", month: "2", day: "3", printed: "3 Feb. 1999" }, publicDate: "year" });
  const edited = (date: Record<string, unknown>) => editFact(researcher, editFactSchema.parse({ assertionId, value: { kind: "attribute", text: "3 Feb. 1999" }, date, publicDate: "year", citations: [{ sourceId: person.sourceId, exact: "as it says elsewhere" }] }));
  expect(await refusalFrom(edited({}))).toMatchObject({ fieldErrors: { "date.year": ["required"] } });
  expect(await refusalFrom(edited({ year: "1999" }))).toMatchObject({ fieldErrors: { "date.printed": ["datePrintedNeeded"] } });
  const { assertionId: mended } = await edited({ year: "1999", month: "2", day: "13", printed: "13 Feb. 1999" });
  expect((await factById(database.db, mended))?.value).toMatchObject({ text: "13 Feb. 1999" });
  expect(await refusalFrom(editFact(researcher, editFactSchema.parse({ assertionId: (await add(person.recordId, { kind: "attribute", attribute: "description", text: "a gardener", language: "en" })).assertionId, value: { kind: "attribute" }, citations: [{ sourceId: person.sourceId, exact: "as it says" }] })))).toMatchObject({ fieldErrors: { "value.text": ["required"] } });
});

describe("adding a fact", () => {
  it("gives a new stretch of custody and new words the next place, also when two add at once; another account of a stretch shares its number", async () => {
    const spell = (rest: Record<string, unknown> = {}) => ({ kind: "spell", caseId: person.caseId, practiceId: published.practice, language: "en", ...rest });
    const made = await Promise.all([researcher, colleague, researcher, colleague].map((actor) => add(person.recordId, spell(), {}, actor)));
    const numbers = await database.db.spell.findMany({ where: { assertionId: { in: made.map(({ assertionId }) => assertionId) } }, select: { spell: true } });
    expect(new Set(numbers.map(({ spell: number }) => number)).size).toBe(4);
    const [first = { spell: 0 }] = numbers;
    const again = await add(person.recordId, spell({ spell: String(first.spell) }));
    expect((await factById(database.db, again.assertionId))?.question).toBe(`case:${person.caseId}:spell:${String(first.spell)}`);
    expect(await refusalFrom(add(person.recordId, spell({ spell: "77" })))).toMatchObject({ fieldErrors: { "value.spell": ["id"] } });

    const words = { kind: "passage", passage: "claim", text: "Words.", language: "en" };
    const said = await Promise.all([researcher, colleague, researcher].map((actor) => add(published.statement, words, {}, actor)));
    const places = await database.db.passage.findMany({ where: { assertionId: { in: said.map(({ assertionId }) => assertionId) } }, select: { position: true } });
    expect(new Set(places.map(({ position }) => position)).size).toBe(3);
  });

  it("is saved once where it is sent twice, and hands in where that is wished", async () => {
    const unsentId = randomUUID();
    const value = { kind: "name", text: "Test Person Twice", language: "en", nameKind: "alias" };
    const outcomes = await Promise.allSettled([add(person.recordId, value, { unsentId }), add(person.recordId, value, { unsentId })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.name.count({ where: { text: "Test Person Twice" } })).toBe(1);
    const mine = await add(published.organisation, { kind: "name", text: "Seed Bank", language: "en", nameKind: "alias" }, { next: "hand_in" });
    expect(await database.db.change.findUnique({ where: { id: mine.changeId }, select: { state: true } })).toEqual({ state: "submitted" });
  });

  it("stands beside what answers the same question differently, and is shown as a contradiction once published", async () => {
    await add(published.statement, { kind: "attribute", attribute: "form", text: "joint_letter" });
    await add(published.statement, { kind: "attribute", attribute: "form", text: "report" });
    await publish(published.statement, null);
    expect((await getCaseFile(researcher, published.statement))?.contested).toEqual({ "attribute:form": "differ" });
  });

  it("is refused, by its field, where it cannot stand, and leaves nothing behind", async () => {
    const { db } = database;
    const unpublished = await makeRecord(db, "organisation");
    const stranger = await makePerson(db, { by: colleague });
    const before = [await lastAudit(db), await db.assertion.count(), await db.change.count()];
    const attribute = (text: string, which = "occupation") => add(person.recordId, { kind: "attribute", attribute: which, text });
    expect(await refusalFrom(attribute("gardening"))).toMatchObject({ code: "invalid", fieldErrors: { "value.text": ["choice"] } });
    expect(await refusalFrom(attribute("A title", "title"))).toMatchObject({ fieldErrors: { "value.kind": ["choice"] } });
    expect(await refusalFrom(add(published.country, { kind: "affiliation", toId: published.organisation, affiliation: "part_of", language: "en" }))).toMatchObject({ fieldErrors: { "value.kind": ["choice"] } });
    for (const toId of [unpublished, person.sourceId, published.organisation === person.recordId ? unpublished : person.recordId]) {
      expect(await refusalFrom(add(person.recordId, { kind: "affiliation", toId, affiliation: "works_for", language: "en" })), toId).toMatchObject({ fieldErrors: { "value.toId": ["id"] } });
    }
    const lawyer = { kind: "representation", caseId: person.caseId, began: "engaged" };
    expect(await refusalFrom(add(person.recordId, { ...lawyer, lawyerId: person.recordId }))).toMatchObject({ fieldErrors: { "value.lawyerId": ["id"] } });
    expect(await refusalFrom(add(person.recordId, { ...lawyer, caseId: stranger.caseId, lawyerId: published.person }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(add(person.recordId, { kind: "spell", caseId: person.caseId, practiceId: published.practice, language: "en", end: { year: "2030" } }, { date: SPAN }))).toMatchObject({ code: "invalid", fieldErrors: { "value.end.year": ["dateOrder"] } });
    expect(await refusalFrom(add(published.statement, { kind: "attribute", attribute: "dated" }))).toMatchObject({ fieldErrors: { "date.year": ["required"] } });
    expect(await refusalFrom(add(published.statement, { kind: "attribute", attribute: "dated" }, { date: { year: "2031" } }))).toMatchObject({ fieldErrors: { "date.printed": ["datePrintedNeeded"] } });
    expect(await refusalFrom(add(randomUUID() as never, { kind: "name", text: "x", language: "en", nameKind: "main" }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(add(person.recordId, { kind: "name", text: "x", language: "en", nameKind: "main" }, {}, advocate))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    expect([await lastAudit(db), await db.assertion.count(), await db.change.count()]).toEqual(before);
  });
});

describe("finding a record to point to", () => {
  it("looks for names, titles and descriptions in the kinds that are wished, drafts only where they may be", async () => {
    const draft = await makeRecord(database.db, "organisation");
    await add(published.organisation, { kind: "attribute", attribute: "description", text: "the seedling people", language: "en" }, {}, colleague);
    const find = async (text: string, kinds: RecordKind[], rest: { publishedOnly?: boolean } = {}, actor = researcher) => (await findRecords(actor, { kinds, text, most: 20, ...rest })).map(({ id }) => id);
    expect(await find("seed bank", ["organisation"])).toEqual([published.organisation]);
    expect(await find("seedling", ["organisation", "country"])).toEqual([published.organisation]);
    expect(await find("seed bank", ["country"])).toEqual([]);
    expect(await find("invented statement", ["statement"])).toEqual([published.statement]);
    expect(await find("%", ["organisation"])).toEqual([]);
    expect(await find("", ["organisation"], { publishedOnly: true })).not.toContain(draft);
    expect(await find("seed bank", ["organisation"], {}, advocate)).toEqual([]);
  });
});

describe("an event of somebody else's case", () => {
  it("is found by their name, told in this case too, and is one event in both people's public bodies; nobody else's event is taken, nor one of somebody withdrawn", async () => {
    const { db } = database;
    const [one, other, gone] = [await makePerson(db, { by: colleague, name: "Test Person Quamash" }), await makePerson(db, { by: colleague, name: "Test Person Rampion" }), await makePerson(db, { by: colleague, name: "Test Person Ramson" })];
    const log = (made: MadePerson, eventId?: string) =>
      logUpdate(researcher, logUpdateSchema.parse({ recordId: made.recordId, caseId: made.caseId, eventId, eventKind: "round_up", text: `Taken with others: ${made.recordId}.`, language: "en", internalNote: "a note", citations: [{ sourceId: person.sourceId, exact: "several were taken" }] }));
    const first = await log(one);
    const [event] = await listEventsOf(colleague, [one.recordId], other.caseId);
    expect(event).toMatchObject({ personId: one.recordId, number: 1, reading: { id: first.assertionId, internalNote: null } });
    const eventId = event?.eventId ?? ("" as never);
    expect(await listEventsOf(colleague, [one.recordId], one.caseId), "one's own are no others'").toEqual([]);
    expect(await listEventsOf(advocate, [one.recordId], other.caseId)).toEqual([]);
    expect((await getEventElsewhere(colleague, eventId, other.caseId))?.readings.map(({ id, internalNote }) => [id, internalNote])).toEqual([[first.assertionId, null]]);
    await log(other, eventId);
    for (const { recordId } of [one, other]) {
      await publish(recordId, null);
      expect(listOf(await bodyOf(recordId), "events").map((reading) => reading["event"])).toEqual([eventId]);
    }
    expect(await refusalFrom(log(other, randomUUID()))).toMatchObject({ fieldErrors: { eventId: ["id"] } });
    await log(gone);
    const [hidden] = await listEventsOf(colleague, [gone.recordId], other.caseId);
    await db.publicRecord.update({ where: { id: gone.recordId }, data: { withdrawnAt: new Date() } });
    expect(await refusalFrom(log(other, hidden?.eventId))).toMatchObject({ fieldErrors: { eventId: ["id"] } });
    expect(await getEventElsewhere(colleague, hidden?.eventId ?? eventId, other.caseId)).toBeNull();
  });
});

it("keeps a date and a place that are to be less exact in public as coarse as asked, of a fact that is added and of a pasted list", async () => {
  const begin = { date: { ...SPAN, year: "2032" }, publicDate: "year", hidesPlace: "yes" };
  const { changeId } = await add(published.person, { kind: "spell", caseId: await caseOf(published.person), practiceId: published.practice, place: "an invented cellar", authority: "", language: "en" }, begin);
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
  const body = JSON.stringify(await bodyOf(published.person));
  expect(body).toContain("2032");
  expect(body).not.toMatch(/2032-02|February 3|invented cellar/u);
  const countryId = await makeRecord(database.db, "country", "at");
  await publishFacts(database.db, { recordId: countryId, by: colleague, editor, facts: [factOf({ kind: "name", text: "Austria", language: "en", nameKind: "main" }, person.sourceId)] });
  const pasted = { recordId: published.statement, state: "signed", language: "en", countries: "Austria", lines: [{ text: "Austria", countryId, seen: "" }], step: "save", date: { ...SPAN, year: "2033" }, publicDate: "month", citations: [{ sourceId: person.sourceId, exact: "signed by an invented envoy" }] };
  await submitChange(researcher, await pasteSignatures(researcher, pasteSignaturesSchema.parse(pasted)));
  const { id } = await database.db.change.findFirstOrThrow({ where: { recordId: published.statement, state: "submitted" } });
  await publishAsSeen(editor, { changeId: changeIdSchema.parse(id), publicNote: null });
  const signed = JSON.stringify(await bodyOf(published.statement));
  expect(signed).toContain("2033-02");
  expect(signed).not.toMatch(/2033-02-03|February 3|invented envoy/u);
});

async function caseOf(personId: RecordId): Promise<string> {
  const last = await database.db.detentionCase.aggregate({ where: { personId }, _max: { number: true } });
  return (await database.db.detentionCase.create({ data: { personId, number: (last._max.number ?? 0) + 1 }, select: { id: true } })).id;
}
