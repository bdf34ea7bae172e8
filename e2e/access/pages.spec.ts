/** Who may see which page of the desk: every page, every role, allowed and refused. */
import type { APIRequestContext, Page } from "@playwright/test";
import { roleAtLeast } from "../../lib/core/actor";
import { languageTag } from "../../lib/core/languages";
import { LOCALES, ROLES, type Locale, type Role } from "../../lib/core/kinds";
import { cookieHeader, disableAccount, insertAccount, insertInvitation, insertSession, type Account } from "../accounts";
import { passesAxe, schemesIn } from "../axe";
import { filesBelow } from "../architecture/house-files";
import { row } from "../database";
import { staysWithin } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { insertNote } from "../insert-note";
import { insertList } from "../insert-list";
import { insertRequest } from "../insert-request";
import { makePair, makeImport, makePerson } from "../make-records";
import { sources } from "../sealing";
import { DESK_PAGES, type DeskPageRow, type Things } from "./desk-pages";

const MOST_REDIRECTS = 5;

const accounts = new Map<Role, Account>();
/** Who opens every page, in each language. */
const lookers = new Map<Locale, Account>();
const name = inventedName("Kohlrabi");
let things: Things;

test.beforeAll(async () => {
  for (const role of ROLES) accounts.set(role, await insertAccount(role));
  for (const language of LOCALES) lookers.set(language, await insertAccount("admin", { language }));
  const [writer, publisher] = [await insertAccount("researcher"), await insertAccount("editor")];
  const person = await makePerson({ name, researcher: writer, editor: publisher });
  const list = await insertList({ owner: writer, people: [person.recordId], sharedWith: [...accounts.values(), ...lookers.values()] });
  things = { person, ...list, noteId: await insertNote(person.recordId, writer.id), submitted: await makePerson({ name: `${name} Submitted`, researcher: writer, submit: true }), pair: await makePair({ name: `${name} Pair`, researcher: writer, editor: publisher, merged: true }), colleagueId: writer.id, invitation: await insertInvitation("advocate"), requestId: (await insertRequest({ message: `About ${name}` })).id, sourceId: (await sources(1))[0] ?? "", statementId: (await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'statement' AND version > 0 AND withdrawn_at IS NULL ORDER BY slug LIMIT 1")).id, importId: await makeImport({ researcher: writer, name: `${name} Imported`, until: "applied" }) };
  await disableAccount(publisher.id);
});

test.afterAll(async () => {
  for (const { id } of [...accounts.values(), ...lookers.values()]) await disableAccount(id);
});

function accountOf(role: Role): Account {
  const account = accounts.get(role);
  if (account === undefined) throw new Error("beforeAll makes one of each.");
  return account;
}

function holding(page: Page, { holds }: DeskPageRow) {
  return "box" in holds ? page.locator(`main [name="${holds.box}"]`).first() : page.locator("main").getByText(holds.words).first();
}

type Answered = { readonly deskPage: DeskPageRow; readonly address: string; readonly status: number; readonly from: string; readonly html: string; /** Words of its main part. */ readonly words: string; readonly isHeld: boolean };

/** What an address leads to, with the session all the way: on a redirect a client of the test would forget a header of its own making. */
async function followed(request: APIRequestContext, address: string, cookie: string | null): Promise<{ status: number; from: string; html: string }> {
  let from = address;
  for (let step = 0; step < MOST_REDIRECTS; step += 1) {
    const answer = await request.get(from, { maxRedirects: 0, ...(cookie === null ? {} : { headers: { cookie } }) });
    const to = answer.headers()["location"];
    if (to === undefined) return { status: answer.status(), from, html: await answer.text() };
    from = new URL(to, "http://localhost").pathname + new URL(to, "http://localhost").search;
  }
  throw new Error(`${address} leads from one address to the next.`);
}

/**
 * Every page as it is sent to somebody, read by a blank page of the browser: who is let in decides the server, before any script runs. Opened, as people open
 * them, they are for the admin below, and in e2e/journeys/desk-axe.spec.ts in the states that a page or a form can come back in, for the other roles.
 */
async function answersTo(blank: Page, request: APIRequestContext, cookie: string | null): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const deskPage of DESK_PAGES) {
    const address = deskPage.address(things);
    const { status, from, html } = await followed(request, address, cookie);
    const { holds } = deskPage;
    const read = await blank.evaluate(
      ({ text, boxName, pattern }) => {
        const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
        const words = main?.textContent ?? "";
        return { words, isHeld: boxName === "" ? new RegExp(pattern, "u").test(words) : main?.querySelector(`[name="${boxName}"]`) instanceof HTMLElement };
      },
      { text: html, boxName: "box" in holds ? holds.box : "", pattern: "words" in holds ? holds.words.source : "" },
    );
    answers.push({ deskPage, address, status, from, html, ...read });
  }
  return answers;
}

