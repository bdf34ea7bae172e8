/** How the main pages of the desk look, each in one variant; the form of an update and a change of somebody new stand in pages.spec.ts. Compared as those are. */
import type { Page } from "@playwright/test";
import type { Account } from "../accounts";
import { AT_CHANGE, field, handIn, press } from "../desk-steps";
import { row, rows } from "../database";
import { expect, test, type SignedIn } from "../fixtures";
import { makeImport, makePerson, type MadePerson } from "../make-records";
import { takenOver } from "../taken-over";
import { browserFor, called, datedAlike, taken, type Shot } from "./taken";

type By = { readonly researcher: Account; readonly editor: Account; readonly open: (account: Account) => Promise<Page> };
type DeskShot = Shot & {
  readonly role: "researcher" | "editor" | "admin";
  /** Makes what the page shows, and leads there. `self` is who looks at it. */
  readonly show: (self: SignedIn, by: By) => Promise<void>;
  /** Gives what is another in each run one look, once the page was taken over. */
  readonly alike?: (self: SignedIn) => Promise<void>;
};

const person = (name: string, { researcher, editor }: By): Promise<MadePerson> => makePerson({ name, researcher, editor, correct: true });

const SHOTS: readonly DeskShot[] = [
  {
    name: "desk-today", language: "zh", width: 1280, colorScheme: "dark", role: "researcher",
    show: async ({ page, account }) => {
      await makePerson({ name: "Test Person Beetroot", researcher: account });
      await makePerson({ name: "Test Person Carrot", researcher: account, submit: true });
      await page.goto("/desk");
    },
  },
  {
    name: "desk-record", language: "en", width: 360, colorScheme: "light", role: "researcher",
    show: async ({ page }) => {
      const { id } = await row<{ id: string }>("SELECT id FROM desk.public_record WHERE slug = 'xie-yang'");
      await page.goto(`/desk/records/${id}`);
    },
  },
  {
    name: "desk-difference", language: "en", width: 1280, colorScheme: "dark", role: "editor",
    show: async ({ page }, by) => {
      const { eventFact } = await person("Test Person Radicchio", by);
      const writing = await by.open(by.researcher);
      await writing.goto(`/desk/facts/${eventFact}`);
      await field(writing, "value.text").fill("Taken away from an invented kitchen garden. Corrected.");
      await press(writing, "Save to my draft", AT_CHANGE);
      await handIn(writing);
      await page.goto(writing.url());
      await expect(page.getByRole("main").locator("ins").first()).toBeVisible();
    },
  },
  {
    name: "desk-history", language: "zh", width: 360, colorScheme: "light", role: "researcher",
    show: async ({ page }, by) => {
      const { recordId } = await person("Test Person Shallot", by);
      await page.goto(`/desk/records/${recordId}/history`);
    },
  },
  {
    name: "desk-dry-run", language: "en", width: 1280, colorScheme: "light", role: "researcher",
    show: async ({ page, account }) => {
      await page.goto(`/desk/imports/${await makeImport({ researcher: account, name: "Test Person Turnip", until: "checked" })}`);
    },
  },
  {
    name: "desk-people", language: "zh", width: 360, colorScheme: "dark", role: "admin",
    show: async ({ page, account }) => {
      // Whom other tests made is on this list too, by name and page by page: the page that begins with this admin.
      const before = await rows<{ id: string }>("SELECT id FROM desk.account WHERE role <> 'system' AND (display_name, id) < ($1, $2::uuid) ORDER BY display_name DESC, id DESC LIMIT 1", [account.displayName, account.id]);
      await page.goto(`/desk/people${before[0] === undefined ? "" : `?after=${before[0].id}`}`);
    },
    alike: async ({ page, account }) => {
      // How many they are is another number each time, and so is the address, which breaks elsewhere.
      await page.evaluate((email) => {
        const heading = document.querySelector("#list");
        if (heading !== null) heading.textContent = (heading.textContent ?? "").replace(/\s*[(（]\d+[)）]/u, "");
        for (const further of document.querySelectorAll("[aria-labelledby=list] > p")) further.remove();
        for (const each of document.querySelectorAll("[aria-labelledby=list] li, [aria-labelledby=open] li")) {
          if (!(each.textContent ?? "").includes(email)) each.remove();
          for (const line of each.querySelectorAll("p:not(:has(*))")) line.textContent = (line.textContent ?? "").replace(email, "admin@caselight.invalid");
        }
      }, account.email);
    },
  },
];

for (const shot of SHOTS) {
  test(called(shot), async ({ signIn, makeAccount, openBrowser }) => {
    const by = { researcher: await makeAccount("researcher", { displayName: "Test Researcher" }), editor: await makeAccount("editor", { displayName: "Test Editor" }), open: (account: Account) => openBrowser({ account, browser: { javaScriptEnabled: false } }) };
    const self = await signIn(shot.role, { displayName: `Test ${shot.role[0]?.toUpperCase() ?? ""}${shot.role.slice(1)}`, language: shot.language }, browserFor(shot));
    await shot.show(self, by);
    await takenOver(self.page);
    await shot.alike?.(self);
    await datedAlike(self.page);
    await taken(self.page, shot);
  });
}
