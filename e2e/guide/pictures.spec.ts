/**
 * Takes the pictures of docs/guide, with invented people, by the pages themselves: `npm run guide:pictures`. No part of `npm test`; what the guides name is held
 * by e2e/architecture/guides.test.ts.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { rows } from "../database";
import { AT_CHANGE, citeNewSource, field, handIn, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { makePerson } from "../make-records";
import { lightPng } from "./light-png";

const PICTURES = fileURLToPath(new URL("../../docs/guide/pictures", import.meta.url));
/** Pixels. */
const WIDTH = 1280;
const AROUND = 12;
const MOST_HEIGHT = 1000;
const MOST_BYTES = 60_000;

const ADMIN = { displayName: "Artichoke Example" };
const EDITOR = { displayName: "Endive Example" };
const RESEARCHER = { displayName: "Radish Example" };
const ADVOCATE = { displayName: "Asparagus Example" };

test.use({ viewport: { width: WIDTH, height: MOST_HEIGHT }, colorScheme: "light" });

/** A strip of the page, its whole width: from one thing on it to another, or for so many pixels. */
async function take(page: Page, name: string, from: Locator, to: Locator | number): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const top = await from.boundingBox();
  const bottom = typeof to === "number" ? null : await to.boundingBox();
  if (top === null || (typeof to !== "number" && bottom === null)) throw new Error(`${name}: what the picture shows is not on the page.`);
  const y = Math.max(0, top.y - AROUND);
  const end = bottom === null ? y + Number(to) : bottom.y + bottom.height + AROUND;
  const picture = lightPng(await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide", clip: { x: 0, y, width: WIDTH, height: Math.min(end - y, MOST_HEIGHT) } }));
  expect(picture.length, `${name}: bytes`).toBeLessThanOrEqual(MOST_BYTES);
  writeFileSync(path.join(PICTURES, `${name}.png`), picture);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("heading", { name });

test("the guide for researchers, and for editors", async ({ signIn, makeAccount }) => {
  const editor = await signIn("editor", EDITOR);
  const { page, account } = await signIn("researcher", RESEARCHER);
  const made = await makePerson({ name: "Aubergine Example", researcher: account, editor: editor.account });
  await makePerson({ name: "Chard Example", researcher: await makeAccount("researcher"), editor: editor.account });

  await test.step("the check for duplicates", async () => {
    await page.goto("/desk/cases/new?q=Aubergine+Exemple");
    await take(page, "duplicates", heading(page, "Add a case"), page.getByText("None of these: add a new person"));
  });

  await test.step("an update, and the draft that it makes", async () => {
    await page.goto(`/desk/records/${made.recordId}/cases/${made.caseId}/update`);
    await field(page, "stage").selectOption("arrest");
    await field(page, "text").fill("Formally arrested among invented beans.");
    for (const [box, typed] of [["date.year", "2031"], ["date.month", "6"]] as const) await field(page, box).fill(typed);
    await take(page, "update", heading(page, /^Log an update/u), 640);
    await citeNewSource(page, { source: "The invented gazette, second page", exact: "was formally arrested in June" });
    await press(page, "Save to my draft", AT_CHANGE);
    await take(page, "draft", heading(page, "What you can do"), page.getByRole("button", { name: "Discard this change" }));
    await page.goto("/desk");
    await take(page, "today", page.getByRole("banner"), 760);
  });

  await test.step("a correction in review, and the ways to decide on it", async () => {
    // Another draft of the same record would go on with the first one, which is not to be handed in.
    const { recordId } = await makePerson({ name: "Daikon Example", researcher: account, editor: editor.account, text: "Seized in an invented garden in May." });
    await page.goto(`/desk/records/${recordId}`);
    await page.getByRole("main").getByRole("link", { name: /^Edit\s?: Event/u }).click();
    await field(page, "value.text").fill("Taken away from an invented garden in May.");
    await press(page, "Save to my draft", AT_CHANGE);
    const address = page.url();
    await handIn(page);
    await editor.page.goto(address);
    await take(editor.page, "difference", heading(editor.page, "What would change"), 560);
    await take(editor.page, "decide", heading(editor.page, "What you can do"), 700);
  });

  await test.step("the same form, where the office asks for a fresh proof", async () => {
    await field(editor.page, "publicNote").first().fill("The gazette tells of it otherwise.");
    await rows("UPDATE desk.proof_demand SET demand = 'factor' WHERE act = 'publish'");
    try {
      await editor.page.getByRole("button", { name: "Publish", exact: true }).click();
      await expect(editor.page.getByText("This office asks for a fresh proof").first()).toBeVisible();
      await take(editor.page, "proof", heading(editor.page, /^Publish$/u), editor.page.getByRole("button", { name: "Publish", exact: true }));
    } finally {
      await rows("UPDATE desk.proof_demand SET demand = 'none'");
    }
  });

  await test.step("a table, checked row by row", async () => {
    const { slug } = await makePerson({ name: "Endive Exemplary", researcher: account, editor: editor.account });
    const [said, source] = ["Taken away from an invented garden.", "sources/report-on-an-invented-endive"];
    const row = (what: string, date: string, text: string, place: string, exact: string) => [`people/${slug}`, what, date, text, place, exact, source].join("\t");
    await page.goto("/desk/imports");
    await field(page, "pasted").fill(["person\twhat\tdate\ttext\tplace\texact\tsource", row("taken_away", "2031-05", said, "Leektown", said), row("trial", "2031-09", "Tried among invented beans.", "", "was tried in September")].join("\n"));
    await press(page, "Read this table", /\/desk\/imports\/[0-9a-f-]{36}$/u);
    await press(page, "Check every row", /\/desk\/imports\/[0-9a-f-]{36}$/u);
    await expect(heading(page, "What the check found")).toBeVisible();
    await take(page, "import", heading(page, "What the check found"), page.getByRole("button", { name: "Apply every row" }));
  });
});

test("the guide for admins", async ({ signIn }) => {
  const { page } = await signIn("admin", ADMIN);
  await page.goto("/desk/people");
  await field(page, "displayName").fill("the new researcher");
  await field(page, "role").selectOption("researcher");
  await page.getByRole("main").getByRole("button", { name: "Make an invitation link" }).click();
  await expect(heading(page, "The invitation link")).toBeVisible();
  await take(page, "invitation", heading(page, "People who work here"), page.getByRole("button", { name: "I have passed it on" }));
  await page.goto("/desk/closing");
  await take(page, "closing", heading(page, "Closing the desk"), page.getByRole("button", { name: "Close the desk" }));
});

test("the guide for advocates", async ({ signIn, makeAccount }) => {
  const { page } = await signIn("advocate", ADVOCATE);
  const by = { researcher: await makeAccount("researcher"), editor: await makeAccount("editor") };
  await makePerson({ name: "Fennel Example", ...by });
  await page.goto("/desk/lists");
  await field(page, "name").fill("Gardeners");
  await press(page, "Make a list", /\/desk\/lists\/[0-9a-f-]{36}$/u);
  await field(page, "q").fill("Fennel");
  await page.getByRole("main").getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("main").getByRole("button", { name: /^Put on the list/u }).first().click();
  await expect(heading(page, "On the list (1)")).toBeVisible();
  await take(page, "list", heading(page, "Gardeners"), page.getByRole("button", { name: "Put these on the list" }));
  await page.goto("/desk/watching");
  await take(page, "watching", heading(page, "What you watch"), 620);
});
