import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { openChange } from "@/lib/changes/commands/open-change";
import { returnChange } from "@/lib/changes/commands/return-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { listLeftBehind } from "@/lib/changes/queries/list-changes";
import { submitChangeSchema } from "@/lib/changes/schema";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { factSchema, type FactValue } from "@/lib/facts/schema";
import { inTransaction } from "@/lib/platform/db";
import { keepUnsent } from "@/lib/unsent/commands/keep-unsent";
import { getUnsentOfPage } from "@/lib/unsent/queries/get-unsent";
import { keepUnsentSchema, unsentIdSchema } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { factOf, makeChange, makeFacts, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { returnAsSeen } from "@/prisma/factories/publications";
import { makeDraft, makeDraftWithNewSource } from "@/prisma/factories/changes";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

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

const stateOf = async (id: ChangeId) => (await database.db.change.findUniqueOrThrow({ where: { id } })).state;
const draft = () => makeDraft(database.db, { person, by: author });
const draftWithNewSource = () => makeDraftWithNewSource(database.db, { person, by: author });

describe("opening a change", () => {
  it("takes the actor's own open change again, and nobody else's", async () => {
    const open = (actor: Actor) => inTransaction((transaction) => openChange(transaction, actor, person.recordId));
    const first = await open(author);
    expect(await open(author)).toBe(first);
    expect(await open(colleague)).not.toBe(first);
    expect(await Promise.all([open(colleague), open(colleague), open(colleague)])).toHaveLength(3);
    expect(await database.db.change.count({ where: { recordId: person.recordId, createdById: colleague.accountId } })).toBe(1);
  });

  it("is refused to an advocate, on an unknown record and on a withdrawn one", async () => {
    const open = (actor: Actor, recordId = person.recordId) => inTransaction((transaction) => openChange(transaction, actor, recordId));
    expect(await refusalFrom(open(advocate))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    expect(await refusalFrom(open(author, randomUUID() as MadePerson["recordId"]))).toMatchObject({ code: "not_found" });
    await database.db.publicRecord.update({ where: { id: person.recordId }, data: { withdrawnAt: new Date() } });
    expect(await refusalFrom(open(author))).toMatchObject({ code: "conflict", messageKey: "recordWithdrawn" });
  });
});

describe("submitting", () => {
  it("hands the change in with its new sources, and says so in the audit log", async () => {
    const { changeId, companion } = await draftWithNewSource();
    const before = await lastAudit(database.db);
    await submitChange(author, { changeId, note: "seen twice" });
    expect([await stateOf(changeId), await stateOf(companion)]).toEqual(["submitted", "submitted"]);
    expect(await auditSince(database.db, before)).toEqual([
      { event: "change.submitted", subjectId: changeId, actorId: author.accountId, detail: { recordId: person.recordId, companions: [companion] } },
    ]);
    expect((await getChange(editor, changeId))?.note).toBe("seen twice");
  });

  it("keeps what another author added to the note since the form was drawn", async () => {
    const changeId = await draft();
    const note = async () => (await getChange(author, changeId))?.note;
    const store = (text: string) => database.db.change.update({ where: { id: changeId }, data: { note: text } });
    await store("first reason\nsecond reason");
    await submitChange(author, { changeId, note: "first reason, said better", noteSeen: "first reason" });
    expect(await note()).toBe("first reason, said better\nsecond reason");
  });

  it("rewrites a note that nobody has added to, and keeps a first reason that came after an empty form", async () => {
    const [one, other] = [await draft(), await draft()];
    await database.db.change.update({ where: { id: one }, data: { note: "as shown" } });
    await submitChange(author, { changeId: one, note: "anew", noteSeen: "as shown" });
    expect((await getChange(author, one))?.note).toBe("anew");
    await database.db.change.update({ where: { id: other }, data: { note: "a reason" } });
    await submitChange(author, { changeId: other, note: "for you", noteSeen: null });
    expect((await getChange(author, other))?.note).toBe("for you\na reason");
  });

  it("takes a note that other authors have made longer than one may write, as the form shows it", async () => {
    const changeId = await draft();
    const shown = Array.from({ length: 3 }, (_, at) => String(at).repeat(2_000)).join("\n");
    await database.db.change.update({ where: { id: changeId }, data: { note: `${shown}\nadded since` } });
    await submitChange(author, submitChangeSchema.parse({ changeId, note: "in short", noteSeen: shown.replaceAll("\n", "\r\n") }));
    expect((await getChange(author, changeId))?.note).toBe("in short\nadded since");
  });

  it("takes along a new source that was brought for other work", async () => {
    const { companion, sourceId } = await draftWithNewSource();
    const other = await makePerson(database.db, { by: author, name: "Test Person Bergamot" });
    const { changeId } = await makeFacts(database.db, { recordId: other.recordId, by: author, facts: [factOf(occupation, sourceId)], state: "draft" });
    await submitChange(author, { changeId });
    expect(await stateOf(companion)).toBe("submitted");
  });

  it("is refused to others, to an advocate and for an unknown change, and leaves no audit row", async () => {
    const changeId = await draft();
    const before = await lastAudit(database.db);
    expect(await refusalFrom(submitChange(colleague, { changeId }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(submitChange(editor, { changeId }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(submitChange(advocate, { changeId }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(submitChange(author, { changeId: changeIdSchema.parse(randomUUID()) }))).toMatchObject({ code: "not_found" });
    expect(await stateOf(changeId)).toBe("draft");
    expect(await auditSince(database.db, before)).toEqual([]);
  });

  it("is refused for a change that says nothing, for a fact without a citation, and twice", async () => {
    const { db } = database;
    const empty = await makeChange(db, { recordId: person.recordId, by: author });
    const before = await lastAudit(db);
    expect(await refusalFrom(submitChange(author, { changeId: empty }))).toMatchObject({ code: "invalid", messageKey: "changeEmpty" });
    const uncited = await makeFacts(db, { recordId: person.recordId, by: author, facts: [factSchema.parse({ value: occupation, citations: [] })], state: "draft" });
    expect(await refusalFrom(submitChange(author, { changeId: uncited.changeId }))).toMatchObject({ code: "invalid", messageKey: "factUncited" });
    expect([await stateOf(empty), await stateOf(uncited.changeId)]).toEqual(["draft", "draft"]);
    expect(await auditSince(db, before)).toEqual([]);
    const changeId = await draft();
    await submitChange(author, { changeId });
    expect(await refusalFrom(submitChange(author, { changeId }))).toMatchObject({ code: "conflict", messageKey: "changeNotOpen" });
  });

  it("takes a new source along that another tab brings while it is being handed in", async () => {
    const { db } = database;
    const changeId = await draft();
    const sourceId = await makeRecord(db, "source");
    let companion = "";
    // The tab holds the change from before the hand-in reads it until after: what it brings is there once the hand-in comes to its turn.
    const tab = db.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT FROM desk.change WHERE id = ${changeId}::uuid FOR UPDATE`;
      const waiting = submitChange(author, { changeId });
      await untilWaiting(database, 1);
      companion = await makeChange(transaction, { recordId: sourceId, by: author, withChangeId: changeId });
      await addFact(transaction, { recordId: sourceId, changeId: changeIdSchema.parse(companion), createdBy: author.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "An invented title", language: "en" }, sourceId) });
      await addFact(transaction, { recordId: person.recordId, changeId, createdBy: author.accountId, fact: factOf(occupation, sourceId, { modality: "alleged" }) });
      return { waiting };
    });
    await (await tab).waiting;
    expect([await stateOf(changeId), await stateOf(changeIdSchema.parse(companion))]).toEqual(["submitted", "submitted"]);
  });

  it("is refused for a new source on its own", async () => {
    const { companion } = await draftWithNewSource();
    expect(await refusalFrom(submitChange(author, { changeId: companion }))).toMatchObject({ code: "forbidden", messageKey: "travelsAlong" });
  });
});

describe("returning", () => {
  it("gives the change and its sources back with a comment", async () => {
    const { changeId, companion } = await draftWithNewSource();
    await submitChange(author, { changeId });
    const before = await lastAudit(database.db);
    await returnAsSeen(editor, { changeId, comment: "Which page?" });
    expect([await stateOf(changeId), await stateOf(companion)]).toEqual(["returned", "returned"]);
    expect(await auditSince(database.db, before)).toMatchObject([{ event: "change.returned", actorId: editor.accountId, detail: { companions: [companion] } }]);
    expect((await getChange(author, changeId))?.comments).toMatchObject([{ by: editor.displayName, text: "Which page?" }]);
    await submitChange(author, { changeId });
    expect(await stateOf(companion)).toBe("submitted");
  });

  it("is refused when the change was rewritten since the editor was shown it, and leaves it submitted", async () => {
    const changeId = await draft();
    await submitChange(author, { changeId });
    const seen = (await getChange(editor, changeId))?.seen ?? "";
    await returnAsSeen(editor, { changeId, comment: "Which page?" });
    await addFact(database.db, { recordId: person.recordId, changeId, createdBy: author.accountId, fact: factOf(occupation, person.sourceId, { modality: "alleged" }) });
    await submitChange(author, { changeId });
    expect(await refusalFrom(returnChange(editor, { changeId, seen, comment: "Of what I saw." }))).toMatchObject({ code: "conflict", messageKey: "changeMovedOn" });
    expect(await stateOf(changeId)).toBe("submitted");
    expect((await getChange(editor, changeId))?.comments.map(({ text }) => text)).toEqual(["Which page?"]);
  });

  it("keeps what an editor typed and did not send with the content that was on screen, and lets it go once it is sent", async () => {
    const changeId = await draft();
    await submitChange(author, { changeId });
    const seen = (await getChange(editor, changeId))?.seen ?? "";
    const id = unsentIdSchema.parse(randomUUID());
    const address = paths.desk.changeAsSeen(changeId, seen);
    await keepUnsent(editor, keepUnsentSchema.parse({ id, turn: "1", address, recordId: person.recordId, content: JSON.stringify({ comment: "Which p" }) }));
    const page = paths.desk.change(changeId);
    expect(await getUnsentOfPage(editor, page)).toMatchObject({ id, address, fields: { comment: "Which p" } });
    expect(await getUnsentOfPage(author, page)).toBeNull();
    const sent = { unsentId: id, unsentFrom: null, unsentBy: editor.accountId };
    expect(await refusalFrom(returnChange(editor, { changeId, seen, comment: "Which page?", ...sent, unsentBy: author.accountId }))).toMatchObject({ messageKey: "anotherWriter" });
    await returnChange(editor, { changeId, seen, comment: "Which page?", ...sent });
    expect(await getUnsentOfPage(editor, page)).toBeNull();
  });

  it("leaves a source where another submitted change needs it", async () => {
    const { changeId, companion, sourceId } = await draftWithNewSource();
    const other = await makePerson(database.db, { by: author, name: "Test Person Cardamom" });
    const second = await makeFacts(database.db, { recordId: other.recordId, by: author, facts: [factOf(occupation, sourceId)], state: "draft" });
    await submitChange(author, { changeId });
    await submitChange(author, { changeId: second.changeId });
    await returnAsSeen(editor, { changeId, comment: "Not yet." });
    expect([await stateOf(changeId), await stateOf(companion)]).toEqual(["returned", "submitted"]);
    expect((await getChange(editor, second.changeId))?.companions.map(({ id }) => id)).toEqual([companion]);
    expect((await database.db.change.findUniqueOrThrow({ where: { id: companion } })).withChangeId).toBe(second.changeId);
  });

  it("is refused to researchers, to an editor who took part, for a draft and twice", async () => {
    const changeId = await draft();
    expect(await refusalFrom(returnAsSeen(editor, { changeId, comment: "?" }))).toMatchObject({ code: "not_found" });
    await submitChange(author, { changeId });
    const before = await lastAudit(database.db);
    expect(await refusalFrom(returnAsSeen(colleague, { changeId, comment: "?" }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(returnAsSeen(author, { changeId, comment: "?" }))).toMatchObject({ code: "forbidden", messageKey: "editorsOnly" });
    const own = (await makeFacts(database.db, { recordId: person.recordId, by: editor, facts: [factOf(occupation, person.sourceId)], state: "submitted" })).changeId;
    expect(await refusalFrom(returnAsSeen(editor, { changeId: own, comment: "?" }))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
    expect(await auditSince(database.db, before)).toEqual([]);
    await returnAsSeen(editor, { changeId, comment: "?" });
    expect(await refusalFrom(returnAsSeen(editor, { changeId, comment: "?" }))).toMatchObject({ code: "conflict", messageKey: "notSubmitted" });
  });
});

describe("discarding", () => {
  it("frees what the change would have retired, and takes its sources with it", async () => {
    const { db } = database;
    const { changeId, companion } = await draftWithNewSource();
    await retireFact(db, { assertionId: person.name, changeId });
    const before = await lastAudit(db);
    expect(await discardChange(author, { changeId })).toEqual({ recordId: person.recordId });
    expect([await stateOf(changeId), await stateOf(companion)]).toEqual(["discarded", "discarded"]);
    expect(await auditSince(db, before)).toMatchObject([{ event: "change.discarded", detail: { companions: [companion] } }]);
    expect((await appliedFacts(db, person.recordId)).map(({ id }) => id)).toEqual([person.name]);
    const next = await makeChange(db, { recordId: person.recordId, by: colleague });
    await retireFact(db, { assertionId: person.name, changeId: next });
  });

  it("leaves a source to the other work that cites it", async () => {
    const { changeId, companion, sourceId } = await draftWithNewSource();
    const other = await makePerson(database.db, { by: author, name: "Test Person Daikon" });
    const second = await makeFacts(database.db, { recordId: other.recordId, by: author, facts: [factOf(occupation, sourceId)], state: "draft" });
    await discardChange(author, { changeId });
    expect(await stateOf(companion)).toBe("draft");
    expect((await database.db.change.findUniqueOrThrow({ where: { id: companion } })).withChangeId).toBe(second.changeId);
  });

  it("is refused to others, and once the change is handed in", async () => {
    const changeId = await draft();
    expect(await refusalFrom(discardChange(colleague, { changeId }))).toMatchObject({ code: "not_found" });
    await submitChange(author, { changeId });
    const before = await lastAudit(database.db);
    expect(await refusalFrom(discardChange(author, { changeId }))).toMatchObject({ code: "conflict", messageKey: "changeNotOpen" });
    expect(await refusalFrom(discardChange(editor, { changeId }))).toMatchObject({ code: "forbidden", messageKey: "notYourChange" });
    expect(await auditSince(database.db, before)).toEqual([]);
  });

  it("is the opener's alone: whoever wrote in somebody's draft may hand it in and not throw it away", async () => {
    const changeId = await draft();
    await addFact(database.db, { recordId: person.recordId, changeId, createdBy: colleague.accountId, fact: factOf(occupation, person.sourceId, { modality: "alleged" }) });
    expect((await getChange(colleague, changeId))?.may).toMatchObject({ submit: { allowed: true }, discard: { allowed: false, reason: "openerOnly" } });
    expect(await refusalFrom(discardChange(colleague, { changeId }))).toMatchObject({ code: "forbidden", messageKey: "openerOnly" });
    expect(await stateOf(changeId)).toBe("draft");
    await submitChange(colleague, { changeId });
    expect(await stateOf(changeId)).toBe("submitted");
  });

  it("of what somebody left behind, their account disabled, is an editor's too: a fact that they retired is free again", async () => {
    const { db } = database;
    const leaver = await makeAccount(db, { role: "researcher" });
    const { changeId } = await retireFactOf(leaver, { assertionId: person.name });
    const listed = async (actor: Actor) => (await listLeftBehind(actor)).map(({ id }) => id);
    expect([await getChange(editor, changeId), await listed(editor)]).toEqual([null, []]);
    expect(await refusalFrom(discardChange(editor, { changeId }))).toMatchObject({ code: "not_found" });

    await db.account.update({ where: { id: leaver.accountId }, data: { disabledAt: new Date() } });
    expect((await getChange(editor, changeId))?.may).toMatchObject({ discard: { allowed: true }, submit: { allowed: false } });
    expect([await listed(editor), await listed(colleague)]).toEqual([[changeId], []]);
    expect(await refusalFrom(discardChange(colleague, { changeId }))).toMatchObject({ code: "not_found" });
    await discardChange(editor, { changeId });
    expect(await listed(editor)).toEqual([]);
    await retireFactOf(colleague, { assertionId: person.name });
  });
});
