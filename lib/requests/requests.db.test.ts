import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { requestIdSchema, type RequestId } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/kinds";
import { answerRequest } from "@/lib/requests/commands/answer-request";
import { claimRequest } from "@/lib/requests/commands/claim-request";
import { closeRequest } from "@/lib/requests/commands/close-request";
import { expungeRequest } from "@/lib/requests/commands/expunge-request";
import { noteRequest } from "@/lib/requests/commands/note-request";
import { reopenRequest } from "@/lib/requests/commands/reopen-request";
import { getRequest } from "@/lib/requests/queries/get-request";
import { countRequests, listRequests } from "@/lib/requests/queries/list-requests";
import { unsentIdSchema } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson } from "@/prisma/factories/records";
import { REQUEST, makeRequest } from "@/prisma/factories/requests";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let editor: Actor;
let colleague: Actor;
let admin: Actor;
let requestId: RequestId;

const VERBS: Readonly<Record<string, (actor: Actor, id: RequestId) => Promise<unknown>>> = {
  claim: (actor, id) => claimRequest(actor, { requestId: id }),
  note: (actor, id) => noteRequest(actor, { requestId: id, text: "Wrote to the aubergine." }),
  answer: (actor, id) => answerRequest(actor, { requestId: id }),
  close: (actor, id) => closeRequest(actor, { requestId: id, outcome: "corrected" }),
  reopen: (actor, id) => reopenRequest(actor, { requestId: id }),
  expunge: (actor, id) => expungeRequest(actor, { requestId: id }),
};
const stored = (id = requestId) => database.db.removalRequest.findUniqueOrThrow({ where: { id } });

beforeAll(async () => {
  [editor, colleague, admin] = await Promise.all([makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "admin" })]);
});

beforeEach(async () => {
  ({ requestId } = await makeRequest(database.db));
});

