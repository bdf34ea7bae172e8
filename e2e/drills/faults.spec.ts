/**
 * Draft safety at full length (`npm run drill:faults -- 20` for another number of killed browsers): the database away for a minute, the app and the database killed, the
 * session ended by an admin, the browser killed, each while somebody types on. Nothing typed more than five seconds before is lost; what is in the window alone is kept as
 * soon as it can be. Prints its figures. The moments are random, and printed with what they are of.
 */
import { readFileSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { insertSession, sessionCookie, type Account } from "../accounts";
import { row, rows } from "../database";
import { AT_CHANGE, errorSummary, field, fillUpdate, press } from "../desk-steps";
import { BACK_WITHIN, isBack, keepPostgresStopped, killNow, markNow } from "../faults/running-site";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson, type MadePerson } from "../make-records";
import { lostOf, SAFE_AFTER, typedBefore, typeOn, type Typist } from "./typist";

// Every test of it breaks something that the browser then complains about with reason.
test.use({ mustBeQuiet: false });

const AWAY_MS = 60_000;
const LOOK_EVERY = 5_000;
const KILLS = Number(process.env.CASELIGHT_DRILL_KILLS ?? 10);
const DRILL_MS = 600_000;
/** Pages of the record, in both languages, and a file: whatever was read before is kept at the edge. */
const READ_BEFORE = ["/en", "/en/people/xie-yang", "/zh/people/xie-yang", "/zh/countries", "/en/updates", "/api/v1/people/xie-yang"];
const AWAY = /cannot be reached just now\. What you typed .*is in this window only/u;
/** Milliseconds in which a window says that what is typed is in it alone: a keeping that gets no answer is given up after eight seconds. */
const SAID_WITHIN = 15_000;

const say = (...words: string[]) => process.stdout.write(`  ${words.join("")}\n`);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Long enough that there is something to lose, and at any moment of the keeping's turn. */
const someMoment = () => SAFE_AFTER + 2_000 + Math.round(Math.random() * 6_000);
const notice = (page: Page, words: RegExp) => page.getByRole("main").getByText(words).first();
const updateOf = ({ recordId, caseId }: MadePerson) => `/desk/records/${recordId}/cases/${caseId}/update`;

async function everyWordIsKept(account: Account, typist: Typist): Promise<void> {
  await expect.poll(async () => lostOf(account.id, typist.words.map(({ text }) => text).slice(0, -20)), { message: "what was in the window alone is kept", timeout: BACK_WITHIN }).toEqual([]);
}

/** Nothing that was typed is in what the app logged. */
function logsNothingOf(vegetable: string): void {
  const file = process.env.CASELIGHT_E2E_LOG_FILE;
  if (file === undefined) throw new Error("The drill needs CASELIGHT_E2E_LOG_FILE: npm run drill:faults sets it.");
  const lines = readFileSync(file, "utf8").split("\n");
  expect(lines.filter((line) => line.includes(vegetable)), "lines of the log with words that were typed").toEqual([]);
}

async function pagesOf(request: APIRequestContext): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const address of READ_BEFORE) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    read.set(address, await answer.text());
  }
  return read;
}

