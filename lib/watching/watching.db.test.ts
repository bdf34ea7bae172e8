/** Watching, and being told: what happened is put down in the transaction that makes it happen, told once to whom it concerns, and gone with what is withdrawn. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { Modality, RecordKind } from "@/lib/core/kinds";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { liftEmbargo } from "@/lib/publication/commands/lift-embargo";
import { withdrawRecord, withholdEdition } from "@/lib/publication/commands/take-down";
import { askOpinion } from "@/lib/reviewing/commands/ask-opinion";
import { markAllRead, markMessage } from "@/lib/watching/commands/mark-messages";
import { stopWatching } from "@/lib/watching/commands/stop-watching";
import { tellDue } from "@/lib/watching/commands/tell-due";
import { tryMailAgain } from "@/lib/watching/commands/try-mail-again";
import { watchAddress, watchRecord } from "@/lib/watching/commands/watch";
import { countUnread } from "@/lib/watching/queries/count-unread";
import { getMailState } from "@/lib/watching/queries/get-mail-state";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { getWatchOf, listWatches } from "@/lib/watching/queries/list-watches";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraftWithNewSource } from "@/prisma/factories/changes";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts, returnAsSeen, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord } from "@/prisma/factories/records";
import { makeRequest } from "@/prisma/factories/requests";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const tell = () => tellDue(database.db, { mails: false });

let researcher: Actor, editor: Actor, source: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  source = await makeRecord(database.db, "source");
  await publish(source, [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, source)]);
});

const advocate = (): Promise<Actor> => makeAccount(database.db, { role: "advocate" });
const publish = (recordId: RecordId, facts: FactInput[]) => publishFacts(database.db, { recordId, by: researcher, editor, facts, publicNote: "Invented." });
const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });
const slugOf = async (id: RecordId) => (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
const withdraw = (recordId: RecordId) => withdrawRecord(editor, { recordId, reason: "Asked for.", confirmed: "yes" });

/** A record that stands under an invented name. */
async function standing(kind: RecordKind, name = `Invented ${kind} ${randomUUID().slice(0, 8)}`): Promise<RecordId> {
  const id = await makeRecord(database.db, kind);
  await publish(id, [kind === "statement" ? factOf({ kind: "attribute", attribute: "title", text: name, language: "en" }, source) : factOf(named(name), source)]);
  return id;
}

async function correct(recordId: RecordId, name = `Invented ${randomUUID().slice(0, 8)}`): Promise<ChangeId> {
  const changeId = await submitNewName(database.db, { recordId, by: researcher, name, source });
  await publishAsSeen(editor, { changeId, publicNote: "The name was misread." });
  return changeId;
}

/** What somebody's inbox says: of publications the record, how it was published, and because of how many watches, surely or not. */
async function toldTo(actor: Actor) {
  const { messages } = await listInbox(actor, null);
  return messages.map((message) =>
    message.what === "publication" ? { record: message.update.record.body.id, act: message.update.act, because: message.because.map(({ what, alleged }) => `${what.kind}${alleged ? " (alleged)" : ""}`).toSorted() } : message.what,
  );
}

