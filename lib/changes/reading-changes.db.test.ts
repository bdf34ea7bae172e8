import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { listMyChanges, listReviewQueue } from "@/lib/changes/queries/list-changes";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factsInChange } from "@/lib/facts/queries/read-facts";
import type { FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeChange, makeFacts, makePerson, makeRecord, moveChange, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const occupation: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: null };

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

const draft = async () => (await makeFacts(database.db, { recordId: person.recordId, by: author, facts: [factOf(occupation, person.sourceId)], state: "draft" })).changeId;

/** A draft whose only citation is a new source that travels with it. */
async function draftWithNewSource(): Promise<{ changeId: ChangeId; companion: ChangeId; sourceId: MadePerson["sourceId"] }> {
  const { db } = database;
  const sourceId = await makeRecord(db, "source");
  const { changeId } = await makeFacts(db, { recordId: person.recordId, by: author, facts: [factOf(occupation, sourceId)], state: "draft" });
  const companion = await makeChange(db, { recordId: sourceId, by: author, withChangeId: changeId });
  await addFact(db, { recordId: sourceId, changeId: companion, createdBy: author.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "An invented title", language: "en" }, sourceId) });
  return { changeId, companion, sourceId };
}

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
    expect(await ids(listReviewQueue(editor))).not.toContain(changeId);
    await submitChange(author, { changeId });
    const queue = await listReviewQueue(editor);
    expect(queue.find(({ id }) => id === changeId)).toMatchObject({ added: 1, retired: 0, mayPublish: true, authors: [author.displayName] });
    expect(queue.map(({ id }) => id)).not.toContain(companion);
    expect(await listReviewQueue(author)).toEqual([]);
    expect(await listMyChanges(advocate)).toEqual([]);
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
});
