import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { assertionIdSchema, eventIdSchema } from "@/lib/core/ids";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { appliedFacts, factById, factsInChange } from "@/lib/facts/queries/read-facts";
import { questionOf } from "@/lib/facts/question";
import { factValueSchema, type FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeChange, makeFacts, makePerson, makeRecord, moveChange, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let person: MadePerson;

const occupation = (text: string): FactValue => ({ kind: "attribute", attribute: "occupation", text, language: null });

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
  person = await makePerson(database.db, { by: researcher });
});

async function conflictOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("An AppError was expected.", { cause: error });
  return error;
}

describe("every kind of fact", () => {
  it("comes back as it went in, with its question, dates and citations", async () => {
    const { db } = database;
    const [statement, country, organisation, practice] = await Promise.all([makeRecord(db, "statement"), makeRecord(db, "country"), makeRecord(db, "organisation"), makeRecord(db, "practice")]);
    const event = await db.timelineEvent.create({ data: {}, select: { id: true } });
    const values: FactValue[] = [
      { kind: "name", text: "茄子测试", language: "zh-Hans", nameKind: "native" },
      occupation("lawyer"),
      { kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: person.caseId, stage: "rsdl", eventKind: null, practiceId: practice, place: "an invented place", authority: "the invented gardeners", text: "Taken to an invented place.", language: "en" },
      { kind: "affiliation", toId: organisation, affiliation: "works_for", role: "gardener", language: "en" },
      { kind: "passage", passage: "claim", quoted: true, position: 3, text: "Words.", language: "en" },
      { kind: "about", toId: person.recordId, relation: "concerns" },
      { kind: "speaker", byId: null, described: "Experts", language: "en" },
      { kind: "signature", countryId: country, state: "signed", capacity: "ambassador", language: "en" },
      { kind: "source_link", parentId: person.sourceId },
    ];
    const facts = values.map((value) => factOf(value, person.sourceId, { date: { edtf: "2017-03", printed: "in March", countedFrom: "2017-03-20" }, modality: "alleged", internalNote: "seen by nobody", saidByText: "a neighbour" }));
    const { changeId, assertionIds } = await makeFacts(db, { recordId: statement, by: researcher, facts, state: "draft" });
    const { added, retired } = await factsInChange(db, changeId);
    expect(retired).toEqual([]);
    expect(added.length).toBe(values.length);
    for (const [index, id] of assertionIds.entries()) {
      expect(await factById(db, id)).toEqual({
        ...facts[index],
        id,
        recordId: statement,
        question: questionOf(values[index] as FactValue),
        preferred: false,
        preferredReason: null,
        replaces: null,
        createdBy: researcher.accountId,
      });
    }
    const bounds = await database.sqlAs("owner", "SELECT DISTINCT earliest::text, latest::text, date_counted_from::text FROM desk.assertion WHERE added_by_change_id = $1", [changeId]);
    expect(bounds).toEqual([{ earliest: "2017-03-01", latest: "2017-03-31", date_counted_from: "2017-03-20" }]);
  });

  it("comes back so too where it is of a case: stretches of custody, charges and representation", async () => {
    const { db } = database;
    const [practice, lawyer] = await Promise.all([makeRecord(db, "practice"), makeRecord(db, "person")]);
    const { caseId } = person;
    const over = { endEdtf: "2017-05-31", endPrinted: "at the end of May", endCountedFrom: "2017-06-01" };
    const open = { endEdtf: null, endPrinted: null, endCountedFrom: null };
    const values: FactValue[] = [
      { kind: "spell", caseId, spell: 1, practiceId: practice, place: "an invented garden", authority: "the invented gardeners", language: "en", ...over },
      { kind: "spell", caseId, spell: 2, practiceId: practice, place: null, authority: null, language: "en", ...open },
      { kind: "charge", caseId, chargeStage: "arrest", text: "寻衅滋事", language: "zh-Hans", charge: "picking_quarrels" },
      { kind: "charge", caseId, chargeStage: "detention", text: "Growing out of season.", language: "en", charge: null },
      { kind: "representation", caseId, lawyerId: lawyer, began: "engaged_by_family", ended: "dismissed_under_pressure", ...over },
      { kind: "representation", caseId, lawyerId: lawyer, began: "unknown", ended: null, ...open },
    ];
    const facts = values.map((value) => factOf(value, person.sourceId, { date: { edtf: "2016-12", printed: null, countedFrom: null } }));
    const { changeId, assertionIds } = await makeFacts(db, { recordId: person.recordId, by: researcher, facts, state: "draft" });
    for (const [index, id] of assertionIds.entries()) expect(await factById(db, id)).toMatchObject({ ...facts[index], question: questionOf(values[index] as FactValue) });
    const ends = await database.sqlAs(
      "owner",
      "SELECT end_earliest::text, end_latest::text FROM desk.spell JOIN desk.assertion ON id = assertion_id WHERE added_by_change_id = $1 ORDER BY spell",
      [changeId],
    );
    expect(ends).toEqual([{ end_earliest: "2017-05-31", end_latest: "2017-05-31" }, { end_earliest: null, end_latest: null }]);
  });

  it("says of an end how it is known: words without a date, or a date without how it ended, are refused", () => {
    const base = { kind: "representation", caseId: person.caseId, lawyerId: person.sourceId, began: "engaged", ended: "withdrew", endEdtf: "2017", endPrinted: null, endCountedFrom: null };
    expect(factValueSchema.safeParse(base).success).toBe(true);
    expect(factValueSchema.safeParse({ ...base, ended: null }).success).toBe(false);
    expect(factValueSchema.safeParse({ ...base, endEdtf: null, endPrinted: "in May" }).success).toBe(false);
    expect(factValueSchema.safeParse({ ...base, endEdtf: "May" }).success).toBe(false);
  });

  it("shares one citation between facts that quote the same words", async () => {
    const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by: researcher, facts: [factOf(occupation("activist"), person.sourceId), factOf(occupation("lawyer"), person.sourceId)], state: "draft" });
    const rows = await database.sqlAs("owner", "SELECT count(DISTINCT citation_id)::int AS citations FROM desk.assertion_citation WHERE assertion_id IN (SELECT id FROM desk.assertion WHERE added_by_change_id = $1)", [changeId]);
    expect(rows).toEqual([{ citations: 1 }]);
  });
});

