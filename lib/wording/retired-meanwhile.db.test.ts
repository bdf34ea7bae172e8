/** Changes that name a practice which was retired while they were written or waited: refused, with nothing lost; and what says again what was on record, which is not. */
import { beforeAll, expect, it } from "vitest";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { findRecords } from "@/lib/cases/queries/find-records";
import { editFactSchema } from "@/lib/cases/schema";
import { handInMany } from "@/lib/changes/commands/hand-in-many";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { getChange } from "@/lib/changes/queries/get-change";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { eventIdSchema, type AssertionId, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { FactInput } from "@/lib/facts/schema";
import { restoreRevision } from "@/lib/history/commands/restore-revision";
import { inTransaction } from "@/lib/platform/db";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { getEmbargo } from "@/lib/publication/queries/get-embargo";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { since, spellIn } from "@/prisma/factories/custody";
import { makePublicPerson, proposedMerge, type PublicPerson } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { standingWords } from "@/prisma/factories/wording";

const database = testDatabase();
const BAIL = { en: "Bail", zh: "取保候审" };
const NOTE = "The invented register has other words.";

let researcher: Actor, editor: Actor, admin: Actor;
let source: RecordId, practiceId: RecordId;
let person: PublicPerson;
let words: string;

const named = (text: string): FactInput => factOf({ kind: "name", text, language: "en", nameKind: "alias" }, source);
const spell = (of: PublicPerson, number: number, day = "2019-01-01"): FactInput => factOf(spellIn(of.caseId, practiceId, { spell: number }), source, since(day));
const event = async (of: PublicPerson): Promise<FactInput> => {
  const { id } = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  return factOf({ kind: "event_reading", eventId: eventIdSchema.parse(id), caseId: of.caseId, stage: "bail", eventKind: null, practiceId, place: null, authority: null, text: "Let go on bail.", language: "en" }, source, since("2019-02-03"));
};
const draft = async (facts: readonly FactInput[], recordId = person.recordId, state: "draft" | "submitted" = "draft") => makeFacts(database.db, { recordId, by: researcher, facts, state });
const stateOf = async (id: ChangeId) => (await database.db.change.findUniqueOrThrow({ where: { id } })).state;
const factsOf = (changeId: ChangeId) => database.db.assertion.count({ where: { addedByChangeId: changeId, retiredByChangeId: null } });
const retire = async () => { words = await standingWords(admin, editor, { act: "retire", practice: "bail", replaces: words, reason: "It was about leeks.", confirmed: "yes" }); };
const use = async () => { words = await standingWords(admin, editor, { act: "restore", practice: "bail", replaces: words, reason: "It is not.", confirmed: "yes" }); };
const refusal = async (work: Promise<unknown>) => work.then(() => "done", (error: unknown) => (error instanceof AppError ? [error.code, error.messageKey, error.named] : Promise.reject(error as Error)));
const REFUSED = ["conflict", "practiceRetiredNamed", [BAIL]];
const sayAnew = (assertionId: AssertionId, practice: RecordId, place: string) =>
  editFact(researcher, editFactSchema.parse({ assertionId, value: { kind: "spell", practiceId: practice, place, authority: "", language: "en", end: {} }, date: { year: "2019" }, citations: [{ sourceId: source, exact: "held" }], changeReason: NOTE }));

beforeAll(async () => {
  const { db } = database;
  [researcher, editor, admin] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "admin" })]);
  source = await makeSource(db, { by: researcher });
  practiceId = await makeRecord(db, "practice", "bail");
  await publishFacts(db, { recordId: practiceId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Bail", language: "en", nameKind: "main" }, source)] });
  person = await makePublicPerson(db, { researcher, editor, source, name: "Test Person Endive" });
  words = (await db.standingPractice.findUniqueOrThrow({ where: { practice: "bail" } })).id;
});

it("a draft that names one is not handed in, alone or with others, says which, keeps every word, and goes on once it is used again", async () => {
  const statement = await makeRecord(database.db, "statement");
  const drafts = [
    await draft([named("Endive the second"), spell(person, 1)]), await draft([await event(person)]),
    await draft([factOf({ kind: "about", toId: practiceId, relation: "concerns" }, source)], statement),
  ];
  await retire();
  for (const { changeId, assertionIds } of drafts) {
    expect(await refusal(submitChange(researcher, { changeId }))).toEqual(REFUSED);
    expect(await refusal(inTransaction((transaction) => handInMany(transaction, [changeId])))).toEqual(REFUSED);
    expect([await stateOf(changeId), await factsOf(changeId)]).toEqual(["draft", assertionIds.length]);
    expect((await getChange(researcher, changeId))?.retired).toMatchObject([{ recordId: practiceId, names: { en: "Bail" } }]);
  }
  await use();
  for (const { changeId } of drafts) expect(await refusal(submitChange(researcher, { changeId }))).toBe("done");
  expect((await getChange(researcher, drafts[0]!.changeId))?.retired).toEqual([]);
});

