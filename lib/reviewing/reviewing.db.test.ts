import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type AssertionId, type ChangeId } from "@/lib/core/ids";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { editFactSchema } from "@/lib/cases/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { changePlace, returnChangeSchema } from "@/lib/changes/schema";
import { getChange } from "@/lib/changes/queries/get-change";
import { askOpinion } from "@/lib/reviewing/commands/ask-opinion";
import { claimChange } from "@/lib/reviewing/commands/claim-change";
import { giveOpinion } from "@/lib/reviewing/commands/give-opinion";
import { releaseChange } from "@/lib/reviewing/commands/release-change";
import { getReview } from "@/lib/reviewing/queries/get-review";
import { listAsked } from "@/lib/reviewing/queries/list-asked";
import { listQueue } from "@/lib/reviewing/queries/list-queue";
import { queueFilterSchema } from "@/lib/reviewing/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraft } from "@/prisma/factories/changes";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, returnAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord, moveChange, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);

let author: Actor, other: Actor, editor: Actor, second: Actor, advocate: Actor;
let person: MadePerson;

beforeAll(async () => {
  const { db } = database;
  [author, other, editor, second, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  person = await makePerson(db, { by: author });
});

async function submitted(by = author): Promise<ChangeId> {
  const changeId = await makeDraft(database.db, { person, by });
  await submitChange(by, { changeId });
  return changeId;
}

describe("taking a change up", () => {
  it("tells colleagues, can be taken over and let go, and keeps nobody from deciding", async () => {
    const changeId = await submitted();
    const before = await lastAudit(database.db);
    await claimChange(editor, { changeId });
    expect((await getReview(second, changeId))?.claim).toMatchObject({ by: editor.displayName, isMe: false });
    expect(await refusalFrom(claimChange(editor, { changeId }))).toMatchObject({ code: "conflict", messageKey: "alreadyThere" });
    expect(await refusalFrom(releaseChange(second, { changeId }))).toMatchObject({ code: "conflict", messageKey: "notYourClaim" });
    await claimChange(second, { changeId });
    await releaseChange(second, { changeId });
    expect((await getReview(editor, changeId))?.claim).toBeNull();
    await claimChange(second, { changeId });
    expect((await auditSince(database.db, before)).map(({ event, actorId }) => [event, actorId])).toEqual([["change.claimed", editor.accountId], ["change.claimed", second.accountId], ["change.released", second.accountId], ["change.claimed", second.accountId]]);
    // Somebody else decides all the same.
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await refusalFrom(claimChange(editor, { changeId }))).toMatchObject({ code: "conflict", messageKey: "notSubmitted" });
  });

  it("is refused to its authors, below editor and of a draft, by the command and by the database", async () => {
    const changeId = await submitted(editor);
    expect(await refusalFrom(claimChange(editor, { changeId }))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
    for (const actor of [author, advocate]) expect((await refusalFrom(claimChange(actor, { changeId }))).code).toMatch(/not_found|forbidden/u);
    const draft = await makeDraft(database.db, { person, by: author });
    expect(await refusalFrom(claimChange(second, { changeId: draft }))).toMatchObject({ code: "not_found" });
    for (const { accountId } of [editor, other]) expect(await codeOf("desk", "UPDATE desk.change SET claimed_by = $2, claimed_at = now() WHERE id = $1", [changeId, accountId])).toBe("CL113");
  });
});

describe("the queue", () => {
  it("has the longest waiting first, and is filtered by kind, by claim and by author", async () => {
    const mine = await submitted();
    const theirs = await submitted(other);
    const source = await makeRecord(database.db, "source");
    const { changeId: ofASource } = await makeFacts(database.db, { recordId: source, by: other, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented title", language: "en" }, source)], state: "draft" });
    await submitChange(other, { changeId: ofASource });
    await claimChange(editor, { changeId: theirs });
    const known = new Set([mine, theirs, ofASource]);
    const listed = async (actor: Actor, filter: Record<string, unknown>) => (await listQueue(actor, queueFilterSchema.parse(filter))).changes.map(({ id }) => id).filter((id) => known.has(id));
    expect(await listed(editor, {})).toEqual([mine, theirs, ofASource]);
    expect(await listed(editor, { kind: "source" })).toEqual([ofASource]);
    expect(await listed(editor, { claim: "mine" })).toEqual([theirs]);
    expect(await listed(second, { claim: "mine" })).toEqual([]);
    expect(await listed(second, { claim: "claimed" })).toEqual([theirs]);
    expect(await listed(second, { claim: "unclaimed", author: other.accountId })).toEqual([ofASource]);
    const { submittedAt } = await database.db.change.findUniqueOrThrow({ where: { id: theirs }, select: { submittedAt: true } });
    const behindTheirs = { after: changePlace(submittedAt ?? new Date(0), theirs) };
    expect(await listed(editor, behindTheirs)).toEqual([ofASource]);
    // What an address cannot say is left out.
    expect(await listed(editor, { kind: "nonsense", claim: "x", author: "y", after: "z" })).toEqual([mine, theirs, ofASource]);
    const { changes, authors } = await listQueue(editor, {});
    expect(changes.find(({ id }) => id === theirs)?.claimedBy).toEqual({ displayName: editor.displayName, isMe: true });
    expect(authors.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining([author.accountId, other.accountId]));
    for (const actor of [author, advocate]) expect(await listQueue(actor, {})).toEqual({ changes: [], more: false, authors: [] });
    // The list goes on where it was read, also where what stood there was decided meanwhile, or was handed in anew and waits at its end.
    await returnAsSeen(editor, { changeId: theirs, comment: "Say it anew." });
    expect(await listed(editor, behindTheirs)).toEqual([ofASource]);
    await submitChange(other, { changeId: theirs });
    expect(await listed(editor, behindTheirs)).toEqual([ofASource, theirs]);
    // Of one moment too each has its place.
    await database.sqlAs("owner", "UPDATE desk.change SET submitted_at = '2031-05-02T10:00:00.123Z' WHERE id = ANY ($1)", [[mine, theirs, ofASource]]);
    const [first, second_, third] = [mine, theirs, ofASource].toSorted();
    expect(await listed(editor, { after: changePlace(new Date("2031-05-02T10:00:00.123Z"), changeIdSchema.parse(first)) })).toEqual([second_, third]);
  });
});

describe("a second opinion", () => {
  it("is asked of another editor, stands on their list until they answer, and is read by editors alone", async () => {
    const changeId = await submitted();
    const before = await lastAudit(database.db);
    await askOpinion(editor, { changeId, of: second.accountId, question: "Is this the same person?" });
    expect(await listAsked(second)).toMatchObject([{ changeId, by: editor.displayName, question: "Is this the same person?" }]);
    expect(await listAsked(editor)).toEqual([]);
    expect(await refusalFrom(askOpinion(editor, { changeId, of: second.accountId, question: "Again?" }))).toMatchObject({ code: "conflict", messageKey: "alreadyThere" });
    const [asked] = (await getReview(second, changeId))?.opinions ?? [];
    if (asked === undefined) throw new Error("Somebody asked.");
    expect(await refusalFrom(giveOpinion(editor, { opinionId: asked.id, answer: "Mine." }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(giveOpinion(author, { opinionId: asked.id, answer: "Mine." }))).toMatchObject({ code: "forbidden" });
    await giveOpinion(second, { opinionId: asked.id, answer: "It is." });
    expect(await refusalFrom(giveOpinion(second, { opinionId: asked.id, answer: "It is not." }))).toMatchObject({ code: "conflict", messageKey: "opinionGiven" });
    expect((await getReview(editor, changeId))?.opinions).toMatchObject([{ of: second.displayName, answer: { text: "It is." }, isMine: false }]);
    expect(await listAsked(second)).toEqual([]);
    expect((await auditSince(database.db, before)).map(({ event, detail }) => [event, detail])).toEqual([["opinion.asked", { recordId: person.recordId, of: second.accountId }], ["opinion.given", { recordId: person.recordId }]]);
    expect(await getReview(author, changeId), "the authors do not read it").toBeNull();
    expect(await codeOf("desk", "UPDATE desk.second_opinion SET answer = 'It is not.' WHERE change_id = $1", [changeId])).toBe("CL116");
  });

  it("is answered no longer by whoever has become an author since", async () => {
    const changeId = await submitted();
    await askOpinion(editor, { changeId, of: second.accountId, question: "Is this the same person?" });
    const { id } = await database.db.secondOpinion.findFirstOrThrow({ where: { changeId }, select: { id: true } });
    const mine = async () => (await listAsked(second)).map((asked) => asked.changeId).filter((asked) => asked === changeId);
    expect(await mine()).toEqual([changeId]);
    await returnAsSeen(editor, { changeId, comment: "Which court?" });
    const fact = (await getChange(author, changeId))?.rows[0]?.after;
    await editFact(second, editFactSchema.parse({ assertionId: fact?.id, value: { kind: "attribute", text: "official" }, citations: fact?.citations.map(({ sourceId, exact }) => ({ sourceId, exact })) }));
    expect(await mine()).toEqual([]);
    expect(await refusalFrom(giveOpinion(second, { opinionId: id, answer: "It is." }))).toMatchObject({ code: "not_found" });
    expect(await database.db.secondOpinion.findFirst({ where: { changeId }, select: { answer: true } })).toEqual({ answer: null });
  });

  it("is asked of nobody who took part, is no editor, or asks", async () => {
    const changeId = await submitted();
    for (const of of [editor.accountId, author.accountId, other.accountId]) expect(await refusalFrom(askOpinion(editor, { changeId, of, question: "So?" }))).toMatchObject({ code: "invalid", fieldErrors: { of: ["choice"] } });
    const own = await submitted(second);
    expect(await refusalFrom(askOpinion(editor, { changeId: own, of: second.accountId, question: "So?" }))).toMatchObject({ code: "invalid" });
    expect(await refusalFrom(askOpinion(second, { changeId: own, of: editor.accountId, question: "So?" }))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
    const insert = (by: Actor, of: Actor) => codeOf("desk", "INSERT INTO desk.second_opinion (change_id, asked_by, asked_of, question) VALUES ($1, $2, $3, 'x')", [own, by.accountId, of.accountId]);
    expect(await insert(editor, second)).toBe("CL115");
    expect(await insert(editor, other)).toBe("CL115");
  });
});

describe("returning a change", () => {
  it("with comments on single fields: its authors read each beside its field, also once the fact was said anew", async () => {
    const changeId = await submitted();
    const fact = (await getChange(author, changeId))?.rows[0]?.after;
    if (fact == null) throw new Error("It adds a fact.");
    await returnAsSeen(editor, { changeId, comment: null, comments: [{ assertionId: fact.id, field: "text", text: "Which court?" }, { assertionId: fact.id, field: null, text: "Doubtful." }] });
    const said = async () => (await getChange(author, changeId))?.comments.map(({ text, field, assertionId }) => ({ text, field, assertionId })).toSorted((a, b) => a.text.localeCompare(b.text, "en"));
    expect(await said()).toEqual([{ text: "Doubtful.", field: null, assertionId: fact.id }, { text: "Which court?", field: "text", assertionId: fact.id }]);
    const { assertionId } = await editFact(author, editFactSchema.parse({ assertionId: fact.id, value: { kind: "attribute", text: "official" }, citations: fact.citations.map(({ sourceId, exact }) => ({ sourceId, exact })) }));
    expect((await said())?.map((comment) => comment.assertionId)).toEqual([assertionId, assertionId]);
  });

  it("takes none on a fact of other work, and needs a word at least", async () => {
    const [changeId, foreign] = [await submitted(), await submitted(other)];
    const theirs = (await getChange(editor, foreign))?.rows[0]?.after?.id as AssertionId;
    expect(await refusalFrom(returnAsSeen(editor, { changeId, comment: null, comments: [{ assertionId: theirs, field: null, text: "x" }] }))).toMatchObject({ code: "invalid" });
    expect((await getChange(editor, changeId))?.state).toBe("submitted");
    expect(await codeOf("desk", "INSERT INTO desk.change_comment (change_id, account_id, text, assertion_id) VALUES ($1, $2, 'x', $3)", [changeId, editor.accountId, theirs])).toBe("CL114");
    const posted = (rest: object) => returnChangeSchema.safeParse({ changeId, seen: "0".repeat(64), comment: "", ...rest });
    expect(posted({}).error?.issues.map(({ path, message }) => [path, message])).toEqual([[["comment"], "required"]]);
    expect(posted({ comments: [{ assertionId: theirs, on: { whole: "", text: " " } }] }).success).toBe(false);
    expect(posted({ comments: [{ assertionId: theirs, on: { whole: "Doubtful.", text: "" } }] }).data?.comments).toEqual([{ assertionId: theirs, field: null, text: "Doubtful." }]);
  });
});

describe("an approval", () => {
  it("is of what was handed in: nothing of an approved change can be altered, and once it is open again it has to be approved anew", async () => {
    const changeId = await submitted();
    await moveChange(database.db, changeId, "approved");
    const fact = (await database.db.assertion.findFirstOrThrow({ where: { addedByChangeId: changeId } })).id;
    expect(await codeOf("desk", "INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id) VALUES ('name', $1, 'name:main', $2, $3)", [person.recordId, author.accountId, changeId])).toBe("CL002");
    expect(await codeOf("desk", "INSERT INTO desk.assertion_citation (assertion_id, citation_id) SELECT $1, id FROM desk.citation LIMIT 1", [fact])).toBe("CL012");
    expect(await codeOf("desk", "UPDATE desk.assertion SET retired_by_change_id = $2 WHERE id = $1", [fact, changeId])).toBe("CL002");
    const edit = editFactSchema.parse({ assertionId: fact, value: { kind: "attribute", text: "official" }, citations: [{ sourceId: person.sourceId, exact: "Invented words of an invented source." }] });
    expect(await refusalFrom(editFact(author, edit))).toMatchObject({ code: "conflict", messageKey: "factUnderReview" });

    for (const state of ["returned", "submitted"]) expect(await codeOf("desk", "UPDATE desk.change SET state = $2 WHERE id = $1", [changeId, state])).toBe("kept");
    expect(await codeOf("desk", "UPDATE desk.change SET state = 'approved' WHERE id = $1", [changeId]), "the approval of before says nothing").toBe("CL111");
    expect(await codeOf("desk", "UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = $1", [changeId, editor.accountId])).toBe("kept");
  });

  it("is not of a change that does not exist", async () => {
    expect(await getReview(editor, changeIdSchema.parse(randomUUID()))).toBeNull();
  });
});