describe("watching", () => {
  it("tells of what is published afterwards, once for each publication, whatever number of watches it answers", async () => {
    const [watcher, other] = [await advocate(), await advocate()];
    const name = `Salsify ${randomUUID().slice(0, 8)}`;
    const person = await standing("person", name);
    await tell();
    await watchRecord(watcher, { recordId: person });
    await watchRecord(watcher, { recordId: person });
    await watchAddress(watcher, { address: `https://caselight.example/en/people?q=${encodeURIComponent(name)}&page=2` });
    expect(await listWatches(watcher)).toHaveLength(2);
    await correct(person, `${name} Root`);
    expect(await countUnread(watcher), "told afterwards, not by whoever publishes").toBe(0);
    expect((await tell()).told).toBeGreaterThan(0);
    expect(await tell()).toEqual({ told: 0, failed: 0 });
    expect(await toldTo(watcher)).toEqual([{ record: person, act: "correct", because: ["record", "search"] }]);
    expect([await countUnread(watcher), await countUnread(other)]).toEqual([1, 0]);
    expect(await toldTo(other)).toEqual([]);
  });

  it("follows a person, a practice and a country as their feeds do, and says what is only alleged", async () => {
    const watcher = await advocate();
    const [person, practice, country] = [await standing("person"), await standing("practice"), await standing("country")];
    for (const recordId of [person, practice, country]) await watchRecord(watcher, { recordId });
    const [about, answer, signed] = [await makeRecord(database.db, "statement"), await makeRecord(database.db, "statement"), await makeRecord(database.db, "statement")];
    const title = factOf({ kind: "attribute", attribute: "title", text: "Of an invented garden", language: "en" }, source);
    await publish(about, [title, factOf({ kind: "about", toId: person, relation: "concerns" }, source)]);
    await publish(answer, [title, factOf({ kind: "about", toId: about, relation: "answers" }, source)]);
    await publish(signed, [title, factOf({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" }, source)]);
    const under = await underPractice(practice, "alleged");
    await standing("statement");
    await tell();
    const told = await toldTo(watcher);
    expect(told).toHaveLength(4);
    expect(told).toEqual(expect.arrayContaining([
      { record: about, act: "publish", because: ["record"] }, { record: answer, act: "publish", because: ["record"] }, { record: signed, act: "publish", because: ["record"] },
      { record: under, act: "publish", because: ["record (alleged)"] },
    ]));
  });

  it("follows searches of every list by their own parameters", async () => {
    const watcher = await advocate();
    const word = `rampion${randomUUID().slice(0, 8)}`;
    const practice = await standing("practice");
    for (const address of [`/en/people?practice=${await slugOf(practice)}`, `/en/statements?q=${word}`, `/zh/sources?q=${word}`, "/en/updates?record=practice&act=corrected"]) await watchAddress(watcher, { address });
    const person = await underPractice(practice, "stated");
    const statement = await standing("statement", `On ${word}`);
    await standing("person");
    await correct(practice);
    await tell();
    const told = await toldTo(watcher);
    expect(told).toHaveLength(3);
    expect(told).toEqual(expect.arrayContaining([
      { record: person, act: "publish", because: ["search"] }, { record: statement, act: "publish", because: ["search"] }, { record: practice, act: "correct", because: ["search"] },
    ]));
  });

  it("refuses what cannot be watched, of a withdrawn record in the words for one that never was", async () => {
    const watcher = await advocate();
    const [gone, draft] = [await standing("person"), await makePerson(database.db, { by: researcher })];
    const address = `/en/people/${await slugOf(gone)}`;
    await withdraw(gone);
    const never = await refusalFrom(watchAddress(watcher, { address: "/en/people/nobody-was-ever-called-so" }));
    expect(never).toMatchObject({ code: "invalid", fieldErrors: { address: ["watchNothing"] } });
    expect(await refusalFrom(watchAddress(watcher, { address }))).toEqual(never);
    for (const recordId of [gone, draft.recordId, source, await standing("statement")]) expect(await refusalFrom(watchRecord(watcher, { recordId }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(watchAddress(watcher, { address: "/en/people?practise=x" }))).toMatchObject({ fieldErrors: { address: ["watchUnread"] } });
    await database.sqlAs("owner", "INSERT INTO desk.watch (account_id, search_list, search_query) SELECT $1, 'people', 'q=' || n FROM generate_series(1, 200) n", [watcher.accountId]);
    expect(await refusalFrom(watchAddress(watcher, { address: "/en/people?q=daikon" }))).toMatchObject({ code: "conflict", messageKey: "watchTooMany" });
  });

  it("leaves no audit row: a log that nobody can erase must not say who is interested in whom", async () => {
    const watcher = await advocate();
    const person = await standing("person");
    await watchRecord(watcher, { recordId: person });
    await stopWatching(watcher, { watchId: (await getWatchOf(watcher, person)) ?? neverNull(), from: "watching" });
    expect(await database.db.audit.count({ where: { actorId: watcher.accountId } })).toBe(0);
    expect(await getWatchOf(watcher, person)).toBeNull();
  });
});

describe("an inbox", () => {
  it("is read, read again, and read whole; somebody else's is left as it is and looks the same", async () => {
    const [watcher, other] = [await advocate(), await advocate()];
    const person = await standing("person");
    await watchRecord(watcher, { recordId: person });
    await correct(person);
    await correct(person);
    await tell();
    const [newest, older] = (await listInbox(watcher, null)).messages;
    if (newest === undefined || older === undefined) throw new Error("Two were told.");
    await markMessage(other, { messageId: newest.id, isRead: "yes" });
    await stopWatching(other, { watchId: (await getWatchOf(watcher, person)) ?? neverNull(), from: "inbox" });
    expect([await countUnread(watcher), (await listWatches(watcher)).length]).toEqual([2, 1]);
    await markMessage(watcher, { messageId: newest.id, isRead: "yes" });
    expect(await countUnread(watcher)).toBe(1);
    await markMessage(watcher, { messageId: newest.id, isRead: "no" });
    await markAllRead(watcher, { upTo: older.at });
    expect((await listInbox(watcher, null)).messages.map(({ isRead }) => isRead), "what came since stays unread").toEqual(newest.at.getTime() === older.at.getTime() ? [true, true] : [false, true]);
    await markAllRead(watcher, { upTo: newest.at });
    expect(await countUnread(watcher)).toBe(0);
    await stopWatching(watcher, { watchId: (await getWatchOf(watcher, person)) ?? neverNull(), from: "inbox" });
    expect(await toldTo(watcher), "what was told stays").toEqual([{ record: person, act: "correct", because: [] }, { record: person, act: "correct", because: [] }]);
  });

  it("forgets a withdrawn record at once: messages, numbers, watches, what was not told yet, and the reason of other messages", async () => {
    const watcher = await advocate();
    const [person, country] = [await standing("person"), await standing("country")];
    const slug = await slugOf(country);
    await watchRecord(watcher, { recordId: person });
    await watchAddress(watcher, { address: `/en/statements?country=${slug}` });
    const statement = await makeRecord(database.db, "statement");
    await publish(statement, [factOf({ kind: "attribute", attribute: "title", text: "Of an invented garden", language: "en" }, source), factOf({ kind: "about", toId: person, relation: "names" }, source)]);
    await correct(person);
    await tell();
    expect(await countUnread(watcher)).toBe(2);
    await correct(person);
    await withdraw(person);
    await withdraw(country);
    expect(await toldTo(watcher)).toEqual([{ record: statement, act: "publish", because: [] }]);
    expect(await countUnread(watcher)).toBe(1);
    const [left, ...more] = await listWatches(watcher);
    expect([left?.what, more]).toEqual([expect.objectContaining({ kind: "search", title: expect.not.stringContaining(slug) as string }), []]);
    const rows = await database.sqlAs("owner", "SELECT to_jsonb(w)::text || (SELECT coalesce(jsonb_agg(to_jsonb(m)), '[]')::text FROM desk.message m) || (SELECT coalesce(jsonb_agg(to_jsonb(h)), '[]')::text FROM desk.happening h WHERE what = 'publication') AS kept FROM desk.watch w");
    expect(rows.map(({ kept }) => String(kept)).join("\n")).not.toContain(person);
    // A past edition of a withdrawn record can still be withheld, and nobody is told.
    await withholdEdition(editor, { recordId: person, number: 1, reason: "Asked for." });
    await tell();
    expect(await countUnread(watcher)).toBe(1);
  });
});

describe("what concerns one's own work", () => {
  const submitted = async (recordId: RecordId) => (await makeFacts(database.db, { recordId, by: researcher, facts: [factOf({ ...named(`Alias ${randomUUID().slice(0, 8)}`), nameKind: "alias" } as FactValue, source)], state: "submitted" })).changeId;

  it("is told to a change's authors, once for each decision, and not to whoever made it", async () => {
    const author = await makeAccount(database.db, { role: "researcher" });
    const person = await standing("person", "Invented Skirret");
    const { changeId } = await makeFacts(database.db, { recordId: person, by: author, facts: [factOf({ ...named("Skirret the Elder"), nameKind: "alias" } as FactValue, source)], state: "submitted" });
    await tell();
    const embargo = async () => embargoChange(editor, { changeId, seen: await fingerprintOf(database.db, changeId), publicNote: null, publishAt: new Date(Date.now() + 3_600_000) });
    await returnAsSeen(editor, { changeId, comment: "Which garden?" });
    await submitChange(author, { changeId });
    await embargo();
    await liftEmbargo(editor, { changeId });
    await embargo();
    await reopenChange(author, { changeId });
    await submitChange(author, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: null });
    await tell();
    const told = await toldTo(author);
    expect(told.toSorted()).toEqual(["approval_void", "change_approved", "change_approved", "change_published", "change_returned"]);
    expect(await toldTo(editor)).not.toContain("change_published");
    const [first] = (await listInbox(author, null)).messages;
    expect(first).toMatchObject({ changeId, record: { name: { text: "Invented Skirret" } } });
    await withdraw(person);
    expect((await listInbox(author, null)).messages[0], "named no more").toMatchObject({ changeId, record: null });
  });

  it("is told once of a change that brings a new source", async () => {
    const author = await makeAccount(database.db, { role: "researcher" });
    const { changeId } = await makeDraftWithNewSource(database.db, { person: await makePerson(database.db, { by: researcher }), by: author });
    await submitChange(author, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: null });
    await tell();
    expect(await toldTo(author)).toEqual(["change_published"]);
  });

  it("is an opinion that one is asked for, and of a request for editors", async () => {
    const [adviser, other] = [await makeAccount(database.db, { role: "editor" }), await advocate()];
    await askOpinion(editor, { changeId: await submitted(await standing("person")), of: adviser.accountId, question: "Is it so?" });
    await makeRequest(database.db);
    await tell();
    expect((await toldTo(adviser)).toSorted()).toEqual(["opinion_asked", "request_received"]);
    expect(await toldTo(other)).toEqual([]);
    await database.db.account.update({ where: { id: adviser.accountId }, data: { role: "researcher" } });
    expect(await toldTo({ ...adviser, role: "researcher" }), "whoever edits no more sees no request").toEqual(["opinion_asked"]);
  });
});

describe("the outbox", () => {
  it("has what happened only if it was kept: both are one transaction", async () => {
    const person = await standing("person");
    await watchRecord(await advocate(), { recordId: person });
    await tell();
    const [undone] = await database.sqlAs("owner", `BEGIN; INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, '${person}', 'person', 'publish', 1, current_date);
      SELECT count(*)::int AS count FROM desk.happening`);
    expect(undone?.["count"]).toBe(1);
    expect(await database.db.happening.count()).toBe(0);
  });

  it("tells nobody who is shut out, and nobody of what was published before they watched", async () => {
    const [watcher, late] = [await advocate(), await advocate()];
    const person = await standing("person");
    await watchRecord(watcher, { recordId: person });
    await database.db.account.update({ where: { id: watcher.accountId }, data: { disabledAt: new Date() } });
    await correct(person);
    await watchRecord(late, { recordId: person });
    await tell();
    expect([await countUnread(watcher), await countUnread(late)]).toEqual([0, 0]);
    expect(await refusalFrom(watchRecord(watcher, { recordId: person }))).toMatchObject({ code: "not_found" });
  });

  it("is left by whoever holds it to them, and waits on when they are killed; two at once tell once", async () => {
    const watcher = await advocate();
    const person = await standing("person");
    await watchRecord(watcher, { recordId: person });
    await tell();
    await correct(person);
    const killed = database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT id FROM desk.happening FOR UPDATE`;
      const [{ pid } = { pid: 0 }] = await holding.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      expect((await tell()).told, "somebody else holds it").toBe(0);
      await database.sqlAs("owner", "SELECT pg_terminate_backend($1)", [pid]);
      await holding.$queryRaw`SELECT 1`;
    });
    await expect(killed).rejects.toThrow();
    // Whoever is killed is told before they have let go.
    await expect.poll(async () => {
      await Promise.all([tell(), tell()]);
      return countUnread(watcher);
    }, { timeout: 10_000 }).toBe(1);
    expect(await database.db.happening.count()).toBe(0);
  });

  it("puts off what fails, tells the rest, gives up in the end, and an admin sees it and tries again", async () => {
    const [watcher, admin] = [await advocate(), await makeAccount(database.db, { role: "admin" })];
    const [broken, whole] = [await standing("person"), await standing("person")];
    for (const recordId of [broken, whole]) await watchRecord(watcher, { recordId });
    await tell();
    await correct(broken);
    await correct(whole);
    await tell();
    await correct(broken);
    await correct(whole);
    const spoil = (document: string) => database.sqlAs("owner", "SET session_replication_role = replica; UPDATE public_site.current_edition SET document = $$" + document + "$$ WHERE record_id = '" + broken + "'");
    const [{ document: before } = { document: "" }] = await database.sqlAs("owner", "SELECT document::text FROM public_site.current_edition WHERE record_id = $1", [broken]);
    await spoil('{"kind":"person"}');
    const first = await tell();
    expect(first.failed).toBeGreaterThan(0);
    expect((await database.db.message.findMany({ where: { accountId: watcher.accountId, recordId: whole } })).length, "the rest is told").toBe(2);
    for (let tries = 0; tries < 8; tries += 1) {
      await database.sqlAs("owner", "UPDATE desk.happening SET due_at = now()");
      await tell();
    }
    expect((await getMailState(admin)).untold.filter(({ isGivenUp }) => isGivenUp)).toHaveLength(1);
    expect(await tell()).toEqual({ told: 0, failed: 0 });
    expect(await refusalFrom(tryMailAgain(editor))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    expect(await refusalFrom(getMailState(editor))).toMatchObject({ code: "forbidden" });
    await spoil(String(before));
    await tryMailAgain(admin);
    expect((await tell()).failed).toBe(0);
    expect(await database.db.message.count({ where: { accountId: watcher.accountId, recordId: broken } })).toBe(2);
  });

  it("rests while the desk is closed, when a request still comes in, and goes on afterwards", async () => {
    const admin = await makeAccount(database.db, { role: "admin" });
    await tell();
    await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
    await makeRequest(database.db);
    const before = await countUnread(admin);
    expect(await tell()).toEqual({ told: 0, failed: 0 });
    expect(await refusalFrom(markAllRead(admin, { upTo: new Date() }))).toMatchObject({ messageKey: "deskClosed" });
    await openDesk(admin);
    expect((await tell()).told).toBe(1);
    expect(await countUnread(admin)).toBe(before + 1);
  });
});

/** A person of whom a source says, in this way, that they were taken away under the practice. */
async function underPractice(practice: RecordId, modality: Modality): Promise<RecordId> {
  const person = await makeRecord(database.db, "person");
  const detention = await database.db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
  const event = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  const taken: FactValue = {
    kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(detention.id), stage: "taken_away", eventKind: null, practiceId: practice, place: null, text: "Taken away.", language: "en",
  };
  await publish(person, [factOf(named(`Invented ${randomUUID().slice(0, 8)}`), source), factOf(taken, source, { modality })]);
  return person;
}

function neverNull(): never {
  throw new Error("It is watched.");
}