it("one that waits for review is neither published nor approved for later, and its preview says so; one that was approved comes back to review at its time", async () => {
  const [{ changeId }, later] = [await draft([spell(person, 2)], person.recordId, "submitted"), await draft([spell(person, 3)], person.recordId, "submitted")];
  const approve = async (id: ChangeId) => embargoChange(editor, { changeId: id, seen: await fingerprintOf(database.db, id), publicNote: null, publishAt: new Date(Date.now() + 86_400_000) });
  await approve(later.changeId);
  await retire();
  expect(await refusal(publishAsSeen(editor, { changeId, publicNote: null }))).toEqual(REFUSED);
  expect(await refusal(approve(changeId))).toEqual(REFUSED);
  expect([await stateOf(changeId), await factsOf(changeId), (await previewChange(editor, changeId))?.refusal]).toEqual(["submitted", 1, "practiceRetiredNamed"]);
  await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second'; ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
  expect(await publishDue(database.db)).toEqual({ published: 0, refused: 1 });
  expect([await stateOf(later.changeId), await factsOf(later.changeId), (await getEmbargo(editor, later.changeId))?.refusal]).toEqual(["submitted", 1, "practiceRetiredNamed"]);
  await use();
  for (const id of [changeId, later.changeId]) expect(await refusal(publishAsSeen(editor, { changeId: id, publicNote: null }))).toBe("done");
});

it("what is on record keeps it: it is corrected, restored and merged with it, and nothing else is brought under it that way", async () => {
  const { db } = database;
  const one = await makePublicPerson(db, { researcher, editor, source, name: "Test Person Fennel" });
  const { changeId: first, assertionIds } = await draft([spell(one, 1)], one.recordId, "submitted");
  await publishAsSeen(editor, { changeId: first, publicNote: null });
  const other = await makePublicPerson(db, { researcher, editor, source, name: "Test Person Fennell" });
  await publishFacts(db, { recordId: other.recordId, by: researcher, editor, facts: [spell(other, 1)] });
  await retire();
  const corrected = await sayAnew(assertionIds[0]!, practiceId, "an invented shed");
  // Twice over in one draft: what it stands for is still the one on record.
  const { changeId } = await sayAnew(corrected.assertionId, practiceId, "an invented barn");
  expect([await refusal(submitChange(researcher, { changeId })), await refusal(publishAsSeen(editor, { changeId, publicNote: NOTE }))]).toEqual(["done", "done"]);
  // Another account of the same stretch is a new fact.
  const again = await draft([spell(one, 1, "2019-01-05")], one.recordId);
  expect(await refusal(submitChange(researcher, { changeId: again.changeId }))).toEqual(REFUSED);
  await db.change.update({ where: { id: again.changeId }, data: { state: "discarded" } });
  const { version } = await db.publicRecord.findUniqueOrThrow({ where: { id: one.recordId } });
  const restored = await restoreRevision(researcher, { recordId: one.recordId, version: version - 1, seenVersion: version, reason: NOTE });
  expect([await refusal(submitChange(researcher, restored)), await refusal(publishAsSeen(editor, { changeId: restored.changeId, publicNote: NOTE }))]).toEqual(["done", "done"]);
  const merge = await proposedMerge(db, researcher, one.recordId, other.recordId);
  expect(await refusal(publishAsSeen(editor, { changeId: merge, publicNote: NOTE }))).toBe("done");
  await use();
});

it("no list of what a new fact may point to offers one that is retired, and the record is still found", async () => {
  const found = async (publishedOnly: boolean, text = "") => (await findRecords(researcher, { kinds: ["practice", "organisation"], text, publishedOnly, most: 20 })).map(({ id }) => id);
  expect([await found(true), await found(true, "bail")]).toEqual([[practiceId], [practiceId]]);
  await retire();
  expect([await found(true), await found(true, "bail"), await found(false)]).toEqual([[], [], [practiceId]]);
  await use();
});
