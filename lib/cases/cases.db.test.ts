import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, recordIdSchema, type RecordId } from "@/lib/core/ids";
import { addCase } from "@/lib/cases/commands/add-case";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { findPeople } from "@/lib/cases/queries/find-people";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getRecord } from "@/lib/cases/queries/get-record";
import { listPractices, listSources, listSpeakers } from "@/lib/cases/queries/list-choices";
import { addCaseSchema, editFactSchema, logUpdateSchema, type AddCaseInput, type LogUpdateInput } from "@/lib/cases/schema";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { factById } from "@/lib/facts/queries/read-facts";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { publishAsSeen } from "@/prisma/factories/publications";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let colleague: Actor;
let advocate: Actor;
let person: MadePerson;

beforeAll(async () => {
  [researcher, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
});

beforeEach(async () => {
  newSource = describedSource();
  person = await makePerson(database.db, { by: researcher });
});

const describedSource = () => ({ title: "An invented market report", publisher: "The Invented Post", address: `https://post.invalid/${randomUUID()}`, language: "en", date: { year: "2017", month: "3", day: "20", printed: "20 March 2017" } });
/** At an address of its own for each test: one that is on record would be offered instead. */
let newSource = describedSource();

function update(rest: Record<string, unknown> = {}): LogUpdateInput {
  return logUpdateSchema.parse({
    recordId: person.recordId, caseId: person.caseId, stage: "taken_away", text: "Taken from an invented market.", language: "en",
    date: { year: "2017", month: "3" }, citations: [{ sourceId: person.sourceId, exact: "taken from the market" }], ...rest,
  });
}

function newCase(rest: Record<string, unknown> = {}): AddCaseInput {
  return addCaseSchema.parse({ name: { text: "Test Person Fennel", language: "en" }, citations: [{ sourceId: person.sourceId, exact: "a person called Fennel" }], ...rest });
}

describe("logging an update", () => {
  it("keeps one reading of a new event in the actor's own draft, and says so in the audit log", async () => {
    const before = await lastAudit(database.db);
    const { changeId, assertionId } = await logUpdate(researcher, update());
    const fact = await factById(database.db, assertionId);
    expect(fact).toMatchObject({
      value: { kind: "event_reading", caseId: person.caseId, stage: "taken_away" },
      date: { edtf: "2017-03" },
      visibility: "public",
      citations: [{ sourceId: person.sourceId, exact: "taken from the market", start: null }],
    });
    const eventId = fact?.value.kind === "event_reading" ? fact.value.eventId : "";
    expect(await auditSince(database.db, before)).toEqual([
      { event: "update.logged", subjectId: person.caseId, actorId: researcher.accountId, detail: { changeId, assertionId, eventId } },
    ]);
    expect(await getChange(colleague, changeId), "nothing is seen before it is handed in").toBeNull();
    const second = await logUpdate(researcher, update({ eventId, citations: [{ sourceId: person.sourceId, exact: "led away" }] }));
    expect(second.changeId).toBe(changeId);
    expect((await factById(database.db, second.assertionId))?.question).toBe(fact?.question);
  });

  it("makes a new source that travels along, and finds it again for the next update", async () => {
    const before = await lastAudit(database.db);
    const { changeId } = await logUpdate(researcher, update({ citations: [{ source: newSource, exact: "taken from the market" }] }));
    expect((await auditSince(database.db, before)).map(({ event }) => event)).toEqual(["record.added", "update.logged"]);
    const [companion] = (await getChange(researcher, changeId))?.companions ?? [];
    expect(companion?.record).toMatchObject({ kind: "source", slug: "an-invented-market-report", isNew: true, name: { text: newSource.title } });
    expect(companion?.rows.map(({ after }) => (after?.value.kind === "attribute" ? [after.value.attribute, after.value.text, after.citations[0]?.exact, after.citations[0]?.sourceId === companion.record.id] : []))).toEqual([
      ["title", newSource.title, newSource.title, true],
      ["publisher", newSource.publisher, newSource.publisher, true],
      ["address", newSource.address, newSource.title, true],
      ["language", "en", newSource.title, true],
      ["dated", "20 March 2017", "20 March 2017", true],
    ]);
    const sourceId = companion?.record.id;
    expect((await listSources(researcher)).map(({ id }) => id)).toContain(sourceId);
    expect((await listSources(colleague)).map(({ id }) => id)).not.toContain(sourceId);
    await logUpdate(researcher, update({ citations: [{ sourceId, exact: "again" }] }));
    const other = await makePerson(database.db, { by: colleague, name: "Test Person Endive" });
    const foreign = update({ recordId: other.recordId, caseId: other.caseId, citations: [{ sourceId, exact: "again" }] });
    expect(await refusalFrom(logUpdate(colleague, foreign))).toMatchObject({ code: "invalid", fieldErrors: { "citations[0].sourceId": ["id"] } });
    await submitChange(researcher, { changeId });
  });

  it("tells nothing on the page of a new source of words that only an internal fact, or an earlier draft, quotes from it", async () => {
    const { changeId, assertionId } = await logUpdate(researcher, update({ visibility: "internal", citations: [{ source: newSource, exact: "INNER WORDS" }] }));
    const [companion] = (await getChange(researcher, changeId))?.companions ?? [];
    const sourceId = companion?.record.id;
    await logUpdate(researcher, update({ citations: [{ sourceId, exact: "outer words" }] }));
    await editFact(researcher, editFactSchema.parse({ assertionId, value: { kind: "event_reading", stage: "arrest", text: "Said anew.", language: "en" }, visibility: "internal", citations: [{ sourceId, exact: "OTHER INNER WORDS" }] }));
    await submitChange(researcher, { changeId });
    await publishAsSeen(await makeAccount(database.db, { role: "editor" }), { changeId, publicNote: null });
    const { document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: sourceId ?? "" } });
    expect(JSON.stringify(document)).toContain(newSource.title);
    expect(JSON.stringify(document)).not.toContain("INNER");
  });

  it("does not lose an update with a new source to an editor who publishes the record at that moment", async () => {
    const editor = await makeAccount(database.db, { role: "editor" });
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    for (let round = 0; round < 6; round += 1) {
      const { changeId } = await logUpdate(researcher, update({ citations: [{ sourceId: person.sourceId, exact: `words of round ${round}` }] }));
      await submitChange(researcher, { changeId });
      await Promise.all([
        publishAsSeen(editor, { changeId, publicNote: null }),
        logUpdate(colleague, update({ citations: [{ source: { ...describedSource(), title: `A report of round ${round}` }, exact: "seen at the market" }] })),
      ]);
    }
    expect(written.mock.calls.map(([line]) => String(line)).join("")).not.toContain("tried_again");
  });

  it("refuses words that a text which we hold does not have, and quotes the text's own marks and spaces", async () => {
    const text = "They asked.\n“She’s been\nreleased in May,” the report says.";
    await database.sqlAs("owner", "INSERT INTO desk.source_text (source_id, text, sha256) VALUES ($1, $2, sha256(convert_to($2, 'UTF8')))", [person.sourceId, text]);
    const quoted = (exact: string) => logUpdate(researcher, update({ citations: [{ sourceId: person.sourceId, exact }] }));
    expect(await refusalFrom(quoted("she confessed to everything"))).toMatchObject({ code: "invalid", fieldErrors: { "citations[0].exact": ["notInSource"] } });
    expect(await refusalFrom(quoted("They asked. (.*)"))).toMatchObject({ code: "invalid" });
    expect(await refusalFrom(quoted("a.*[re-]education/camp-$^{1}|(x)?\\+"))).toMatchObject({ code: "invalid" });
    const { assertionId } = await quoted("\"She's been released in May,\"");
    expect((await factById(database.db, assertionId))?.citations).toMatchObject([{ exact: "“She’s been\nreleased in May,”", start: 12, prefix: "They asked.\n" }]);
  });

  it("finds words with a hyphen and other signs of a pattern in a text that we hold", async () => {
    const text = "Held for re-education/[sic] in a so-called camp (1.5*2 = 3?).";
    await database.sqlAs("owner", "INSERT INTO desk.source_text (source_id, text, sha256) VALUES ($1, $2, sha256(convert_to($2, 'UTF8')))", [person.sourceId, text]);
    for (const exact of ["re-education/[sic]", "camp (1.5*2 = 3?)."]) {
      const { assertionId } = await logUpdate(researcher, update({ citations: [{ sourceId: person.sourceId, exact }] }));
      expect((await factById(database.db, assertionId))?.citations).toMatchObject([{ exact, start: text.indexOf(exact) }]);
    }
  });

  it("finds where the words stand in a text that we hold", async () => {
    const text = "It was a market. She was taken from the market at noon, they say.";
    await database.sqlAs("owner", "INSERT INTO desk.source_text (source_id, text, sha256) VALUES ($1, $2, sha256(convert_to($2, 'UTF8')))", [person.sourceId, text]);
    const { assertionId } = await logUpdate(researcher, update({ citations: [{ sourceId: person.sourceId, exact: "taken from the market" }, { sourceId: person.sourceId, exact: "market" }] }));
    const citations = (await factById(database.db, assertionId))?.citations;
    expect(citations?.[0]).toMatchObject({ start: 25, end: 46, prefix: "It was a market. She was ", suffix: " at noon, they say." });
    expect(citations?.[1], "words that stand there twice have no one place").toMatchObject({ exact: "market", start: null, prefix: "" });
  });

  it("names practices and speakers that the public can look up only, and in an edit also those that it named before", async () => {
    const { db } = database;
    const records = await Promise.all((["practice", "person"] as const).map((kind) => makeRecord(db, kind)));
    const [practiceId, saidById] = records as [RecordId, RecordId];
    expect(await refusalFrom(logUpdate(researcher, update({ practiceId })))).toMatchObject({ code: "invalid", fieldErrors: { practiceId: ["id"] } });
    expect(await refusalFrom(logUpdate(researcher, update({ saidById })))).toMatchObject({ code: "invalid", fieldErrors: { saidById: ["id"] } });
    await db.publicRecord.updateMany({ where: { id: { in: records } }, data: { version: 1 } });
    const { assertionId } = await logUpdate(researcher, update({ practiceId, saidById }));
    await db.publicRecord.updateMany({ where: { id: { in: records } }, data: { withdrawnAt: new Date() } });
    expect(await refusalFrom(logUpdate(researcher, update({ practiceId })))).toMatchObject({ code: "invalid", fieldErrors: { practiceId: ["id"] } });
    const again = { assertionId, value: { kind: "event_reading", stage: "arrest", practiceId, text: "Said anew.", language: "en" }, saidById, citations: [{ sourceId: person.sourceId, exact: "words" }] };
    await editFact(researcher, editFactSchema.parse(again));
  });

  it("by two at once succeeds for both", async () => {
    const [one, other] = await Promise.all([logUpdate(researcher, update()), logUpdate(colleague, update())]);
    expect(one.changeId).not.toBe(other.changeId);
    const file = await getCaseFile(researcher, person.recordId);
    expect(file?.facts.filter(({ pending }) => pending !== null).map(({ pending }) => pending?.readable).toSorted()).toEqual([false, true]);
  });

  it.each([
    ["an unknown case", () => ({ caseId: caseIdSchema.parse(randomUUID()) }), { code: "not_found" }],
    ["an unknown person", () => ({ recordId: recordIdSchema.parse(randomUUID()) }), { code: "not_found" }],
    ["an event of another case", () => ({ eventId: eventIdSchema.parse(randomUUID()) }), { code: "invalid", fieldErrors: { eventId: ["id"] } }],
    ["a practice that is none", () => ({ practiceId: person.sourceId }), { code: "invalid", fieldErrors: { practiceId: ["id"] } }],
    ["a speaker who is not on record", () => ({ saidById: randomUUID() }), { code: "invalid", fieldErrors: { saidById: ["id"] } }],
    ["a source that is none", () => ({ citations: [{ sourceId: person.recordId, exact: "words" }] }), { code: "invalid", fieldErrors: { "citations[0].sourceId": ["id"] } }],
  ])("is refused for %s, and leaves nothing behind", async (_what, change, refusal) => {
    const before = await lastAudit(database.db);
    const changes = await database.db.change.count();
    expect(await refusalFrom(logUpdate(colleague, update(change())))).toMatchObject(refusal);
    expect(await auditSince(database.db, before)).toEqual([]);
    expect(await database.db.change.count()).toBe(changes);
  });

  it("is refused to an advocate and on a withdrawn record", async () => {
    expect(await refusalFrom(logUpdate(advocate, update()))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    await database.db.publicRecord.update({ where: { id: person.recordId }, data: { withdrawnAt: new Date() } });
    expect(await refusalFrom(logUpdate(researcher, update()))).toMatchObject({ code: "conflict", messageKey: "recordWithdrawn" });
  });
});

