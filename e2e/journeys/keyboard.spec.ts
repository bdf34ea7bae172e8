/** A case update can be logged without a pointer: every step is reached by Tab, in the order in which it is read. */
import { AT_CHANGE, errorSummary } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { tabTo } from "../keyboard-steps";
import { makePerson } from "../make-records";

test("an update is found, written, cited and saved with the keyboard alone", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher");
  const name = inventedName("Daikon");
  await makePerson({ name, researcher: account, editor: await makeAccount("editor") });
  await page.goto("/desk");

  // The first stop leads past the navigation.
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("href", /^#/u);
  await page.keyboard.press("Enter");

  await tabTo(page, "the search", "input[name=q]");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/log\?q=/u);
  await tabTo(page, "the person found", "main a[href^='/desk/records/']");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await tabTo(page, "the way to log an update", "main a[href$='/update']");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Log an update");

  await tabTo(page, "the stage", "[name=stage]");
  await page.keyboard.type("formal");
  await expect(page.locator("[name=stage]")).toHaveValue("arrest");
  await tabTo(page, "what happened", "[name=text]");
  await page.keyboard.type("Arrested among invented beans.");
  for (const [box, typed] of [["date.year", "2031"], ["date.month", "June"], ["date.day", "7"]] as const) {
    await tabTo(page, box, `[name="${box}"]`);
    await page.keyboard.type(typed);
  }
  await tabTo(page, "the new source", 'main details:has([name="citations[0].source.title"]) > summary');
  const titleIsOpen = await page.locator('[name="citations[0].source.title"]').isVisible();
  if (!titleIsOpen) await page.keyboard.press("Enter");
  await tabTo(page, "its title", '[name="citations[0].source.title"]');
  await page.keyboard.type("The bean report");
  await tabTo(page, "the exact words", '[name="citations[0].exact"]');
  await page.keyboard.type("arrested among beans");
  await tabTo(page, "the button", "main form button[type=submit]");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(AT_CHANGE);
  await expect(page.getByRole("main")).toContainText("Arrested among invented beans.");
  await expect(page.getByRole("main")).toContainText("7 June 2031");
});

test("after a failed save the focus is on the summary, and each entry leads to its field", async ({ signIn, makeAccount }) => {
  const { page, account } = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Endive"), researcher: account, editor: await makeAccount("editor") });
  await page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/update`);
  await page.locator("[name=text]").fill("Said without a source.");
  await page.locator("[name=text]").press("Tab");
  await tabTo(page, "the button", "main form button[type=submit]");
  await page.keyboard.press("Enter");
  await expect(errorSummary(page)).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /u);
  await expect.poll(() => page.evaluate(() => document.activeElement?.querySelector("[role=alert]") !== null)).toBe(true);
  const entries = errorSummary(page).getByRole("link");
  for (const href of await entries.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))) {
    await expect(page.locator(href), href).toBeVisible();
  }
  await tabTo(page, "the first entry", "main [role=alert] a");
  const target = await page.locator(":focus").getAttribute("href");
  await page.keyboard.press("Enter");
  await expect(page.locator(target ?? "")).toBeFocused();
  await expect(page.locator("[name=text]")).toHaveValue("Said without a source.");
});