test("the database is away for a minute while somebody types on, and saves in the middle of it", async ({ signIn, makeAccount, request }) => {
  test.setTimeout(DRILL_MS);
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Zucchini"), researcher: account, editor: await makeAccount("editor") });
  await page.goto(updateOf(person));
  await fillUpdate(page, { stage: "arrest", text: "Begun before. ", year: "2032", source: "The away report", exact: "typed while away" });
  const before = await pagesOf(request);
  const app = markNow("next");
  const typist = typeOn(page, "text", "quince");
  await pause(someMoment());

  const fault = Date.now();
  const { letStart } = await keepPostgresStopped();
  try {
    await expect(notice(page, AWAY)).toBeVisible({ timeout: SAID_WITHIN });
    say(`The window says that what is typed is in it alone: ${String(Date.now() - fault)} ms after the database was gone`);
    let hasSaved = false;
    for (let looks = 1; Date.now() - fault < AWAY_MS; looks += 1) {
      for (const [address, body] of before) {
        const answer = await request.get(address);
        expect([answer.status(), (await answer.text()) === body], `${address}, look ${String(looks)}`).toEqual([200, true]);
      }
      const unread = await request.get(`/en/people/${person.slug}`);
      expect([unread.status(), "retry-after" in unread.headers()], "what nobody has read yet").toEqual([503, true]);
      expect(await (await request.get("/health")).json()).toMatchObject({ app: "up", database: "down" });
      expect(markNow("next"), "the app stays up").toEqual(app);
      await expect(notice(page, AWAY)).toBeVisible();
      if (!hasSaved && Date.now() - fault > AWAY_MS / 2) {
        hasSaved = true;
        await typist.betweenWords(() => page.getByRole("button", { name: "Save to my draft" }).click());
        await expect(errorSummary(page)).toContainText("cannot be reached just now", { timeout: SAID_WITHIN });
        for (const [box, typed] of [["citations[0].exact", "typed while away"], ["citations[0].source.title", "The away report"], ["date.year", "2032"]] as const) await expect(field(page, box)).toHaveValue(typed);
      }
      await pause(LOOK_EVERY);
    }
  } finally {
    letStart();
  }
  const back = Date.now();
  say(`Away for ${String(back - fault)} ms, in which ${String(typist.words.filter(({ at }) => at > fault).length)} words were typed`);
  await isBack(request);
  expect(await lostOf(account.id, typedBefore(typist, fault)), "typed more than five seconds before the fault").toEqual([]);
  await everyWordIsKept(account, typist);
  say(`All of them kept ${String(Date.now() - back)} ms after the database could start again`);
  await expect(notice(page, AWAY)).toHaveCount(0);
  await typist.stop();
  const value = await field(page, "text").inputValue();
  expect(typist.words.filter(({ text }) => !value.includes(text)), "in the window nothing is missing").toEqual([]);
  await press(page, "Save to my draft", AT_CHANGE);
  await expect(page.getByRole("main")).toContainText(typist.words.at(-1)?.text ?? "");
  expect(await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = $1 AND sent_at IS NULL", [account.id])).toHaveLength(0);
  // More at once than the pool has connections: none of them is one that broke.
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => page.request.get(["/desk", "/desk/imports", "/desk/cases", `/zh/people/${person.slug}`][index % 4] ?? "/desk")));
  expect(answers.map((answer) => answer.status()).filter((status) => status !== 200)).toEqual([]);
  logsNothingOf("quince");
});

for (const [name, parts, signal] of [
  ["the app is stopped in an orderly way", ["next"], "SIGTERM"], ["the app is killed", ["next"], "SIGKILL"], ["the database is killed", ["postgres"], "SIGKILL"], ["app and database are killed", ["next", "postgres"], "SIGKILL"],
] as const) {
  test(`${name} in mid-typing, and started again by its supervisor`, async ({ signIn, makeAccount, request }) => {
    test.setTimeout(DRILL_MS);
    const { page, account } = await signIn("researcher");
    const person = await makePerson({ name: inventedName("Yam"), researcher: account, editor: await makeAccount("editor") });
    const vegetable = `medlar${parts.join("")}${signal.toLowerCase()}`;
    await page.goto(updateOf(person));
    await field(page, "text").focus();
    const typist = typeOn(page, "text", vegetable);
    const moment = someMoment();
    await pause(moment);
    const fault = Date.now();
    for (const part of parts) await killNow(part, signal);
    await pause(1_000);
    await isBack(request);
    expect(await lostOf(account.id, typedBefore(typist, fault)), "typed more than five seconds before the fault").toEqual([]);
    await everyWordIsKept(account, typist);
    say(`After ${String(moment)} ms of typing ${name}: all kept ${String(Date.now() - fault)} ms later, while the typing went on`);
    await typist.stop();
    await expect.poll(() => lostOf(account.id, typist.words.map(({ text }) => text))).toEqual([]);
    await page.reload();
    const value = await field(page, "text").inputValue();
    expect(typist.words.filter(({ text }) => !value.includes(text)), "and offered again").toEqual([]);
    await expect(page.getByRole("banner")).toContainText(account.displayName);
    logsNothingOf(vegetable);
  });
}