describe("working on a request", () => {
  it("goes from new to closed, and each step has its audit row with ids and codes alone", async () => {
    const after = await lastAudit(database.db);
    await claimRequest(editor, { requestId });
    expect(await stored()).toMatchObject({ state: "in_work", claimedById: editor.accountId });
    await noteRequest(editor, { requestId, text: "Wrote to the aubergine." });
    await answerRequest(editor, { requestId });
    expect(await stored()).toMatchObject({ state: "answered" });
    await closeRequest(editor, { requestId, outcome: "corrected" });
    expect(await stored()).toMatchObject({ state: "closed", outcome: "corrected", closedById: editor.accountId });
    await reopenRequest(colleague, { requestId });
    expect(await stored()).toMatchObject({ state: "in_work", outcome: null, closedById: null, claimedById: colleague.accountId });
    const about = (event: string, actor: Actor, detail = {}) => ({ event, subjectId: requestId, actorId: actor.accountId, detail });
    expect(await auditSince(database.db, after)).toEqual([
      about("request.claimed", editor),
      about("request.noted", editor),
      about("request.answered", editor),
      about("request.closed", editor, { outcome: "corrected" }),
      about("request.reopened", colleague),
    ]);
  });

  it.each(Object.keys(VERBS))("%s: whoever is no editor meets nothing, and nothing is written", async (verb) => {
    for (const role of ROLES.filter((other) => other !== "editor" && other !== "admin")) {
      const actor = await makeAccount(database.db, { role });
      const after = await lastAudit(database.db);
      expect(await refusalFrom(VERBS[verb]?.(actor, requestId) ?? Promise.resolve()), role).toMatchObject({ code: "not_found" });
      expect(await auditSince(database.db, after)).toEqual([]);
      expect(await stored()).toMatchObject({ state: "new", message: REQUEST.message });
    }
    expect(await refusalFrom(VERBS[verb]?.(admin, requestIdSchema.parse(randomUUID())) ?? Promise.resolve())).toMatchObject({ code: "not_found" });
  });

  it("is taken over openly, and a colleague's is not closed or answered before", async () => {
    await claimRequest(editor, { requestId });
    expect(await refusalFrom(closeRequest(colleague, { requestId, outcome: "declined" }))).toMatchObject({ code: "forbidden", messageKey: "requestNotYours" });
    expect(await refusalFrom(answerRequest(colleague, { requestId }))).toMatchObject({ code: "forbidden", messageKey: "requestNotYours" });
    await claimRequest(colleague, { requestId });
    await closeRequest(colleague, { requestId, outcome: "declined" });
  });

  it("is claimed once, however often the button is pressed at the same moment", async () => {
    const answers = await Promise.allSettled([editor, editor, editor].map((actor) => claimRequest(actor, { requestId })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("gets a note once, however often its form is sent, and nobody else's under one's name", async () => {
    const form = { requestId, text: "Wrote to the aubergine.", unsentId: unsentIdSchema.parse(randomUUID()), unsentBy: editor.accountId };
    const answers = await Promise.allSettled([1, 2, 3].map(() => noteRequest(editor, form)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalFrom(noteRequest(editor, form))).toMatchObject({ code: "conflict", messageKey: "alreadySent" });
    expect(await refusalFrom(noteRequest(colleague, { ...form, unsentId: unsentIdSchema.parse(randomUUID()) }))).toMatchObject({ messageKey: "anotherWriter" });
    expect((await getRequest(editor, requestId))?.notes).toHaveLength(1);
  });

  it("what is closed is neither claimed nor closed again", async () => {
    await closeRequest(editor, { requestId, outcome: "spam" });
    expect(await refusalFrom(claimRequest(editor, { requestId }))).toMatchObject({ code: "conflict", messageKey: "requestMovedOn" });
    expect(await refusalFrom(closeRequest(editor, { requestId, outcome: "spam" }))).toMatchObject({ code: "conflict", messageKey: "requestMovedOn" });
  });
});

describe("erasing", () => {
  it("takes the words and the notes, and leaves that there was a request and what came of it", async () => {
    await noteRequest(editor, { requestId, text: "The aubergine called." });
    await closeRequest(editor, { requestId, outcome: "withdrawn" });
    const after = await lastAudit(database.db);
    await expungeRequest(admin, { requestId });
    expect(await stored()).toMatchObject({ kind: "correct_fact", state: "closed", outcome: "withdrawn", message: null, contact: null, recordAddress: null, expungedById: admin.accountId });
    expect(await auditSince(database.db, after)).toMatchObject([{ event: "request.expunged", actorId: admin.accountId, detail: { notes: 1 } }]);
    const everything = JSON.stringify(await database.sqlAs("owner", "SELECT to_jsonb(r) AS request, (SELECT jsonb_agg(to_jsonb(n)) FROM desk.removal_request_note n WHERE n.request_id = r.id) AS notes FROM desk.removal_request r WHERE r.id = $1", [requestId]));
    expect(everything).not.toMatch(/aubergine/i);
  });

  it("is for admins, and only of what is closed", async () => {
    expect(await refusalFrom(expungeRequest(admin, { requestId }))).toMatchObject({ code: "conflict", messageKey: "requestMovedOn" });
    await closeRequest(editor, { requestId, outcome: "spam" });
    expect(await refusalFrom(expungeRequest(editor, { requestId }))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    expect(await stored()).toMatchObject({ message: REQUEST.message });
  });

  it("ends all work on it", async () => {
    await closeRequest(editor, { requestId, outcome: "spam" });
    await expungeRequest(admin, { requestId });
    for (const verb of Object.keys(VERBS)) expect(await refusalFrom(VERBS[verb]?.(admin, requestId) ?? Promise.resolve()), verb).toMatchObject({ code: "forbidden", messageKey: "requestErased" });
  });
});

describe("reading", () => {
  it("lists and counts by state for editors, and nothing for anybody else", async () => {
    await claimRequest(editor, { requestId });
    const [mine] = await listRequests(editor, "in_work", { most: 100 }).then((all) => all.filter(({ id }) => id === requestId));
    expect(mine).toMatchObject({ kind: "correct_fact", isMine: true, isExpunged: false });
    expect(JSON.stringify(mine)).not.toContain("month is wrong");
    expect((await countRequests(editor))?.in_work).toBeGreaterThan(0);
    for (const role of ["advocate", "researcher"] as const) {
      const actor = await makeAccount(database.db, { role });
      expect(await listRequests(actor, "in_work", { most: 100 })).toEqual([]);
      expect(await countRequests(actor)).toBeNull();
      expect(await getRequest(actor, requestId)).toBeNull();
    }
  });

  it("goes on page by page, and leaves nobody out where the last that was shown has been taken up since", async () => {
    const more = [requestId];
    for (let at = 0; at < 3; at += 1) more.push((await makeRequest(database.db)).requestId);
    const idsOf = async (part: { most: number; after?: RequestId | null }, state: "new" | "closed" = "new") => (await listRequests(editor, state, part)).map(({ id }) => id);
    const whole = await idsOf({ most: 1_000 });
    expect(whole.slice(-4).toSorted()).toEqual(more.toSorted());
    const pages: RequestId[] = [];
    for (let page = await idsOf({ most: 2 }); page.length > 0; page = await idsOf({ most: 2, after: pages.at(-1) ?? null })) pages.push(...page);
    expect(pages).toEqual(whole);
    const [shown, next] = [whole.at(-3) ?? requestId, whole.at(-2)];
    await claimRequest(editor, { requestId: shown });
    expect(await idsOf({ most: 1, after: shown })).toEqual([next]);
    // Closed ones go back in time.
    for (const id of more) await closeRequest(editor, { requestId: id, outcome: "spam" });
    const closed = await idsOf({ most: 1_000 }, "closed");
    expect(await idsOf({ most: 2, after: closed.at(0) ?? null }, "closed")).toEqual(closed.slice(1, 3));
  });

  it.each(["/zh/people/SLUG", "https://caselight.example/en/people/SLUG?x=1#case-1", "people/SLUG"])("finds the record that %s leads to", async (address) => {
    const person = await makePerson(database.db, { by: await makeAccount(database.db, { role: "researcher" }) });
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId } });
    const made = await makeRequest(database.db, { record: address.replace("SLUG", slug) });
    expect((await getRequest(editor, made.requestId))?.record).toMatchObject({ id: person.recordId });
  });

  it.each(["/en/people/nobody-by-this-name", "https://elsewhere.example/", "rm -rf", "/en/unicorns/one"])("finds no record at %s, and keeps what was typed", async (address) => {
    const made = await makeRequest(database.db, { record: address });
    expect(await getRequest(editor, made.requestId)).toMatchObject({ record: null, recordAddress: address });
  });
});
