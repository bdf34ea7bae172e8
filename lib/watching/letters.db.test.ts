/** Letters: to whom, when, what they say, and that one that went, or may have gone, never goes again. The mail server is the test's own. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { chooseMail } from "@/lib/watching/commands/choose-mail";
import { eraseOldMessages } from "@/lib/watching/commands/erase-old-messages";
import { markAllRead } from "@/lib/watching/commands/mark-messages";
import { sendDue, type Post } from "@/lib/watching/commands/send-due";
import { tellDue } from "@/lib/watching/commands/tell-due";
import { tryMailAgain } from "@/lib/watching/commands/try-mail-again";
import { watchAddress, watchRecord } from "@/lib/watching/commands/watch";
import { getMailState } from "@/lib/watching/queries/get-mail-state";
import type { MailChoice } from "@/lib/watching/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { openPost } from "@/server/run/post";
import { startSmtp, type SmtpStandIn } from "@/server/run/smtp-stand-in";

const database = testDatabase();
const ORIGIN = "https://desk.caselight.example";
const NOTHING = { sent: 0, dropped: 0, failed: 0 };
/** Planted in the name of the person, of the watcher, and in what is searched for: no letter may hold it. */
const MARK = `mark${randomUUID().slice(0, 8)}`;

let smtp: SmtpStandIn, post: Post;
let researcher: Actor, editor: Actor, admin: Actor, source: RecordId, person: RecordId;

beforeAll(async () => {
  smtp = await startSmtp();
  post = openPost({ server: smtp.url, from: "desk@office.invalid" });
  const { db } = database;
  [researcher, editor, admin] = [await makeAccount(db, { role: "researcher" }), await makeAccount(db, { role: "editor" }), await makeAccount(db, { role: "admin", displayName: "Test admin" })];
  [source, person] = [await makeRecord(db, "source"), await makeRecord(db, "person")];
  await publishFacts(db, { recordId: source, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, source)] });
  await publishFacts(db, { recordId: person, by: researcher, editor, facts: [factOf({ kind: "name", text: MARK, language: "en", nameKind: "main" }, source)] });
});
afterAll(() => smtp.close());
beforeEach(async () => {
  smtp.fault = null;
  smtp.taken.length = 0;
  // Nobody of the test before waits for anything.
  await database.sqlAs("owner", "DELETE FROM desk.watch; DELETE FROM desk.happening; UPDATE desk.letter SET state = 'dropped', ended_at = now() WHERE state = 'waiting'");
});

const send = () => sendDue(database.db, post, ORIGIN);
const tell = (mails = true) => tellDue(database.db, { mails });
const due = () => database.sqlAs("owner", "UPDATE desk.letter SET due_at = now() WHERE state = 'waiting'");
const lettersOf = ({ accountId }: Actor) => database.db.letter.findMany({ where: { accountId }, orderBy: { createdAt: "asc" } });

/** Somebody who watches the person and wants letters, or none. */
async function watcher(choice: MailChoice | null): Promise<Actor> {
  const made = await makeAccount(database.db, { role: "advocate", displayName: `${MARK} watcher` });
  await watchRecord(made, { recordId: person });
  if (choice !== null) await chooseMail(made, { choice });
  return made;
}

async function publishAnew(): Promise<void> {
  const changeId = await submitNewName(database.db, { recordId: person, by: researcher, name: `${MARK} ${randomUUID().slice(0, 8)}`, source });
  await publishAsSeen(editor, { changeId, publicNote: MARK });
}

async function waiting(choice: MailChoice): Promise<Actor> {
  const made = await watcher(choice);
  await publishAnew();
  await tell();
  return made;
}

