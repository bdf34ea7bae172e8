/** The outbox: what happened is put down in the transaction that makes it happen, and told to whom it concerns, once. */
import { beforeAll, describe, expect, it } from "vitest";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import type { FactValue } from "@/lib/facts/schema";
import { openDesk as connect } from "@/lib/platform/db";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { liftEmbargo } from "@/lib/publication/commands/lift-embargo";
import { askOpinion } from "@/lib/reviewing/commands/ask-opinion";
import { markAllRead } from "@/lib/watching/commands/mark-messages";
import { stopWatching } from "@/lib/watching/commands/stop-watching";
import { tryMailAgain } from "@/lib/watching/commands/try-mail-again";
import { watchAddress, watchRecord } from "@/lib/watching/commands/watch";
import { countUnread } from "@/lib/watching/queries/count-unread";
import { getMailState } from "@/lib/watching/queries/get-mail-state";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { listWatches } from "@/lib/watching/queries/list-watches";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraftWithNewSource } from "@/prisma/factories/changes";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, returnAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson } from "@/prisma/factories/records";
import { makeRequest } from "@/prisma/factories/requests";
import { testDatabase } from "@/prisma/factories/test-database";
import { beginTelling, named, toldTo, unusual } from "@/prisma/factories/told";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
let office: Awaited<ReturnType<typeof beginTelling>>;

beforeAll(async () => {
  office = await beginTelling(database);
});

describe("what concerns one's own work", () => {
  const submitted = async (recordId: RecordId) => (await makeFacts(database.db, { recordId, by: office.researcher, facts: [factOf({ ...named(unusual("Alias")), nameKind: "alias" } as FactValue, office.source)], state: "submitted" })).changeId;

  it("is told to a change's authors, once for each decision, and not to whoever made it", async () => {
    const author = await makeAccount(database.db, { role: "researcher" });
    const person = await office.standing("person", "Invented Skirret");
    const { changeId } = await makeFacts(database.db, { recordId: person, by: author, facts: [factOf({ ...named("Skirret the Elder"), nameKind: "alias" } as FactValue, office.source)], state: "submitted" });
    await office.tell();
    const embargo = async () => embargoChange(office.editor, { changeId, seen: await fingerprintOf(database.db, changeId), publicNote: null, publishAt: new Date(Date.now() + 3_600_000) });
    await returnAsSeen(office.editor, { changeId, comment: "Which garden?" });
    await submitChange(author, { changeId });
    await embargo();
    await liftEmbargo(office.editor, { changeId });
    await embargo();
    await reopenChange(author, { changeId });
    await submitChange(author, { changeId });
    await publishAsSeen(office.editor, { changeId, publicNote: null });
    await office.tell();
    const told = await toldTo(author);
    expect(told.toSorted()).toEqual(["approval_void", "change_approved", "change_approved", "change_published", "change_returned"]);
    expect(await toldTo(office.editor)).not.toContain("change_published");
    const [first] = (await listInbox(author, null)).messages;
    expect(first).toMatchObject({ changeId, record: { name: { text: "Invented Skirret" } } });
    await office.withdraw(person);
    expect((await listInbox(author, null)).messages[0], "named no more").toMatchObject({ changeId, record: null });
  });

  it("is told once of a change that brings a new source", async () => {
    const author = await makeAccount(database.db, { role: "researcher" });
    const { changeId } = await makeDraftWithNewSource(database.db, { person: await makePerson(database.db, { by: office.researcher }), by: author });
    await submitChange(author, { changeId });
    await publishAsSeen(office.editor, { changeId, publicNote: null });
    await office.tell();
    expect(await toldTo(author)).toEqual(["change_published"]);
  });

  it("is an opinion that one is asked for, and of a request for editors", async () => {
    const [adviser, other] = [await makeAccount(database.db, { role: "editor" }), await office.advocate()];
    await askOpinion(office.editor, { changeId: await submitted(await office.standing("person")), of: adviser.accountId, question: "Is it so?" });
    await makeRequest(database.db);
    await office.tell();
    expect((await toldTo(adviser)).toSorted()).toEqual(["opinion_asked", "request_received"]);
    expect(await toldTo(other)).toEqual([]);
    await database.db.account.update({ where: { id: adviser.accountId }, data: { role: "researcher" } });
    expect(await toldTo({ ...adviser, role: "researcher" }), "whoever edits no more sees no request").toEqual(["opinion_asked"]);
    expect(await countUnread({ ...adviser, role: "researcher" })).toBe(1);
  });
});

