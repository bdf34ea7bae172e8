/** What a merge makes public, and what it does not; now and later, alone and beside others. */
import pg from "pg";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { proposeMerge } from "@/lib/duplicates/commands/propose-merge";
import { getComparison } from "@/lib/duplicates/queries/get-comparison";
import { listPairs } from "@/lib/duplicates/queries/list-pairs";
import { mergeSchema, pairSchema, tellApartSchema } from "@/lib/duplicates/schema";
import { findRecord } from "@/lib/editions/queries/find-record";
import { addFact } from "@/lib/facts/commands/add-fact";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, mergeOfTwo, proposedMerge, proposedUndoing, type PublicPerson } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeChange, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
/** To the database, for one record: some of them ask for the bases of whoever is named (docs/decisions/044). */
const MOST_STATEMENTS = 110;
const NOTE = "Two records of one invented person.";

let researcher: Actor, editor: Actor;
let source: RecordId;
let one: PublicPerson, other: PublicPerson;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  source = await makeSource(database.db, { by: researcher });
});

beforeEach(async () => {
  one = await person("Test Person Chervil");
  other = await person("Test Person Chervill");
});

const person = (name: string, more: FactInput[] = []) => makePublicPerson(database.db, { researcher, editor, source, name, more });
const publish = (changeId: ChangeId) => publishAsSeen(editor, { changeId, publicNote: NOTE });
const propose = (rest: Parameters<typeof mergeOfTwo>[3] = {}) => proposedMerge(database.db, researcher, one.recordId, other.recordId, rest);
const editions = (recordId: RecordId) => database.db.edition.count({ where: { recordId } });

// First: pairs of other tests would stand before these.
it("suggests the twenty-second of one name though the first were told apart", async () => {
  const named = async (): Promise<RecordId> => {
    const recordId = await makeRecord(database.db, "person");
    await makeFacts(database.db, { recordId, by: researcher, state: "draft", facts: [factOf({ kind: "name", text: "Test Person Lovage", language: "en", nameKind: "main" }, source)] });
    return recordId;
  };
  const first = await named();
  const apart: RecordId[] = [];
  for (let made = 0; made < 21; made += 1) apart.push(await named());
  await database.sqlAs("owner", "INSERT INTO desk.not_same (low_id, high_id, decided_by) SELECT least(a, b), greatest(a, b), $2 FROM unnest($1::uuid[]) a, unnest($1::uuid[]) b WHERE a < b", [[first, ...apart], researcher.accountId]);
  const last = await named();
  const pairs = (await listPairs(researcher, null)).pairs.filter(({ one: { names } }) => names.includes("Test Person Lovage"));
  expect(pairs.some(({ one: a, other: b }) => [a.record.id, b.record.id].includes(first) && [a.record.id, b.record.id].includes(last))).toBe(true);
});

/** A new source that only an internal fact of somebody rests on: handed in with it, and left on the desk when that is published. */
async function inConfidence(recordId: RecordId): Promise<{ confidant: RecordId; its: ChangeId }> {
  const confidant = await makeRecord(database.db, "source");
  const facts = [factOf({ kind: "name", text: "Chervil the Elder", language: "en", nameKind: "alias" }, source), factOf({ kind: "attribute", attribute: "occupation", text: "teacher", language: null }, confidant, { visibility: "internal" })];
  const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts, state: "draft" });
  const its = await makeChange(database.db, { recordId: confidant, by: researcher, withChangeId: changeId });
  await addFact(database.db, { recordId: confidant, changeId: its, createdBy: researcher.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "A talk with a neighbour", language: "en" }, confidant) });
  await submitChange(researcher, { changeId });
  await publish(changeId);
  return { confidant, its };
}

it("publishes no source that only internal facts rest on, neither when it is made nor when it is undone", async () => {
  const { confidant, its } = await inConfidence(other.recordId);
  expect(await editions(confidant), "it is on the desk").toBe(0);
  const changeId = await propose();
  const preview = await previewChange(editor, changeId);
  expect(preview?.proposed?.companions.map(({ body }) => body.id)).toEqual([]);
  await publish(changeId);
  expect(await editions(confidant)).toBe(0);
  expect((await appliedFacts(database.db, one.recordId)).filter(({ visibility }) => visibility === "internal")).toHaveLength(1);
  await publish(await proposedUndoing(database.db, researcher, changeId));
  expect(await editions(confidant)).toBe(0);
  expect(await database.db.change.findUniqueOrThrow({ where: { id: its }, select: { state: true } })).toEqual({ state: "submitted" });
});

it("is published at a later moment with what it says anew of other records, and leaves confidences on the desk then too", async () => {
  const { confidant } = await inConfidence(other.recordId);
  const statement = await makeRecord(database.db, "statement");
  await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "Invented words", language: "en" }, source), factOf({ kind: "about", toId: other.recordId, relation: "names" }, source)] });
  const changeId = await propose();
  const seen = await fingerprintOf(database.db, changeId);
  await embargoChange(editor, { changeId, seen, publicNote: NOTE, publishAt: new Date(Date.now() + 86_400_000) });
  expect((await database.db.change.findMany({ where: { OR: [{ id: changeId }, { withChangeId: changeId }] }, select: { state: true } })).map(({ state }) => state)).toEqual(["approved", "approved"]);
  await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second' WHERE change_id = '${changeId}'; ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
  expect(await publishDue(database.db)).toEqual({ published: 1, refused: 0 });
  expect(await findRecord("person", other.slug)).toMatchObject({ state: "moved" });
  expect((await appliedFacts(database.db, statement)).flatMap(({ value }) => (value.kind === "about" ? [value.toId] : []))).toEqual([one.recordId]);
  expect(await editions(confidant)).toBe(0);
});