describe("current facts", () => {
  it("are those added by an applied change and retired by none", async () => {
    const { db } = database;
    const own = await makePerson(db, { by: researcher, name: "Test Person Bergamot" });
    const ids = async () => (await appliedFacts(db, own.recordId)).map((fact) => fact.id);
    const { assertionIds: drafts } = await makeFacts(db, { recordId: own.recordId, by: researcher, facts: [factOf(occupation("lawyer"), own.sourceId)], state: "draft" });
    expect(await ids()).toEqual([own.name]);

    const changeId = await makeChange(db, { recordId: own.recordId, by: researcher });
    await retireFact(db, { assertionId: own.name, changeId });
    expect(await ids(), "a retirement that nobody approved retires nothing").toEqual([own.name]);
    await moveChange(db, changeId, "applied");
    expect(await ids()).toEqual([]);
    expect(drafts).toHaveLength(1);
  });

  it("are looked for in vain in an unknown record", async () => {
    expect(await appliedFacts(database.db, person.sourceId)).toHaveLength(1);
    expect(await factById(database.db, assertionIdSchema.parse(randomUUID()))).toBeNull();
  });
});

describe("retiring a fact", () => {
  it("is done once: the second change is shown what stands there now", async () => {
    const { db } = database;
    const own = await makePerson(db, { by: researcher, name: "Test Person Cardamom" });
    const other = await makeAccount(db, { role: "researcher" });
    const first = await makeChange(db, { recordId: own.recordId, by: researcher });
    const second = await makeChange(db, { recordId: own.recordId, by: other });
    await retireFact(db, { assertionId: own.name, changeId: first });
    const gone = await conflictOf(retireFact(db, { assertionId: own.name, changeId: second }));
    expect(gone.details).toEqual({ theirs: null, retiredBy: first });

    const value: FactValue = { kind: "name", text: "Test Person Cardamom the Second", language: "en", nameKind: "main" };
    const replacement = await addFact(db, { recordId: own.recordId, changeId: first, createdBy: researcher.accountId, fact: factOf(value, own.sourceId), replaces: own.name });
    const changed = await conflictOf(retireFact(db, { assertionId: own.name, changeId: second }));
    expect(changed.code).toBe("conflict");
    expect(changed.details).toMatchObject({ theirs: { id: replacement, value }, retiredBy: first });
  });

  it("by two at the same moment succeeds for one", async () => {
    const { db } = database;
    const own = await makePerson(db, { by: researcher, name: "Test Person Daikon" });
    const changes = await Promise.all([1, 2, 3].map(() => makeChange(db, { recordId: own.recordId, by: researcher })));
    const outcomes = await Promise.allSettled(changes.map((changeId) => db.$transaction((transaction) => retireFact(transaction, { assertionId: own.name, changeId }))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  });

  it("of an unknown fact is not found", async () => {
    const changeId = await makeChange(database.db, { recordId: person.recordId, by: researcher });
    const error = await conflictOf(retireFact(database.db, { assertionId: assertionIdSchema.parse(randomUUID()), changeId }));
    expect(error.code).toBe("not_found");
  });

  it("in a draft that writes over itself leaves the last reading, standing for the applied one", async () => {
    const { db } = database;
    const own = await makePerson(db, { by: researcher, name: "Test Person Endive" });
    const changeId = await makeChange(db, { recordId: own.recordId, by: researcher });
    let base = own.name;
    for (const text of ["Test Person Endive One", "Test Person Endive Two"]) {
      await retireFact(db, { assertionId: base, changeId });
      const fact = factOf({ kind: "name", text, language: "en", nameKind: "main" }, own.sourceId);
      base = await addFact(db, { recordId: own.recordId, changeId, createdBy: researcher.accountId, fact, replaces: base });
    }
    const { added, retired } = await factsInChange(db, changeId);
    expect(added.map(({ id, replaces }) => ({ id, replaces }))).toEqual([{ id: base, replaces: own.name }]);
    expect(retired.map(({ id }) => id)).toEqual([own.name]);
    const stale = await conflictOf(retireFact(db, { assertionId: own.name, changeId }));
    expect(stale.details).toMatchObject({ theirs: { id: base } });
  });
});
