/** A version of the law is proposed by one and takes effect by another: without script, and on a phone in Chinese; then the public page of the practice has it. */
import { passesAxe } from "../axe";
import { errorSummary, field, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { unusual } from "../invented";
import { untilTheyHold } from "../kept-pages";

const PHONE = { viewport: { width: 360, height: 740 }, locale: "zh-CN", colorScheme: "dark" } as const;
const OF_THE_PRACTICE = /\/desk\/vocabulary\/rsdl$/u;

test("an admin proposes a version of the law, and an editor lets it take effect", async ({ signIn, request }) => {
  const { page } = await signIn("admin", {}, { javaScriptEnabled: false });
  const quotation = `no longer than six leeks ${unusual()}`;
  await page.goto("/desk/vocabulary/rsdl");
  await page.getByRole("link", { name: "Add a version" }).click();
  const typed = { lawEn: "Leek Law", lawZh: "韭葱法", version: "1901", inForceFrom: "1901-01-01", inForceTo: "1901-12-31", lengthArticle: "7", longest: "six months", source: "The Invented Vegetable Gazette of 1901", quotation, quotationLanguage: "en" };
  for (const [name, text] of Object.entries(typed)) await field(page, name).fill(text);
  await page.getByRole("button", { name: "Propose it" }).click();
  await expect(errorSummary(page)).toContainText("ISO 8601");
  await expect(field(page, "quotation")).toHaveValue(quotation);
  await field(page, "longest").fill("P6M");
  await press(page, "Propose it", OF_THE_PRACTICE);
  await expect(page.getByText("somebody else must look at it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve it" })).toHaveCount(0);
  expect(await (await request.get("/en/practices/rsdl")).text()).not.toContain(quotation);

  const { page: phone } = await signIn("editor", { language: "zh" }, PHONE);
  await phone.goto("/desk/vocabulary");
  await passesAxe(phone, "各版本法律");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
  const proposal = phone.getByRole("listitem").filter({ hasText: quotation });
  await proposal.getByRole("checkbox").last().check();
  await proposal.getByRole("button", { name: "核准：即刻生效" }).click();
  await expect(phone).toHaveURL(OF_THE_PRACTICE);
  await passesAxe(phone, "一项措施的法律");
  await untilTheyHold(request, { "/en/practices/rsdl": [quotation], "/zh/practices/rsdl": [quotation] });
});