it("waits for whoever publishes a fact that names the record that goes, and is not passed by them", async () => {
  const statement = await makeRecord(database.db, "statement");
  const { changeId: naming } = await makeFacts(database.db, { recordId: statement, by: researcher, state: "draft", facts: [factOf({ kind: "attribute", attribute: "title", text: "Invented words", language: "en" }, source), factOf({ kind: "about", toId: other.recordId, relation: "names" }, source)] });
  await submitChange(researcher, { changeId: naming });
  const changeId = await propose();
  // As a merge that is being published holds it.
  let published: Promise<unknown> = Promise.resolve();
  await database.db.$transaction(async (holding) => {
    await holding.$queryRaw`SELECT FROM desk.public_record WHERE id = ${other.recordId}::uuid FOR UPDATE`;
    published = publish(naming);
    await untilWaiting(database, 1);
  }, { timeout: 15_000 });
  await published;
  expect(await refusalFrom(publish(changeId))).toMatchObject({ messageKey: "mergeMovedOn" });
});

it("keeps each stretch of custody apart from those that are there, and takes no two cases for one", async () => {
  const practice = await makeRecord(database.db, "practice");
  const stretch = (caseId: PublicPerson["caseId"], spell: number): FactValue => ({ kind: "spell", caseId, spell, practiceId: practice, place: null, authority: null, language: "en", endEdtf: null, endPrinted: null, endCountedFrom: null });
  for (const { recordId, caseId } of [one, other]) await publishFacts(database.db, { recordId, by: researcher, editor, facts: [factOf(stretch(caseId, 1), source), factOf(stretch(caseId, 3), source)] });
  const twice = { kept: one.recordId, merged: other.recordId, seen: "0".repeat(64), reason: NOTE, confirmed: "yes" };
  const second = { from: one.caseId, to: one.caseId };
  expect(mergeSchema.safeParse({ ...twice, cases: [{ from: other.caseId, to: one.caseId }, second] }).error?.issues.map(({ path }) => path.join("."))).toEqual(["cases.1.to"]);
  const changeId = await propose({ cases: [{ from: other.caseId, to: one.caseId }] });
  const numbers = async () => (await appliedFacts(database.db, one.recordId)).flatMap(({ value }) => (value.kind === "spell" ? [value.spell] : [])).toSorted((a, b) => a - b);
  // Somebody is first with the next number.
  await publishFacts(database.db, { recordId: one.recordId, by: researcher, editor, facts: [factOf(stretch(one.caseId, 4), source)] });
  expect(await refusalFrom(publish(changeId))).toMatchObject({ messageKey: "mergeMovedOn" });
  expect(await numbers()).toEqual([1, 3, 4]);
});

it("takes ids in capitals for what they are, and one record for itself", async () => {
  const input = await mergeOfTwo(database.db, one.recordId, other.recordId);
  const loud = mergeSchema.parse({ ...input, kept: one.recordId.toUpperCase(), merged: other.recordId.toUpperCase(), cases: [{ from: other.caseId.toUpperCase(), to: one.caseId.toUpperCase() }], confirmed: "yes" });
  await publish((await proposeMerge(researcher, loud)).changeId);
  expect(await findRecord("person", other.slug)).toMatchObject({ state: "moved" });
  for (const schema of [pairSchema, tellApartSchema]) expect(schema.safeParse({ one: one.recordId, other: one.recordId.toUpperCase() }).success).toBe(false);
  expect(await getComparison(researcher, pairSchema.parse({ one: one.recordId.toUpperCase(), other: other.recordId }))).toBeDefined();
});

it("finds an answer that is preferred though a case that is one of those that are there makes one more question", async () => {
  const { recordId: lawyerId } = await person("Test Person Dill");
  const defended = (caseId: PublicPerson["caseId"], began: "engaged" | "appointed_by_state") => factOf({ kind: "representation", caseId, lawyerId, began, ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null }, source);
  await publishFacts(database.db, { recordId: one.recordId, by: researcher, editor, facts: [defended(one.caseId, "engaged")] });
  await publishFacts(database.db, { recordId: other.recordId, by: researcher, editor, facts: [defended(other.caseId, "appointed_by_state")] });
  const name = (await appliedFacts(database.db, other.recordId)).find(({ value }) => value.kind === "name");
  const differing = (await getComparison(researcher, { one: one.recordId, other: other.recordId }))?.merge.differing ?? [];
  const changeId = await propose({ prefer: differing.map(({ answers }) => answers.find(({ fact }) => fact.id === name?.id)?.fact.id ?? null), cases: [{ from: other.caseId, to: one.caseId }] });
  await publish(changeId);
  expect((await appliedFacts(database.db, one.recordId)).flatMap(({ preferred, value }) => (preferred && "text" in value ? [value.text] : []))).toEqual(["Test Person Chervill"]);
});

it("asks the database no more of each other record that it says anew than publishing that one alone would", async () => {
  const OTHERS = 8;
  for (let made = 0; made < OTHERS; made += 1) {
    const statement = await makeRecord(database.db, "statement");
    await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: `Invented words ${String(made)}`, language: "en" }, source), factOf({ kind: "about", toId: other.recordId, relation: "names" }, source)] });
  }
  const changeId = await propose();
  const asked = vi.spyOn(pg.Client.prototype, "query");
  await publish(changeId);
  const count = asked.mock.calls.length;
  asked.mockRestore();
  // Of 200 others that is seconds (docs/decisions/036).
  expect(count / (OTHERS + 1)).toBeLessThan(MOST_STATEMENTS);
});
