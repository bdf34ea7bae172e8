import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import type { FactValue } from "@/lib/facts/schema";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { restoreRevision } from "@/lib/history/commands/restore-revision";
import { getRevision } from "@/lib/history/queries/get-revision";
import { listRevisions } from "@/lib/history/queries/list-revisions";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const nameOf = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });
const OCCUPATION: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: null };

let author: Actor;
let colleague: Actor;
let editor: Actor;
let advocate: Actor;
let sourceId: RecordId;
let recordId: RecordId;

async function makePublicSource(): Promise<RecordId> {
  const id = await makeRecord(database.db, "source");
  await publishFacts(database.db, { recordId: id, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, id)] });
  return id;
}

beforeAll(async () => {
  const { db } = database;
  [author, colleague, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  await makeThree();
});

/** Three revisions: a name, the name corrected, an occupation beside it. */
async function makeThree(): Promise<void> {
  const { db } = database;
  sourceId = await makePublicSource();
  recordId = await makeRecord(db, "person");
  await publishFacts(db, { recordId, by: author, editor, facts: [factOf(nameOf("Test Person Aubergine"), sourceId)] });
  const changeId = await submitNewName(db, { recordId, by: author, name: "Test Person Bergamot", source: sourceId });
  await publishAsSeen(editor, { changeId, publicNote: "Spelled anew." });
  await publishFacts(db, { recordId, by: author, editor, facts: [factOf(OCCUPATION, sourceId)] });
}

const restore = (actor: Actor, version = 1, seenVersion = 3, id = recordId) => restoreRevision(actor, { recordId: id, version, seenVersion, reason: "The first spelling was right." });
const valuesOf = async () => (await appliedFacts(database.db, recordId)).map(({ value }) => value);

describe("the history of a record", () => {
  it("says of each revision who, when, why, and what of which fact, the newest first", async () => {
    const page = await listRevisions(author, recordId, null);
    expect(page?.revisions.map(({ version, act, by, authors, edition, reason, rows }) => ({ version, act, by, authors, edition, reason, acts: rows.map((row) => `${row.act} ${row.kind}`) }))).toEqual([
      { version: 3, act: "published", by: editor.displayName, authors: [author.displayName], edition: 3, reason: null, acts: ["added attribute"] },
      { version: 2, act: "published", by: editor.displayName, authors: [author.displayName], edition: 2, reason: "Spelled anew.", acts: ["replaced name"] },
      { version: 1, act: "published", by: editor.displayName, authors: [author.displayName], edition: 1, reason: null, acts: ["added name"] },
    ]);
    expect(page?.revisions[1]?.rows[0]?.fields.filter(({ changed }) => changed).map(({ field, before, after }) => [field, before, after])).toEqual([["text", "Test Person Aubergine", "Test Person Bergamot"]]);
    expect((await listRevisions(author, recordId, 2))?.revisions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("compares any two revisions, whichever is named first", async () => {
    const rowsOf = async (version: number, against: number) => (await getRevision(author, recordId, version, against))?.rows.map(({ act, kind }) => `${act} ${kind}`);
    expect(await rowsOf(3, 1)).toEqual(["replaced name", "added attribute"]);
    expect(await rowsOf(1, 3)).toEqual(["replaced name", "added attribute"]);
    expect(await rowsOf(1, 0)).toEqual(["added name"]);
    expect((await getRevision(author, recordId, 1, null))?.facts.map(({ value }) => value)).toEqual([nameOf("Test Person Aubergine")]);
  });

  it("is not an advocate's to read, nor is there one of what is not there", async () => {
    expect(await listRevisions(advocate, recordId, null)).toBeNull();
    expect(await getRevision(advocate, recordId, 1, null)).toBeNull();
    expect(await listRevisions(author, recordIdSchema.parse(randomUUID()), null)).toBeNull();
    expect(await getRevision(author, recordId, 9, null)).toBeNull();
    expect(await getRevision(author, recordId, 1, 9)).toBeNull();
  });
});

describe("restoring a revision", () => {
  it("is refused to advocates, of what is not there, and where nothing differs", async () => {
    expect(await refusalFrom(restore(advocate))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    expect(await refusalFrom(restore(author, 1, 0, recordIdSchema.parse(randomUUID())))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(restore(author, 9))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(restore(author, 3))).toMatchObject({ code: "invalid", messageKey: "nothingChanged" });
    expect(await refusalFrom(restore(author, 1, 2))).toMatchObject({ code: "conflict", messageKey: "changeMovedOn" });
  });

  it("waits for the actor's own open change, and meets no other one", async () => {
    const { id } = await database.db.assertion.findFirstOrThrow({ where: { recordId, kind: "attribute" }, select: { id: true } });
    await retireFactOf(author, { assertionId: id as never });
    expect(await refusalFrom(restore(author))).toMatchObject({ code: "conflict", messageKey: "ownChangeOpen" });
    const claimed = await refusalFrom(restore(colleague));
    // Not with the words of the other draft.
    expect(claimed).toEqual({ code: "conflict", messageKey: "restoreClaimed", details: undefined, fieldErrors: undefined });
    expect(await database.db.change.count({ where: { recordId, createdById: colleague.accountId } })).toBe(0);
  });

  it("is refused on a withdrawn record, whose history names the withdrawal with its reason", async () => {
    await withdrawRecord(editor, { recordId, reason: "Asked for by the family.", confirmed: "yes" });
    expect(await refusalFrom(restore(colleague, 1, 4))).toMatchObject({ code: "conflict", messageKey: "recordWithdrawn" });
    expect((await listRevisions(author, recordId, null))?.revisions[0]).toMatchObject({ version: 4, act: "withdrawn", reason: "Asked for by the family.", rows: [] });
  });

  it("makes a draft of its own that changes nothing by itself, and once published brings back what was said", async () => {
    await makeThree();
    const before = await lastAudit(database.db);
    const { changeId } = await restore(colleague);
    expect(await auditSince(database.db, before)).toEqual([{ event: "revision.restored", subjectId: recordId, actorId: colleague.accountId, detail: { changeId, version: 1 } }]);
    const change = await getChange(colleague, changeId);
    expect(change).toMatchObject({ state: "draft", note: "The first spelling was right." });
    expect(change?.rows.map(({ act, kind }) => `${act} ${kind}`)).toEqual(["replaced name", "retired attribute"]);
    expect(await valuesOf()).toHaveLength(2);
    expect(await database.db.edition.count({ where: { recordId } })).toBe(3);

    await submitChange(colleague, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: "The first spelling was right." });
    expect(await valuesOf()).toEqual([nameOf("Test Person Aubergine")]);
    expect((await getRevision(author, recordId, 4, 1))?.rows).toEqual([]);
  });

  it("is proposed once where it is pressed twice at once: nothing that it only adds is there twice", async () => {
    await makeThree();
    const { id } = await database.db.assertion.findFirstOrThrow({ where: { recordId, kind: "attribute" }, select: { id: true } });
    const retired = await retireFactOf(author, { assertionId: id as never });
    await submitChange(author, { changeId: retired.changeId });
    await publishAsSeen(editor, { changeId: retired.changeId, publicNote: "Taken out." });
    // Held until both have asked: the one that is second has looked before the first was there.
    const pressed = await database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${recordId} ${colleague.accountId}`}, 0))::text`;
      const both = [restore(colleague, 3, 4), restore(colleague, 3, 4)].map((press) => press.then(() => "restored", (error: { messageKey?: string }) => error.messageKey ?? "failed"));
      await untilWaiting(database, 2);
      return { both };
    });
    expect((await Promise.all(pressed.both)).toSorted()).toEqual(["ownChangeOpen", "restored"]);
    expect(await database.db.assertion.count({ where: { recordId, kind: "attribute", createdById: colleague.accountId } })).toBe(1);
  });

  it("holds to four eyes: who restores does not publish it", async () => {
    await makeThree();
    const { changeId } = await restore(editor);
    await submitChange(editor, { changeId });
    expect(await refusalFrom(publishAsSeen(editor, { changeId, publicNote: "Mine." }))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
  });

  it("leaves out, and says so, what would rest on a withdrawn source alone", async () => {
    await makeThree();
    const other = await makePublicSource();
    const { id } = await database.db.assertion.findFirstOrThrow({ where: { recordId, kind: "attribute" }, select: { id: true } });
    const retired = await retireFactOf(author, { assertionId: id as never });
    await submitChange(author, { changeId: retired.changeId });
    await publishAsSeen(editor, { changeId: retired.changeId, publicNote: "Taken out." });
    await publishFacts(database.db, { recordId, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "description", text: "Grows vegetables.", language: "en" }, other)] });
    await withdrawRecord(editor, { recordId: sourceId, reason: "Asked for.", confirmed: "yes" });

    const shown = (await getRevision(colleague, recordId, 3, null))?.restoring;
    expect(shown?.refused.map(({ act, kind }) => `${act} ${kind}`)).toEqual(["added attribute"]);
    expect(shown?.rows.map(({ act, kind }) => `${act} ${kind}`)).toEqual(["retired attribute"]);
    const { changeId } = await restore(colleague, 3, 5);
    expect((await getChange(colleague, changeId))?.rows.map(({ act, kind }) => `${act} ${kind}`)).toEqual(["retired attribute"]);
    // The description is in the draft by now: no second change takes it out.
    expect(await refusalFrom(restore(author, 4, 5))).toMatchObject({ code: "conflict", messageKey: "restoreClaimed" });
  });

  it("is refused whole where nothing but facts on withdrawn sources differ", async () => {
    await makeThree();
    const { id } = await database.db.assertion.findFirstOrThrow({ where: { recordId, kind: "attribute" }, select: { id: true } });
    const { changeId } = await retireFactOf(author, { assertionId: id as never });
    await submitChange(author, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: "Taken out." });
    await withdrawRecord(editor, { recordId: sourceId, reason: "Asked for.", confirmed: "yes" });
    const before = await lastAudit(database.db);
    expect(await refusalFrom(restore(colleague, 3, 4))).toMatchObject({ code: "conflict", messageKey: "restoreRefused" });
    expect(await auditSince(database.db, before)).toEqual([]);
  });
});