describe("letters", () => {
  it("go to whoever wants them, at once or once a day, one for what came together, and to nobody who did not choose", async () => {
    const [none, refusing, atOnce, daily] = [await watcher(null), await watcher("none"), await watcher("at_once"), await watcher("daily")];
    await watchAddress(atOnce, { address: `/en/people?q=${MARK}` });
    await publishAnew();
    await tell();
    await publishAnew();
    await tell();
    expect([await lettersOf(none), await lettersOf(refusing)]).toEqual([[], []]);
    const [[first, ...more], [second]] = [await lettersOf(atOnce), await lettersOf(daily)];
    expect(more).toEqual([]);
    expect(second?.dueAt.toISOString()).toMatch(/T06:00:00.000Z$/u);
    expect(await send(), "gathered for a minute").toEqual(NOTHING);
    await database.sqlAs("owner", "UPDATE desk.letter SET due_at = now() WHERE account_id = $1", [atOnce.accountId]);
    expect(await send()).toEqual({ ...NOTHING, sent: 1 });
    const [sent = ""] = smtp.taken;
    expect(sent).toContain("2 new messages about what you watch.");
    expect(sent).toContain(`${ORIGIN}/desk/inbox`);
    expect(sent).toContain(`Message-ID: <${first?.id ?? ""}@office.invalid>`);
    expect(sent, "no name, no search and nobody's name here").not.toContain(MARK);
    expect(sent).not.toContain(person);
    expect(await send(), "once").toEqual(NOTHING);
    await chooseMail(daily, { choice: "at_once" });
    expect((await lettersOf(daily))[0]?.dueAt.getTime()).toBeLessThan(Date.now() + 120_000);
    await due();
    expect(await send()).toEqual({ ...NOTHING, sent: 1 });
  });

  it("are not begun where no mail server is set up", async () => {
    const made = await watcher("at_once");
    await publishAnew();
    await tell(false);
    expect(await lettersOf(made)).toEqual([]);
  });

  it("that wait are dropped where all of it was read, where none are wanted any more, and where their reader is shut out", async () => {
    const [read, refusing, shutOut, withdrawn] = [await watcher("at_once"), await watcher("at_once"), await watcher("at_once"), await watcher("at_once")];
    const gone = await makeRecord(database.db, "person");
    await publishFacts(database.db, { recordId: gone, by: researcher, editor, facts: [factOf({ kind: "name", text: MARK, language: "en", nameKind: "main" }, source)] });
    await database.sqlAs("owner", "DELETE FROM desk.watch WHERE account_id = $1", [withdrawn.accountId]);
    await watchRecord(withdrawn, { recordId: gone });
    await tell();
    await publishAnew();
    const changeId = await submitNewName(database.db, { recordId: gone, by: researcher, name: `${MARK} gone`, source });
    await publishAsSeen(editor, { changeId, publicNote: MARK });
    await tell();
    await markAllRead(read, { upTo: new Date() });
    await chooseMail(refusing, { choice: "none" });
    await withdrawRecord(editor, { recordId: gone, reason: "Asked for.", confirmed: "yes" });
    await database.db.account.update({ where: { id: shutOut.accountId }, data: { disabledAt: new Date() } });
    await due();
    await send();
    for (const each of [read, refusing, shutOut, withdrawn]) expect((await lettersOf(each)).map(({ state }) => state)).toEqual(["dropped"]);
    expect(smtp.taken.join("\n")).not.toContain(MARK);
    for (const { accountId } of [read, refusing, shutOut, withdrawn]) expect(smtp.taken.join("\n")).not.toContain((await database.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } })).email);
  });

  it("survive a mail server that is away: tried again after growing pauses under one id, given up in the end, seen by an admin and sent when that one tries again", async () => {
    const made = await waiting("at_once");
    smtp.fault = { at: "RCPT", answer: "451 4.7.1 try later, advocate@caselight.invalid" };
    await due();
    await send();
    const [{ id, ...failed } = { id: "" }] = await lettersOf(made);
    expect(failed).toMatchObject({ state: "waiting", tries: 1, failure: "EENVELOPE 451" });
    await send();
    expect((await lettersOf(made))[0], "not before its pause is over").toMatchObject({ tries: 1 });
    const pauses: number[] = [];
    for (let tries = 2; tries <= 9; tries += 1) {
      await due();
      await send();
      const [letter] = await lettersOf(made);
      if (letter?.state === "waiting") pauses.push(Math.round((letter.dueAt.getTime() - Date.now()) / 60_000));
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect((await lettersOf(made))[0]).toMatchObject({ id, state: "given_up", tries: 9, failure: "EENVELOPE 451" });
    expect((await getMailState(admin)).troubles.filter((each) => each.id === id)).toEqual([expect.objectContaining({ state: "given_up", to: made.displayName, failure: "EENVELOPE 451" })]);
    smtp.fault = null;
    smtp.taken.length = 0;
    await tryMailAgain(admin);
    await send();
    expect(smtp.taken.filter((letter) => letter.includes(id))).toHaveLength(1);
    expect((await lettersOf(made))[0]).toMatchObject({ state: "sent", failure: null });
  });

  it("go once: who is killed while one may be on its way leaves it unsure, and it is never sent again", async () => {
    const made = await waiting("at_once");
    await due();
    smtp.fault = { at: "end", answer: "silence" };
    const program = `const { openSending } = await import("./lib/watching/commands/send-due.ts"); const { openPost } = await import("./server/run/post.ts");
      await openSending(process.env.DESK_URL, openPost({ server: process.env.SMTP_URL, from: "desk@office.invalid" }), "${ORIGIN}").sendDue();`;
    const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "--input-type=module", "-e", program], { env: { ...process.env, DESK_URL: database.urls.deskUrl, SMTP_URL: smtp.url }, stdio: "inherit" });
    await expect.poll(() => smtp.taken.length, { timeout: 60_000 }).toBe(1);
    child.kill("SIGKILL");
    smtp.fault = null;
    expect(await send()).toEqual(NOTHING);
    expect((await lettersOf(made))[0]).toMatchObject({ state: "sending", tries: 1 });
    await database.sqlAs("owner", "UPDATE desk.letter SET taken_at = now() - interval '31 minutes' WHERE state = 'sending'");
    expect(await send()).toEqual(NOTHING);
    await tryMailAgain(admin);
    expect(await send()).toEqual(NOTHING);
    expect(smtp.taken).toHaveLength(1);
    const [{ id: letterId, ...unsure } = { id: "" }] = await lettersOf(made);
    expect(unsure).toMatchObject({ state: "unsure", failure: null });
    expect((await getMailState(admin)).troubles.find(({ id }) => id === letterId)?.state).toBe("unsure");
  });

  it("rest while the desk is closed", async () => {
    await waiting("at_once");
    await due();
    await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
    expect(await send()).toEqual(NOTHING);
    await openDesk(admin);
    expect(await send()).toEqual({ ...NOTHING, sent: 1 });
  });

  it("that failed while the desk was being closed are tried again once it is open: nobody takes them for unsure", async () => {
    const reader = await waiting("at_once");
    await due();
    const unwritten = new Map();
    const closing: Post = async () => {
      await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
      return { state: "failed", code: "ETIMEDOUT", isFinal: false };
    };
    expect(await sendDue(database.db, closing, ORIGIN, unwritten)).toEqual({ ...NOTHING, failed: 1 });
    expect((await lettersOf(reader)).map(({ state }) => state)).toEqual(["sending"]);
    expect(await sendDue(database.db, post, ORIGIN, unwritten)).toEqual(NOTHING);
    await openDesk(admin);
    await database.sqlAs("owner", "UPDATE desk.letter SET taken_at = now() - interval '1 hour' WHERE state = 'sending'");
    await sendDue(database.db, post, ORIGIN, unwritten);
    expect((await lettersOf(reader)).map(({ state, failure }) => [state, failure])).toEqual([["waiting", "ETIMEDOUT"]]);
    expect(unwritten.size).toBe(0);
  });

  it("and what was watched are erased thirty days after their reader was shut out, and not before; nobody else's", async () => {
    const [gone, back] = [await waiting("none"), await watcher("none")];
    const leave = (days: number) => database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() - make_interval(days => $2::int) WHERE id = $1", [gone.accountId, days]);
    const kept = async ({ accountId }: Actor) => [await database.db.watch.count({ where: { accountId } }), await database.db.message.count({ where: { accountId } })];
    await leave(29);
    await eraseOldMessages(database.urls.deskUrl);
    expect(await kept(gone)).toEqual([1, 1]);
    await leave(31);
    expect(await eraseOldMessages(database.urls.deskUrl)).toBe(2);
    expect([await kept(gone), await kept(back)]).toEqual([[0, 0], [1, 0]]);
  });

  it("and messages are erased after their time, and not before", async () => {
    await waiting("at_once");
    await due();
    await send();
    const count = async () => [await database.db.message.count(), await database.db.letter.count({ where: { endedAt: { not: null } } })];
    const before = await count();
    expect(await eraseOldMessages(database.urls.deskUrl)).toBe(0);
    expect(await count()).toEqual(before);
    await database.sqlAs("owner", "UPDATE desk.message SET at = at - interval '91 days'; UPDATE desk.letter SET ended_at = ended_at - interval '91 days' WHERE ended_at IS NOT NULL");
    await closeDesk(admin, { mode: "read_only", reason: "Somebody is being forced." });
    expect(await eraseOldMessages(database.urls.deskUrl), "a closed desk rests").toBe(0);
    await openDesk(admin);
    expect(await eraseOldMessages(database.urls.deskUrl)).toBe(before[0]);
    expect(await count()).toEqual([0, 0]);
  });
});