test("an admin ends the session of somebody who is typing, who signs in again in another window", async ({ signIn, makeAccount, baseURL }) => {
  test.setTimeout(DRILL_MS);
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Leek"), researcher: account, editor: await makeAccount("editor") });
  const admin = await signIn("admin");
  await admin.page.goto(`/desk/people/${account.id}`);
  await page.goto(updateOf(person));
  const typist = typeOn(page, "text", "damson");
  await pause(someMoment());
  const sessions = admin.page.getByRole("main").locator("form", { has: admin.page.getByRole("button", { name: "End all their sessions" }) });
  await sessions.getByRole("checkbox").check();
  const fault = Date.now();
  await sessions.getByRole("button", { name: "End all their sessions" }).click();
  await expect(notice(page, /You are signed out, and what you typed last is in this window only/u)).toBeVisible({ timeout: SAID_WITHIN });
  const toldAt = Date.now();
  say(`The window says that they are signed out: ${String(toldAt - fault)} ms after the button was pressed`);
  expect(await lostOf(account.id, typedBefore(typist, fault)), "typed more than five seconds before the fault").toEqual([]);
  await pause(SAFE_AFTER);
  const during = typist.words.filter(({ at }) => at > toldAt).map(({ text }) => text);
  expect(await lostOf(account.id, during), "in the name of nobody nothing is kept").toEqual(during);
  const signedIn = Date.now();
  await page.context().addCookies([sessionCookie({ ...account, ...(await insertSession(account.id, "Signed in again")) }, baseURL ?? "")]);
  await everyWordIsKept(account, typist);
  say(`All kept ${String(Date.now() - signedIn)} ms after they had signed in again`);
  await typist.stop();
  logsNothingOf("damson");
});

test(`the browser is killed ${String(KILLS)} times, at a random moment each`, async ({ playwright, launchOptions, makeAccount, baseURL, contextOptions }) => {
  test.setTimeout(DRILL_MS);
  const account = await makeAccount("researcher");
  const person = await makePerson({ name: inventedName("Salsify"), researcher: account, editor: await makeAccount("editor") });
  const before: string[] = [];
  for (let round = 1; round <= KILLS; round += 1) {
    const server = await playwright.chromium.launchServer(launchOptions);
    const browser = await playwright.chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({ ...contextOptions, ...(baseURL === undefined ? {} : { baseURL }) });
    await context.addCookies([sessionCookie(account, baseURL ?? "")]);
    const page = await context.newPage();
    await page.goto(updateOf(person));
    const offered = await field(page, "text").inputValue();
    expect(before.filter((text) => !offered.includes(text)), `round ${String(round)}: what was typed before is offered again`).toEqual([]);
    const typist = typeOn(page, "text", `sloe${String(round)}x`);
    const moment = someMoment();
    await pause(moment);
    const fault = Date.now();
    // All of its processes: one that outlives the others could still send what it holds.
    process.kill(-(server.process().pid ?? Number.NaN), "SIGKILL");
    await typist.stop("its browser was killed");
    const safe = typedBefore(typist, fault);
    const lost = await lostOf(account.id, typist.words.map(({ text }) => text));
    const youngest = Math.max(0, ...typist.words.filter(({ text }) => lost.includes(text)).map(({ at }) => fault - at));
    say(`Killed after ${String(moment)} ms and ${String(typist.words.length)} words: ${String(lost.length)} lost, the oldest of them typed ${String(youngest)} ms before`);
    expect(safe.length).toBeGreaterThan(0);
    expect(lost.filter((text) => safe.includes(text)), `round ${String(round)}: typed more than five seconds before`).toEqual([]);
    before.push(...typist.words.flatMap(({ text }) => (lost.includes(text) ? [] : [text])));
    await server.close().catch(() => undefined);
  }
  expect((await row<{ count: number }>("SELECT count(*)::int AS count FROM desk.unsent_form WHERE account_id = $1 AND sent_at IS NULL", [account.id])).count, "one form, whoever goes on with it").toBe(1);
  logsNothingOf("sloe");
});
