import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { listSources } from "@/lib/cases/queries/list-choices";
import { countMyChanges, listForReview, listMyChanges } from "@/lib/changes/queries/list-changes";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { factsInChange } from "@/lib/facts/queries/read-facts";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeFacts, makePerson, moveChange, type MadePerson } from "@/prisma/factories/records";
import { makeDraft, makeDraftWithNewSource } from "@/prisma/factories/changes";
import { returnAsSeen } from "@/prisma/factories/publications";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();

let author: Actor;
let colleague: Actor;
let advocate: Actor;
let editor: Actor;
let person: MadePerson;

beforeAll(async () => {
  const { db } = database;
  [author, colleague, advocate, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "advocate" }), makeAccount(db, { role: "editor" })]);
});

beforeEach(async () => {
  person = await makePerson(database.db, { by: author });
});

const draft = () => makeDraft(database.db, { person, by: author });
const draftWithNewSource = () => makeDraftWithNewSource(database.db, { person, by: author });

describe("another source's reading of an event", () => {
  it("is reviewed beside the readings that stand, and not beside other events or what the change itself takes away", async () => {
    const { db } = database;
    const readingOf = (eventId: string, text: string) => factOf({ kind: "event_reading", eventId: eventId as never, caseId: person.caseId, stage: "arrest", eventKind: null, practiceId: null, place: null, authority: null, text, language: "en" }, person.sourceId);
    const [event, otherEvent] = await Promise.all([db.timelineEvent.create({ data: {} }), db.timelineEvent.create({ data: {} })]);
    const standing = await makeFacts(db, { recordId: person.recordId, by: colleague, facts: [readingOf(event.id, "Arrested in May."), readingOf(event.id, "Arrested in July."), readingOf(otherEvent.id, "Arrested again.")] });
    // Somebody else's draft is not on record.
    await makeFacts(db, { recordId: person.recordId, by: colleague, facts: [readingOf(event.id, "Drafted.")], state: "draft" });
    const { changeId } = await makeFacts(db, { recordId: person.recordId, by: author, facts: [readingOf(event.id, "Arrested in June.")], state: "draft" });
    const textsOf = async () => (await getChange(author, changeId))?.readings.map(({ value }) => (value.kind === "event_reading" ? value.text : ""));
    expect(await textsOf()).toEqual(["Arrested in May.", "Arrested in July."]);
    const [, july] = standing.assertionIds;
    if (july !== undefined) await retireFactOf(author, { assertionId: july });
    expect(await textsOf()).toEqual(["Arrested in May."]);
  });
});

