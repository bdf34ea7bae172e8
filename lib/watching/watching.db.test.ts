/** Watching, and the inbox: told once, by the rules of the feeds, and gone with what is withdrawn. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { withholdEdition } from "@/lib/publication/commands/take-down";
import { markAllRead, markMessage } from "@/lib/watching/commands/mark-messages";
import { stopWatching } from "@/lib/watching/commands/stop-watching";
import { watchAddress, watchRecord } from "@/lib/watching/commands/watch";
import { countUnread } from "@/lib/watching/queries/count-unread";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { getWatchOf, listWatches } from "@/lib/watching/queries/list-watches";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { beginTelling, toldTo } from "@/prisma/factories/told";

const database = testDatabase();
let office: Awaited<ReturnType<typeof beginTelling>>;

beforeAll(async () => {
  office = await beginTelling(database);
});

describe("watching", () => {
  it("tells nothing of a search that can no longer be read, and names it so", async () => {
    const watcher = await office.advocate();
    const person = await office.standing("person");
    await database.sqlAs("owner", "INSERT INTO desk.watch (account_id, search_list, search_query) VALUES ($1, 'people', 'colour=red')", [watcher.accountId]);
    await office.correct(person);
    expect((await office.tell()).failed).toBe(0);
    expect(await toldTo(watcher)).toEqual([]);
    expect(await listWatches(watcher)).toMatchObject([{ what: { kind: "search", page: null } }]);
  });

  it("tells of what is published afterwards, once for each publication, whatever number of watches it answers", async () => {
    const [watcher, other] = [await office.advocate(), await office.advocate()];
    const name = `Salsify ${randomUUID().slice(0, 8)}`;
    const person = await office.standing("person", name);
    await office.tell();
    await watchRecord(watcher, { recordId: person });
    await watchRecord(watcher, { recordId: person });
    await watchAddress(watcher, { address: `https://caselight.example/en/people?q=${encodeURIComponent(name)}&page=2` });
    expect(await listWatches(watcher)).toHaveLength(2);
    await office.correct(person, `${name} Root`);
    expect(await countUnread(watcher), "told afterwards, not by whoever publishes").toBe(0);
    expect((await office.tell()).told).toBeGreaterThan(0);
    expect(await office.tell()).toEqual({ told: 0, failed: 0 });
    expect(await toldTo(watcher)).toEqual([{ record: person, act: "correct", because: ["record", "search"] }]);
    expect([await countUnread(watcher), await countUnread(other)]).toEqual([1, 0]);
    expect(await toldTo(other)).toEqual([]);
  });

  it("follows a person, a practice and a country as their feeds do, and says what is only alleged", async () => {
    const watcher = await office.advocate();
    const [person, practice, country] = [await office.standing("person"), await office.standing("practice"), await office.standing("country")];
    for (const recordId of [person, practice, country]) await watchRecord(watcher, { recordId });
    const about = await office.statementThat({ kind: "about", toId: person, relation: "concerns" });
    const answer = await office.statementThat({ kind: "about", toId: about, relation: "answers" });
    const signed = await office.statementThat({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" });
    const under = await office.underPractice(practice, "alleged");
    await office.standing("statement");
    await office.tell();
    const told = await toldTo(watcher);
    expect(told).toHaveLength(4);
    expect(told).toEqual(expect.arrayContaining([
      { record: about, act: "publish", because: ["record"] }, { record: answer, act: "publish", because: ["record"] }, { record: signed, act: "publish", because: ["record"] },
      { record: under, act: "publish", because: ["record (alleged)"] },
    ]));
  });

  it("follows searches of every list by their own parameters", async () => {
    const watcher = await office.advocate();
    const word = `rampion${randomUUID().slice(0, 8)}`;
    const practice = await office.standing("practice");
    for (const address of [`/en/people?practice=${await office.slugOf(practice)}`, `/en/statements?q=${word}`, `/zh/sources?q=${word}`, "/en/updates?record=practice&act=corrected"]) await watchAddress(watcher, { address });
    const person = await office.underPractice(practice, "stated");
    const statement = await office.standing("statement", `On ${word}`);
    await office.standing("person");
    await office.correct(practice);
    await office.tell();
    const told = await toldTo(watcher);
    expect(told).toHaveLength(3);
    expect(told).toEqual(expect.arrayContaining([
      { record: person, act: "publish", because: ["search"] }, { record: statement, act: "publish", because: ["search"] }, { record: practice, act: "correct", because: ["search"] },
    ]));
  });

  it("refuses what cannot be watched, of a withdrawn record in the words for one that never was", async () => {
    const watcher = await office.advocate();
    const [gone, draft] = [await office.standing("person"), await makePerson(database.db, { by: office.researcher })];
    const address = `/en/people/${await office.slugOf(gone)}`;
    await office.withdraw(gone);
    const never = await refusalFrom(watchAddress(watcher, { address: "/en/people/nobody-was-ever-called-so" }));
    expect(never).toMatchObject({ code: "invalid", fieldErrors: { address: ["watchNothing"] } });
    expect(await refusalFrom(watchAddress(watcher, { address }))).toEqual(never);
    for (const recordId of [gone, draft.recordId, office.source, await office.standing("statement")]) expect(await refusalFrom(watchRecord(watcher, { recordId }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(watchAddress(watcher, { address: "/en/people?practise=x" }))).toMatchObject({ fieldErrors: { address: ["watchUnread"] } });
    await database.sqlAs("owner", "INSERT INTO desk.watch (account_id, search_list, search_query) SELECT $1, 'people', 'q=' || n FROM generate_series(1, 200) n", [watcher.accountId]);
    expect(await refusalFrom(watchAddress(watcher, { address: "/en/people?q=daikon" }))).toMatchObject({ code: "conflict", messageKey: "watchTooMany" });
    await database.sqlAs("owner", "DELETE FROM desk.watch WHERE account_id = $1", [watcher.accountId]);
  });

  it("leaves no audit row: a log that nobody can erase must not say who is interested in whom", async () => {
    const watcher = await office.advocate();
    const person = await office.standing("person");
    await watchRecord(watcher, { recordId: person });
    await stopWatching(watcher, { watchId: (await getWatchOf(watcher, person)) ?? neverNull(), from: "watching" });
    expect(await database.db.audit.count({ where: { actorId: watcher.accountId } })).toBe(0);
    expect(await getWatchOf(watcher, person)).toBeNull();
  });
});

describe("an inbox", () => {
  it("is read, read again, and read whole; somebody else's is left as it is and looks the same", async () => {
    const [watcher, other] = [await office.advocate(), await office.advocate()];
    const person = await office.standing("person");
    await watchRecord(watcher, { recordId: person });
    await office.correct(person);
    await office.correct(person);
    await office.tell();
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
    const watcher = await office.advocate();
    const [person, country] = [await office.standing("person"), await office.standing("country")];
    const slug = await office.slugOf(country);
    await watchRecord(watcher, { recordId: person });
    await watchAddress(watcher, { address: `/en/statements?country=${slug}` });
    const statement = await office.statementThat({ kind: "about", toId: person, relation: "names" });
    await office.correct(person);
    await office.tell();
    expect(await countUnread(watcher)).toBe(2);
    await office.correct(person);
    await office.withdraw(person);
    await office.withdraw(country);
    expect(await toldTo(watcher)).toEqual([{ record: statement, act: "publish", because: [] }]);
    expect(await countUnread(watcher)).toBe(1);
    const [left, ...more] = await listWatches(watcher);
    expect([left?.what, more]).toEqual([expect.objectContaining({ kind: "search", title: expect.not.stringContaining(slug) as string }), []]);
    const rows = await database.sqlAs("owner", "SELECT to_jsonb(w)::text || (SELECT coalesce(jsonb_agg(to_jsonb(m)), '[]')::text FROM desk.message m) || (SELECT coalesce(jsonb_agg(to_jsonb(h)), '[]')::text FROM desk.happening h WHERE what = 'publication') AS kept FROM desk.watch w");
    expect(rows.map(({ kept }) => String(kept)).join("\n")).not.toContain(person);
    // A past edition of a withdrawn record can still be withheld, and nobody is told.
    await withholdEdition(office.editor, { recordId: person, number: 1, reason: "Asked for." });
    await office.tell();
    expect(await countUnread(watcher)).toBe(1);
  });
});

function neverNull(): never {
  throw new Error("It is watched.");
}