describe("the outbox", () => {
  it("has what happened only if it was kept: both are one transaction", async () => {
    const person = await office.standing("person");
    await watchRecord(await office.advocate(), { recordId: person });
    await office.tell();
    const [undone] = await database.sqlAs("owner", `BEGIN; INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, '${person}', 'person', 'publish', 1, current_date);
      SELECT count(*)::int AS count FROM desk.happening`);
    expect(undone?.["count"]).toBe(1);
    expect(await database.db.happening.count()).toBe(0);
  });

  it("tells nobody who is shut out, and nobody of what was published before they watched", async () => {
    const [watcher, late] = [await office.advocate(), await office.advocate()];
    const person = await office.standing("person");
    await watchRecord(watcher, { recordId: person });
    await database.db.account.update({ where: { id: watcher.accountId }, data: { disabledAt: new Date() } });
    await office.correct(person);
    await watchRecord(late, { recordId: person });
    await office.tell();
    expect([await countUnread(watcher), await countUnread(late)]).toEqual([0, 0]);
    expect(await refusalFrom(watchRecord(watcher, { recordId: person }))).toMatchObject({ code: "not_found" });
  });

  it("tells also whoever began to watch while the publication was under way: they saw the edition before", async () => {
    const [watcher, soon, late] = [await office.advocate(), await office.advocate(), await office.advocate()];
    const person = await office.standing("person");
    await office.tell();
    await watchRecord(watcher, { recordId: person });
    const publishing = connect(database.urls.ownerUrl);
    await publishing.$transaction(async (transaction) => {
      await transaction.$executeRaw`INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) SELECT max(seq) + 1, ${person}::uuid, 'person', 'correct', 1, current_date FROM public_site.publication`;
      await watchRecord(soon, { recordId: person });
    });
    await publishing.$disconnect();
    await watchRecord(late, { recordId: person });
    await office.tell();
    expect([await countUnread(watcher), await countUnread(soon), await countUnread(late)]).toEqual([1, 1, 0]);
  });

  it("is left by whoever holds it to them, and waits on when they are killed; two at once tell once", async () => {
    const watcher = await office.advocate();
    const person = await office.standing("person");
    await watchRecord(watcher, { recordId: person });
    await office.tell();
    await office.correct(person);
    const killed = database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT id FROM desk.happening FOR UPDATE`;
      const [{ pid } = { pid: 0 }] = await holding.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      expect((await office.tell()).told, "somebody else holds it").toBe(0);
      await database.sqlAs("owner", "SELECT pg_terminate_backend($1)", [pid]);
      await holding.$queryRaw`SELECT 1`;
    });
    await expect(killed).rejects.toThrow();
    // Whoever is killed is told before they have let go.
    await expect.poll(async () => {
      await Promise.all([office.tell(), office.tell()]);
      return countUnread(watcher);
    }, { timeout: 10_000 }).toBe(1);
    expect(await database.db.happening.count()).toBe(0);
  });

  it("puts off what fails, tells the rest, gives up in the end, and an admin sees it and tries again", async () => {
    const [watcher, admin] = [await office.advocate(), await makeAccount(database.db, { role: "admin" })];
    const [broken, whole] = [await office.standing("person"), await office.standing("person")];
    for (const recordId of [broken, whole]) await watchRecord(watcher, { recordId });
    await office.tell();
    await office.correct(broken);
    await office.correct(whole);
    await office.tell();
    await office.correct(broken);
    await office.correct(whole);
    const spoil = (document: string) => database.sqlAs("owner", "SET session_replication_role = replica; UPDATE public_site.current_edition SET document = $$" + document + "$$ WHERE record_id = '" + broken + "'");
    const [{ document: before } = { document: "" }] = await database.sqlAs("owner", "SELECT document::text FROM public_site.current_edition WHERE record_id = $1", [broken]);
    await spoil('{"kind":"person"}');
    const first = await office.tell();
    expect(first.failed).toBeGreaterThan(0);
    expect((await database.db.message.findMany({ where: { accountId: watcher.accountId, recordId: whole } })).length, "the rest is told").toBe(2);
    for (let tries = 0; tries < 8; tries += 1) {
      await database.sqlAs("owner", "UPDATE desk.happening SET due_at = now()");
      await office.tell();
    }
    expect((await getMailState(admin)).untold.filter(({ isGivenUp }) => isGivenUp)).toHaveLength(1);
    expect(await office.tell()).toEqual({ told: 0, failed: 0 });
    expect(await refusalFrom(tryMailAgain(office.editor))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    expect(await refusalFrom(getMailState(office.editor))).toMatchObject({ code: "forbidden" });
    await spoil(String(before));
    await tryMailAgain(admin);
    expect((await office.tell()).failed).toBe(0);
    expect(await database.db.message.count({ where: { accountId: watcher.accountId, recordId: broken } })).toBe(2);
  });

  it("puts off and gives up what always runs out of time as well: the database is not away for it, and the rest is told", async () => {
    const watcher = await office.advocate();
    const [slow, quick] = [await office.standing("person"), await office.standing("person")];
    for (const recordId of [slow, quick]) await watchRecord(watcher, { recordId });
    await office.tell();
    await office.correct(slow);
    await office.correct(quick);
    await database.sqlAs("owner", `CREATE FUNCTION desk.takes_too_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'too long' USING ERRCODE = '57014'; END $$;
      CREATE TRIGGER takes_too_long BEFORE INSERT ON desk.message FOR EACH ROW WHEN (NEW.record_id = '${slow}') EXECUTE FUNCTION desk.takes_too_long()`);
    try {
      // The two changes' authors are told, and of the one publication.
      expect(await office.tell()).toEqual({ told: 3, failed: 1 });
      expect((await toldTo(watcher)).map((told) => typeof told !== "string" && told.record)).toEqual([quick]);
      await database.sqlAs("owner", "UPDATE desk.happening SET due_at = now(), tries = 8");
      expect(await office.tell()).toEqual({ told: 0, failed: 1 });
      expect((await getMailState(await makeAccount(database.db, { role: "admin" }))).untold).toMatchObject([{ isGivenUp: true }]);
    } finally {
      await database.sqlAs("owner", "DROP TRIGGER takes_too_long ON desk.message; DELETE FROM desk.happening");
    }
  });

  it("tells everybody else where one search fails, asks that one again by itself, gives that one up alone, and forgets it with the watch", async () => {
    const [watcher, unlucky, gone] = [await office.advocate(), await office.advocate(), await office.advocate()];
    const word = unusual("rampion").replace(" ", "");
    const person = await office.standing("person");
    await office.tell();
    await watchRecord(watcher, { recordId: person });
    for (const each of [unlucky, gone]) await watchAddress(each, { address: `/en/statements?q=${word}` });
    await watchAddress(gone, { address: `/en/statements?q=${word}&sort=oldest` });
    await office.correct(person);
    const statement = await office.standing("statement", `On ${word}`);
    const searches = (await listWatches(gone)).length;
    await database.sqlAs("owner", "REVOKE SELECT ON public_site.text_entry FROM caselight_reader");
    try {
      // Two changes' authors, and two publications; the search of each of them waits, for whoever watches it.
      expect(await office.tell()).toEqual({ told: 4, failed: 2 * (1 + searches) });
      expect((await toldTo(watcher)).map((told) => typeof told !== "string" && told.record)).toEqual([person]);
      for (const { watchId } of await listWatches(gone)) await stopWatching(gone, { watchId, from: "watching" });
      expect(await database.db.happening.count(), "of one who watches no more nothing waits").toBe(2);
      expect(await office.tell(), "not yet").toEqual({ told: 0, failed: 0 });
      await database.sqlAs("owner", "UPDATE desk.happening SET due_at = now(), tries = 8");
      expect(await office.tell()).toEqual({ told: 0, failed: 2 });
      expect((await getMailState(await makeAccount(database.db, { role: "admin" }))).untold.map(({ isGivenUp }) => isGivenUp)).toEqual([true, true]);
    } finally {
      await database.sqlAs("owner", "GRANT SELECT ON public_site.text_entry TO caselight_reader");
    }
    await tryMailAgain(await makeAccount(database.db, { role: "admin" }));
    expect(await office.tell()).toEqual({ told: 2, failed: 0 });
    expect((await toldTo(unlucky)).map((told) => typeof told !== "string" && told.record)).toEqual([statement]);
    expect(await database.db.happening.count()).toBe(0);
  });

  it("rests while the desk is closed, when a request still comes in, and goes on afterwards", async () => {
    const admin = await makeAccount(database.db, { role: "admin" });
    await office.tell();
    await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
    await makeRequest(database.db);
    const before = await countUnread(admin);
    expect(await office.tell()).toEqual({ told: 0, failed: 0 });
    expect(await refusalFrom(markAllRead(admin, { upTo: new Date() }))).toMatchObject({ messageKey: "deskClosed" });
    await openDesk(admin);
    expect((await office.tell()).told).toBe(1);
    expect(await countUnread(admin)).toBe(before + 1);
  });
});

describe("a withdrawal", () => {
  const holding = async <T>(statement: string, work: () => Promise<T>): Promise<T> => {
    const owner = connect(database.urls.ownerUrl);
    try {
      return await owner.$transaction(async (transaction) => {
        await transaction.$executeRawUnsafe(statement);
        return work();
      }, { timeout: 60_000 });
    } finally {
      await owner.$disconnect();
    }
  };
  const toBeTold = async (watcher: Actor) => {
    const person = await office.standing("person");
    await watchRecord(watcher, { recordId: person });
    await office.tell();
    await office.correct(person);
    return person;
  };

  it("waits for nothing that is asked, however long that takes, and nobody is told of the record", async () => {
    const watcher = await office.advocate();
    const person = await toBeTold(watcher);
    const { told } = await holding("LOCK TABLE public_site.edition IN ACCESS EXCLUSIVE MODE", async () => {
      const telling = office.tell();
      await untilWaiting(database, 1);
      await office.withdraw(person);
      return { told: telling };
    });
    expect((await told).told, "its change's authors alone").toBe(1);
    expect([await toldTo(watcher), await database.db.happening.count()]).toEqual([[], 0]);
  });

  it("under way is waited for by nobody who tells: of that record, and of what is watched with it, is told once it is over", async () => {
    const watcher = await office.advocate();
    const person = await toBeTold(watcher);
    const withdrawing = `SELECT FROM public_site.current_edition WHERE record_id = '${person}' FOR UPDATE`;
    expect(await holding(withdrawing, () => office.tell()), "its change's authors alone").toEqual({ told: 1, failed: 0 });
    const statement = await office.statementThat({ kind: "about", toId: person, relation: "names" });
    expect((await holding(withdrawing, () => office.tell())).failed).toBe(0);
    expect(await toldTo(watcher)).toEqual([]);
    await office.tell();
    expect((await toldTo(watcher)).map((told) => typeof told !== "string" && told.record).toSorted()).toEqual([person, statement].toSorted());
  });
});
