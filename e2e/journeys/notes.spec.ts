/** Internal notes of a record, without a script, in Chinese and on a narrow screen: written, corrected and struck, counted on the file, read by colleagues, and their words erased. */
import { passesAxe } from "../axe";
import { errorSummary, field, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";

const AT_NOTES_ON_FILE = /\/desk\/records\/[0-9a-f-]{36}#notes$/u;

test("a note is written on a record, corrected and struck, and nothing of it goes without a trace", async ({ signIn, makeAccount, openBrowser }) => {
  const { page, account } = await signIn("researcher", { language: "zh" }, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const { recordId } = await makePerson({ name: inventedName("Salsify"), researcher: account });
  const file = `/desk/records/${recordId}`;
  await page.goto(`${file}/notes`);
  await page.getByRole("button", { name: "保存备注" }).click();
  await expect(errorSummary(page)).toBeVisible();
  await field(page, "text").fill("不要联系虚构的姑姑。");
  await press(page, "保存备注", AT_NOTES_ON_FILE);
  await expect(page.getByRole("link", { name: "内部备注（1）" })).toHaveAttribute("href", "#notes");

  await page.getByRole("link", { name: /^更正或划去/u }).click();
  await expect(field(page, "text")).toHaveValue("不要联系虚构的姑姑。");
  await field(page, "text").fill("不要联系虚构的叔叔。");
  await press(page, "保存更正", AT_NOTES_ON_FILE);
  await expect(page.getByRole("main")).not.toContainText("姑姑");
  await page.getByRole("link", { name: /^更正或划去/u }).click();
  await field(page, "confirmed").check();
  await press(page, "划去备注", AT_NOTES_ON_FILE);
  await expect(page.getByRole("link", { name: "内部备注（0）" })).toBeVisible();

  const reader = await openBrowser({ account: await makeAccount("researcher") });
  await reader.goto(`${file}/notes`);
  await expect(reader.locator("main del")).toHaveText(["不要联系虚构的叔叔。", "不要联系虚构的姑姑。"]);
  await expect(reader.getByRole("link", { name: /^Correct or strike/u })).toHaveCount(0);

  // Its words must go after all: whoever reads it asks, an editor who did not ask decides, and what stays says that there were words.
  await reader.getByRole("link", { name: /^Ask to have its words erased/u }).first().click();
  await field(reader, "reason").fill("It says whom we rang.");
  await press(reader, "Ask to have the words erased", /\/notes#list$/u);
  await expect(reader.getByRole("main")).not.toContainText("叔叔");
  const decider = await openBrowser({ account: await makeAccount("editor") });
  await decider.goto(`${file}/notes`);
  await decider.getByRole("link", { name: /^Decide on erasing its words/u }).click();
  await expect(decider.getByRole("main")).toContainText("叔叔");
  await field(decider, "reason").first().fill("It does.");
  await field(decider, "confirmed").check();
  await press(decider, "Erase the words", /\/notes#list$/u);
  for (const gone of ["叔叔", "姑姑"]) await expect(decider.getByRole("main")).not.toContainText(gone);
  await expect(decider.getByRole("main")).toContainText("The words were erased");
  await passesAxe(decider, "notes of which the words were erased");

  for (const address of [`${file}/notes`, file]) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(360);
  }
});
