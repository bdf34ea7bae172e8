/** Still parts of the desk's pages stand in the document alone, and stay there whatever the page's program does afterwards (docs/decisions/062). */
import type { Page } from "@playwright/test";
import { disableAccount, insertAccount } from "../accounts";
import { field, errorSummary } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { insertNote } from "../insert-note";
import { makePerson, type MadePerson } from "../make-records";
import { takenOver } from "../taken-over";

const name = inventedName("Salsify");
let person: MadePerson;

test.beforeAll(async () => {
  const [researcher, editor] = [await insertAccount("researcher"), await insertAccount("editor")];
  person = await makePerson({ name, researcher, editor });
  await insertNote(person.recordId, researcher.id);
  for (const { id } of [researcher, editor]) await disableAccount(id);
});

const fileOf = () => `/desk/records/${person.recordId}`;
const still = (page: Page) => page.locator("main [data-drawn]");
const wordsOf = async (page: Page) => (await still(page).allInnerTexts()).join("\n");
/** A document that is loaded anew forgets it. */
const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset["same"] = "yes"));
const isSameDocument = (page: Page) => page.evaluate(() => document.documentElement.dataset["same"] === "yes");

test("what is drawn once is sent once", async ({ signIn }) => {
  const { page } = await signIn("editor");
  const html = (await (await page.goto(fileOf()))?.text()) ?? "";
  const descriptions = [...html.matchAll(/self\.__next_f\.push\([\s\S]*?<\/script>/gu)].map(([script]) => script).join("");
  const fact = "Taken away from an invented garden.";
  expect(await wordsOf(page)).toContain(fact);
  expect(html.split(fact).length - 1).toBeGreaterThan(0);
  expect(descriptions.length).toBeGreaterThan(0);
  expect(descriptions).not.toContain(fact);
});

test("it stays when the page's program takes the page over, when a form is refused, and when somebody goes on by a form and back", async ({ signIn }) => {
  const { page } = await signIn("researcher");
  await page.goto(`${fileOf()}/notes`);
  const before = await wordsOf(page);
  expect(before.trim()).not.toBe("");
  await takenOver(page);
  expect(await wordsOf(page)).toBe(before);
  await mark(page);

  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(errorSummary(page)).toBeVisible();
  expect(await wordsOf(page)).toBe(before);

  const note = `${name} was asked for`;
  await field(page, "text").fill(note);
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page).toHaveURL(/\/desk\/records\/[0-9a-f-]{36}#/u);
  // Told to the page's program, which drew it without a document.
  await expect(page.locator("main ul, main div", { hasText: "Taken away from an invented garden." }).first()).toBeVisible();
  await expect(page.getByText(note)).toBeVisible();
  expect(await isSameDocument(page)).toBe(true);

  await page.goBack();
  await expect(page).toHaveURL(/\/notes$/u);
  await expect(page.locator("main section", { has: page.locator("#list") })).toContainText(before.split("\n").find((line) => line.trim() !== "") ?? "nothing");
  expect(await isSameDocument(page)).toBe(true);
});

test("it stays in a form that is put there anew when it was refused", async ({ signIn }) => {
  const { page } = await signIn("researcher");
  await page.goto(`${fileOf()}/add/affiliation`);
  const languages = page.locator("main datalist[data-drawn] option");
  const before = await languages.count();
  expect(before).toBe(6);
  await takenOver(page);
  await mark(page);
  await page.getByRole("main").getByRole("button", { name: "Save" }).first().click();
  await expect(errorSummary(page)).toBeVisible();
  expect(await isSameDocument(page)).toBe(true);
  expect(await languages.count()).toBe(before);
});

test("whoever was signed out meanwhile goes back to no half of a page", async ({ signIn }) => {
  const { account, page } = await signIn("researcher");
  await page.goto(`${fileOf()}/notes`);
  const [line = ""] = (await wordsOf(page)).split("\n").filter((words) => words.trim() !== "");
  expect(line).not.toBe("");
  await takenOver(page);
  await disableAccount(account.id);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in/u);
  await page.goBack();
  await page.waitForLoadState("networkidle");
  // Asked for anew, which leads to the sign-in page; never the frame of a page without what it said.
  await expect(page).toHaveURL(/\/desk\/sign-in/u);
  expect(await page.getByRole("button", { name: "Save the note" }).count()).toBe(0);
});

test.describe("where the page's program cannot take the page over", () => {
  // React says that it draws the page anew.
  test.use({ mustBeQuiet: false });

  test("it stays as well", async ({ signIn }) => {
    const { page } = await signIn("editor");
    const altered: string[] = [];
    await page.route(`**${fileOf()}/notes`, async (route) => {
      const answer = await route.fetch();
      altered.push((await answer.text()).replace(/(<h2 id="list"[^>]*>)[^<]*/u, "$1Put there by something else"));
      await route.fulfill({ response: answer, body: altered.at(-1) ?? "" });
    });
    const told = page.waitForEvent("pageerror");
    await page.goto(`${fileOf()}/notes`);
    expect(altered.join("")).toContain("Put there by something else");
    expect((await told).message).toMatch(/hydrat|418|425/iu);
    await expect(page.locator("#list")).not.toHaveText("Put there by something else");
    const [drawn = ""] = /<div[^>]* data-drawn="\d+"[^>]*>([\s\S]*?)<\/div>/u.exec(altered.join(""))?.slice(1) ?? [];
    const words = drawn.replace(/<[^>]*>/gu, " ").split(/\s{2,}/u).map((each) => each.trim()).find((each) => each.length > 10) ?? "";
    expect(words).not.toBe("");
    expect(await wordsOf(page)).toContain(words);
  });
});
