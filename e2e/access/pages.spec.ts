/** Who may see which page of the desk: every page, every role, allowed and refused. */
import type { Page } from "@playwright/test";
import { roleAtLeast } from "../../lib/core/actor";
import { ROLES, type Role } from "../../lib/core/kinds";
import { cookieHeader, disableAccount, insertAccount, insertInvitation, insertSession, type Account } from "../accounts";
import { filesBelow } from "../architecture/house-files";
import { row } from "../database";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { insertNote } from "../insert-note";
import { insertList } from "../insert-list";
import { insertRequest } from "../insert-request";
import { makePair, makeImport, makePerson } from "../make-records";
import { sources } from "../sealing";
import { DESK_PAGES, type DeskPageRow, type Things } from "./desk-pages";

const accounts = new Map<Role, Account>();
const name = inventedName("Kohlrabi");
let things: Things;

test.beforeAll(async () => {
  for (const role of ROLES) accounts.set(role, await insertAccount(role));
  const [writer, publisher] = [await insertAccount("researcher"), await insertAccount("editor")];
  const person = await makePerson({ name, researcher: writer, editor: publisher });
  const list = await insertList({ owner: writer, people: [person.recordId], sharedWith: [...accounts.values()] });
  things = { person, ...list, noteId: await insertNote(person.recordId, writer.id), submitted: await makePerson({ name: `${name} Submitted`, researcher: writer, submit: true }), pair: await makePair({ name: `${name} Pair`, researcher: writer, editor: publisher, merged: true }), colleagueId: writer.id, invitation: await insertInvitation("advocate"), requestId: (await insertRequest({ message: `About ${name}` })).id, sourceId: (await sources(1))[0] ?? "", statementId: (await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'statement' AND version > 0 AND withdrawn_at IS NULL ORDER BY slug LIMIT 1")).id, importId: await makeImport({ researcher: writer, name: `${name} Imported`, until: "applied" }) };
  await disableAccount(publisher.id);
});

test.afterAll(async () => {
  for (const { id } of accounts.values()) await disableAccount(id);
});

function holding(page: Page, { holds }: DeskPageRow) {
  return "box" in holds ? page.locator(`main [name="${holds.box}"]`).first() : page.locator("main").getByText(holds.words).first();
}

test("every page below app/desk has its row", () => {
  const files = filesBelow("app/desk", /^page\.tsx$/).map((file) => file.replace("app/desk/", "").replaceAll(/\([\w-]+\)\//gu, ""));
  expect(files.toSorted()).toEqual(DESK_PAGES.map(({ file }) => file).toSorted());
});

test("a page that is behind sign-in sends whoever is not signed in to sign in, and leads back", async ({ openBrowser }) => {
  const page = await openBrowser();
  for (const deskPage of DESK_PAGES) {
    const address = deskPage.address(things);
    await page.goto(address);
    if (deskPage.from === "anyone") {
      await expect(holding(page, deskPage), address).toBeVisible();
      continue;
    }
    await expect(page, address).toHaveURL(/\/desk\/sign-in(?:\?|$)/u);
    await expect(page.locator("main [name=password]"), address).toBeVisible();
    await expect(page.locator("body"), address).not.toContainText(name);
    if (address !== "/desk" && address.startsWith("/desk/records")) expect(new URL(page.url()).searchParams.get("to")).toBe(address);
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
  test(`the pages that ${role} may see, and those that they may not`, async ({ openBrowser }) => {
    const account = accounts.get(role);
    if (account === undefined) throw new Error("beforeAll makes one of each.");
    const page = await openBrowser({ account });
    for (const deskPage of DESK_PAGES) {
      const address = deskPage.address(things);
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBeLessThan(500);
      if (deskPage.from === "anyone") continue;
      if (roleAtLeast(role, deskPage.from)) {
        await expect(holding(page, deskPage), `${role} sees ${address}`).toBeVisible();
        continue;
      }
      await expect(page.locator("main"), `${role} is refused ${address}`).toContainText(/There is nothing here, or you may not see it\.|Only an admin|Only an editor/u);
      expect([403, 404], `${role} is refused ${address}`).toContain(answer?.status());
      await expect(holding(page, deskPage), `${role} is refused ${address}`).toHaveCount(0);
      await expect(page.locator("body"), address).not.toContainText(name);
    }
  });
}

test("an advocate finds no draft and no name of one", async ({ openBrowser, makeAccount }) => {
  const hidden = inventedName("Leek");
  await makePerson({ name: hidden, researcher: await makeAccount("researcher") });
  const account = accounts.get("advocate");
  if (account === undefined) throw new Error("beforeAll makes one of each.");
  const page = await openBrowser({ account });
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