describe("reading changes", () => {
  it("shows a draft to its authors, a submitted change to editors, an applied one to researchers, and nothing to advocates", async () => {
    const changeId = await draft();
    const seen = async () => Promise.all([author, colleague, editor, advocate].map(async (actor) => (await getChange(actor, changeId)) !== null));
    expect(await seen()).toEqual([true, false, false, false]);
    await submitChange(author, { changeId });
    expect(await seen()).toEqual([true, false, true, false]);
    await moveChange(database.db, changeId, "applied");
    expect(await seen()).toEqual([true, true, true, false]);
    expect(await getChange(editor, changeIdSchema.parse(randomUUID()))).toBeNull();
  });

  it("gives the difference, the names and what each person may do", async () => {
    const { changeId, companion } = await draftWithNewSource();
    const mine = await getChange(author, changeId);
    expect(mine?.rows).toMatchObject([{ act: "added", kind: "attribute" }]);
    expect(mine?.record.name).toEqual({ text: "Test Person Aubergine", language: "en" });
    expect(mine?.companions).toMatchObject([{ id: companion, record: { name: { text: "An invented title" }, isNew: true } }]);
    expect(mine?.may).toMatchObject({ submit: { allowed: true }, discard: { allowed: true }, publish: { allowed: false, reason: "editorsOnly" } });
    await submitChange(author, { changeId });
    expect((await getChange(editor, changeId))?.may).toMatchObject({ publish: { allowed: true }, return: { allowed: true }, submit: { allowed: false, reason: "notYourChange" } });
    expect((await getChange(editor, companion))?.may).toMatchObject({ publish: { allowed: false, reason: "travelsAlong" } });
  });

  it("lists one's own work and what waits for review, without the sources that ride along", async () => {
    const { changeId, companion } = await draftWithNewSource();
    const ids = async (list: Promise<{ id: ChangeId }[]>) => (await list).map(({ id }) => id);
    expect(await ids(listMyChanges(author))).toContain(changeId);
    expect(await ids(listMyChanges(author))).not.toContain(companion);
    expect(await ids(listMyChanges(colleague))).not.toContain(changeId);
    expect((await listForReview(editor, 100)).changes.map(({ id }) => id)).not.toContain(changeId);
    const before = { mine: await countMyChanges(author), theirs: (await listForReview(editor, 1)).count };
    await submitChange(author, { changeId });
    expect(await countMyChanges(author)).toEqual({ ...before.mine, draft: before.mine.draft - 1, submitted: before.mine.submitted + 1 });
    const { changes: queue, count } = await listForReview(editor, 100);
    expect([count, (await listForReview(editor, 1)).changes.length]).toEqual([before.theirs + 1, 1]);
    expect(queue.find(({ id }) => id === changeId)).toMatchObject({ added: 1, retired: 0, mayPublish: true, authors: [author.displayName] });
    expect(queue.map(({ id }) => id)).not.toContain(companion);
    expect(await listForReview(author, 100)).toEqual({ changes: [], count: 0 });
    expect(await listMyChanges(advocate)).toEqual([]);
    expect(Object.values(await countMyChanges(advocate))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("goes on listing one's own work while it waits for its time, and lets its new source be cited", async () => {
    const { changeId, companion, sourceId } = await draftWithNewSource();
    await submitChange(author, { changeId });
    for (const id of [changeId, companion]) await moveChange(database.db, id, "approved");
    expect((await listMyChanges(author)).find(({ id }) => id === changeId)).toMatchObject({ state: "approved" });
    const offered = async (actor: Actor) => (await listSources(actor)).map(({ id }) => id).includes(sourceId);
    expect([await offered(author), await offered(colleague)]).toEqual([true, false]);
  });

  it("counts what a reviewer will see: a draft's own rewritings are neither added nor retired", async () => {
    const changeId = await draft();
    const [mine] = (await listMyChanges(author)).filter(({ id }) => id === changeId);
    expect(mine).toMatchObject({ added: 1, retired: 0 });
    const { added: [fact] } = await factsInChange(database.db, changeId);
    await retireFactOf(author, { assertionId: fact!.id });
    await retireFactOf(author, { assertionId: person.name });
    const [rewritten] = (await listMyChanges(author)).filter(({ id }) => id === changeId);
    expect(rewritten).toMatchObject({ added: 0, retired: 1 });
  });

  it("lists what is open or waits, the latest first, with an edit counted on both sides, until it is decided", async () => {
    const mine = async () => (await listMyChanges(author)).filter(({ record }) => record.id === person.recordId);
    const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by: author, facts: [], state: "draft" });
    await retireFact(database.db, { assertionId: person.name, changeId });
    await addFact(database.db, { recordId: person.recordId, changeId, createdBy: author.accountId, replaces: person.name, fact: factOf({ kind: "name", text: "Test Person Fennel", language: "en", nameKind: "main" }, person.sourceId) });
    const later = await draft();
    expect((await mine()).map(({ id, state, added, retired }) => [id, state, added, retired])).toEqual([[later, "draft", 1, 0], [changeId, "draft", 1, 1]]);

    // Somebody else's draft on the same record is theirs; to have added to one is to take part in it.
    await makeFacts(database.db, { recordId: person.recordId, by: colleague, facts: [factOf({ kind: "attribute", attribute: "description", text: "A gardener.", language: "en" }, person.sourceId)], state: "draft" });
    expect(await mine()).toHaveLength(2);
    await addFact(database.db, { recordId: person.recordId, changeId: later, createdBy: colleague.accountId, fact: factOf({ kind: "attribute", attribute: "description", text: "A cook.", language: "en" }, person.sourceId) });
    expect((await listMyChanges(colleague)).find(({ id }) => id === later)).toMatchObject({ added: 2, retired: 0, authors: [author.displayName, colleague.displayName].toSorted() });

    await submitChange(author, { changeId });
    await submitChange(author, { changeId: later });
    expect((await mine()).map(({ id, state, added, retired }) => [id, state, added, retired])).toEqual([[later, "submitted", 2, 0], [changeId, "submitted", 1, 1]]);
    await returnAsSeen(editor, { changeId: later, comment: "Say since when." });
    expect((await mine()).find(({ id }) => id === later)).toMatchObject({ state: "returned", added: 2, retired: 0, lastComment: { by: editor.displayName, text: "Say since when." } });
    await moveChange(database.db, changeId, "applied");
    expect((await mine()).map(({ id }) => id)).toEqual([later]);
  });
});