test("every page below app/desk has its row", () => {
  const files = filesBelow("app/desk", /^page\.tsx$/).map((file) => file.replace("app/desk/", "").replaceAll(/\([\w-]+\)\//gu, ""));
  expect(files.toSorted()).toEqual(DESK_PAGES.map(({ file }) => file).toSorted());
});

test("a page that is behind sign-in sends whoever is not signed in to sign in, and leads back", async ({ page, request }) => {
  for (const { deskPage, address, from, html, isHeld } of await answersTo(page, request, null)) {
    if (deskPage.from === "anyone") {
      expect(isHeld, address).toBe(true);
      continue;
    }
    expect(from, address).toMatch(/^\/desk\/sign-in(?:\?|$)/u);
    expect(html, address).toMatch(/<input[^>]* name="password"/u);
    expect(html, address).not.toContain(name);
    if (address !== "/desk" && address.startsWith("/desk/records")) expect(new URL(from, "http://localhost").searchParams.get("to")).toBe(address);
  }
});

test("a session that ended and an account that is shut out see no page behind sign-in, whatever their role was", async ({ request, makeAccount }) => {
  for (const statement of ["UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE account_id = $1 RETURNING id", "UPDATE desk.account SET disabled_at = now() WHERE id = $1 RETURNING id"]) {
    const account = await makeAccount("admin");
    await row(statement, [account.id]);
    for (const deskPage of DESK_PAGES.filter(({ from }) => from !== "anyone")) {
      const address = deskPage.address(things);
      const answer = await request.get(address, { headers: { cookie: cookieHeader(account) }, maxRedirects: 0 });
      expect([answer.status(), answer.headers()["location"] ?? ""], address).toEqual([307, expect.stringMatching(/\/desk\/sign-in(?:\?|$)/u)]);
      expect(await answer.text(), address).not.toContain(name);
    }
  }
});

for (const role of ROLES) {
  test(`the pages that ${role} may see, and those that they may not`, async ({ page, request }) => {
    for (const { deskPage, address, status, html, words, isHeld } of await answersTo(page, request, cookieHeader(accountOf(role)))) {
      expect(status, address).toBeLessThan(500);
      if (deskPage.from === "anyone") continue;
      if (roleAtLeast(role, deskPage.from)) {
        expect(isHeld, `${role} sees ${address}`).toBe(true);
        continue;
      }
      expect(words, `${role} is refused ${address}`).toMatch(/There is nothing here, or you may not see it\.|Only an admin|Only an editor/u);
      expect([403, 404], `${role} is refused ${address}`).toContain(status);
      expect(isHeld, `${role} is refused ${address}`).toBe(false);
      expect(html, address).not.toContain(name);
    }
  });
}

/** What the people of the desk differ in. No colour depends on the language (e2e/architecture/colours.test.ts): the dark is looked at in one. */
const LOOKS = [
  { language: "en", browser: { locale: "en-GB" } },
  { language: "zh", browser: { locale: "zh-CN", viewport: { width: 360, height: 740 } } },
] as const;

for (const { language, browser } of LOOKS) {
  test(`opened in a browser, each page shows itself to an admin, passes axe and stays within the screen, and the browser has nothing to complain of (${language})`, async ({ openBrowser }) => {
    const looker = lookers.get(language);
    if (looker === undefined) throw new Error("beforeAll makes one for each language.");
    const admin = await openBrowser({ account: looker, browser });
    const nobody = await openBrowser({ browser });
    for (const deskPage of DESK_PAGES) {
      const address = deskPage.address(things);
      const page = deskPage.from === "anyone" ? nobody : admin;
      await page.goto(address);
      await expect(language === "en" || "box" in deskPage.holds ? holding(page, deskPage) : page.locator("main h1"), address).toBeVisible();
      await expect(page.locator("html"), address).toHaveAttribute("lang", languageTag(language));
      await staysWithin(page, `${address} (${language})`);
      await passesAxe(page, `${address} (${language})`, schemesIn(language));
    }
  });
}

test("an advocate finds no draft and no name of one", async ({ openBrowser, makeAccount }) => {
  const hidden = inventedName("Leek");
  await makePerson({ name: hidden, researcher: await makeAccount("researcher") });
  const page = await openBrowser({ account: accountOf("advocate") });
  await page.goto(`/desk/cases?q=${encodeURIComponent(hidden)}`);
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: hidden })).toHaveCount(0);
});

test("a researcher sees neither the change that another one drafts nor the one that another one handed in", async ({ signIn, makeAccount }) => {
  const writer = await makeAccount("researcher");
  const { page } = await signIn("researcher");
  for (const submit of [false, true]) {
    const { changeId } = await makePerson({ name: inventedName("Mangold"), researcher: writer, submit });
    await page.goto(`/desk/changes/${changeId}`);
    await expect(page.getByRole("main")).toContainText("There is nothing here, or you may not see it.");
  }
});

test("an ended session, and an account that was shut out, are out at the next request", async ({ signIn }) => {
  for (const statement of ["UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE account_id = $1 RETURNING id", "UPDATE desk.account SET disabled_at = now() WHERE id = $1 RETURNING id"]) {
    const { page, account } = await signIn("researcher");
    await page.goto("/desk");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Today");
    await row(statement, [account.id]);
    await page.goto("/desk");
    await expect(page).toHaveURL(/\/desk\/sign-in/u);
  }
});

test("sessions: one's own others can be ended, one by one and together", async ({ signIn, openBrowser }) => {
  const { page, account } = await signIn("researcher");
  const second = await openBrowser({ account: { ...account, ...(await insertSession(account.id, "Second browser")) } });
  await second.goto("/desk");
  await expect(second.getByRole("heading", { level: 1 })).toContainText("Today");
  await page.goto("/desk/sessions");
  await page.getByRole("listitem").filter({ hasText: "Second browser" }).getByRole("button", { name: /^End this session/u }).click();
  await expect(page.getByText("Second browser")).toHaveCount(0);
  await second.goto("/desk");
  await expect(second).toHaveURL(/\/desk\/sign-in/u);
});