describe("a write that fails late", () => {
  it("keeps neither the write nor its audit row", async () => {
    const { sqlAs, db } = database;
    const before = await lastAudit(db);
    const counts = async () => [await db.change.count(), await db.publicRecord.count(), await db.assertion.count(), await db.timelineEvent.count()];
    const there = await counts();
    // At commit, after everything was written: the last moment at which a write can fail.
    await sqlAs("owner", `
      CREATE FUNCTION desk.fail_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'late' USING ERRCODE = 'CL002'; END $$;
      CREATE CONSTRAINT TRIGGER fail_late AFTER INSERT ON desk.audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.fail_late();`);
    try {
      expect(await refusalFrom(logUpdate(researcher, update({ citations: [{ source: newSource, exact: "words" }] })))).toMatchObject({ code: "conflict", messageKey: "changeNotOpen" });
      expect(await refusalFrom(addCase(researcher, newCase()))).toMatchObject({ code: "conflict" });
    } finally {
      await sqlAs("owner", "DROP TRIGGER fail_late ON desk.audit; DROP FUNCTION desk.fail_late()");
    }
    expect(await auditSince(db, before)).toEqual([]);
    expect(await counts()).toEqual(there);
  });
});

describe("adding a case", () => {
  it("of a new person makes the record, its first case and its facts", async () => {
    const before = await lastAudit(database.db);
    const { recordId, caseId, changeId } = await addCase(researcher, newCase({
      nativeName: { text: "测试茴香", language: "zh-Hans" }, occupation: "lawyer",
      event: { eventKind: "round_up", text: "One of many.", language: "en", date: { year: "2015", month: "7" } },
      citations: [{ source: newSource, exact: "a person called Fennel" }],
    }));
    expect((await auditSince(database.db, before)).map(({ event }) => event)).toEqual(["record.added", "update.logged", "record.added", "case.added"]);
    const file = await getCaseFile(researcher, recordId);
    expect(file?.record).toMatchObject({ kind: "person", isNew: true, name: { text: "Test Person Fennel" } });
    expect(file?.cases).toEqual([{ id: caseId, number: 1, publicNumber: null, isEmpty: false }]);
    expect(file?.facts.map(({ fact }) => fact.question).map((question) => question.split(":")[0])).toEqual(expect.arrayContaining(["name", "name", "attribute", "event"]));
    expect(new Set(file?.facts.flatMap(({ fact }) => fact.citations.map(({ sourceId }) => sourceId))).size, "one new source for all of it").toBe(1);
    await submitChange(researcher, { changeId });
  });

  it("gives the second of one name another address, also at the same moment", async () => {
    const made = await Promise.all([1, 2, 3].map(() => addCase(researcher, newCase({ name: { text: "Test Person Ginger", language: "en" } }))));
    const slugs = await Promise.all(made.map(async ({ recordId }) => (await getRecord(researcher, recordId))?.slug));
    expect(slugs.toSorted()).toEqual(["test-person-ginger", "test-person-ginger-2", "test-person-ginger-3"]);
  });

  it("of a person on record takes the next number", async () => {
    const onRecord = (actor: Actor) => addCase(actor, addCaseSchema.parse({ recordId: person.recordId }));
    const [one, other] = await Promise.all([onRecord(researcher), onRecord(colleague)]);
    const file = await getCaseFile(researcher, person.recordId);
    expect(file?.cases.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(file?.cases.map(({ id }) => id).slice(1).toSorted()).toEqual([one.caseId, other.caseId].toSorted());
  });

  it("is refused to an advocate, for an unknown record and for one that is no person", async () => {
    expect(await refusalFrom(addCase(advocate, newCase()))).toMatchObject({ code: "forbidden" });
    expect(await refusalFrom(addCase(researcher, addCaseSchema.parse({ recordId: randomUUID() })))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(addCase(researcher, addCaseSchema.parse({ recordId: person.sourceId })))).toMatchObject({ code: "not_found" });
  });
});

describe("finding people", () => {
  it("works in any script, for drafts of others too, and not for advocates", async () => {
    const { recordId, changeId } = await addCase(researcher, newCase({ name: { text: "Cèshì Húluóbo", language: "zh-Latn-pinyin" }, nativeName: { text: "测试萝卜", language: "zh-Hans" } }));
    const found = async (actor: Actor, text: string) => (await findPeople(actor, text)).map(({ record }) => record.id);
    for (const text of ["测试萝卜", "測試蘿蔔", "萝卜", "ceshi huluobo", "ceshihuluobo", "Cèshì", "HULUOBO"]) expect(await found(colleague, text), text).toContain(recordId);
    expect(await found(colleague, "")).toEqual([]);
    expect([await found(colleague, "%"), await found(colleague, "_")]).toEqual([[], []]);
    expect(await found(advocate, "测试萝卜")).toEqual([]);
    await discardChange(researcher, { changeId });
    expect(await found(colleague, "测试萝卜"), "what was discarded is nobody's duplicate").toEqual([]);
  });
});

describe("reading the desk's record", () => {
  it("is for researchers and above, and an unknown record is none", async () => {
    expect(await getCaseFile(advocate, person.recordId)).toBeNull();
    expect(await getRecord(advocate, person.recordId)).toBeNull();
    expect(await getCaseFile(researcher, recordIdSchema.parse(randomUUID()))).toBeNull();
    expect([await listSources(advocate), await listPractices(advocate), await listSpeakers(advocate)]).toEqual([[], [], []]);
  });

  it("offers the practices and speakers that are on record", async () => {
    const practice = await makeRecord(database.db, "practice");
    await database.db.publicRecord.update({ where: { id: practice }, data: { version: 1 } });
    expect((await listPractices(researcher)).map(({ id }) => id)).toContain(practice);
    const speakers = (await listSpeakers(researcher)).map(({ id }) => id);
    expect(speakers).toContain(person.recordId);
    expect(speakers).not.toContain(person.sourceId);
  });
});
