/** Words for a practice are proposed by one and stand by another: without script, and on a phone in Chinese; then the public pages have them. */
import { passesAxe } from "../axe";
import { errorSummary, field, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { unusual } from "../invented";
import { untilTheyHold } from "../kept-pages";

const PHONE = { viewport: { width: 360, height: 740 }, locale: "zh-CN", colorScheme: "dark" } as const;
const OF_THE_PRACTICE = /\/desk\/practices\/soft_detention$/u;

test("an admin corrects the words for a practice, and an editor lets them stand", async ({ signIn, request }) => {
  const { page } = await signIn("admin", {}, { javaScriptEnabled: false });
  const [definition, reason] = [`Leeks kept in a bed ${unusual()}.`, `The gazette was misread ${unusual()}.`];
  await page.goto("/desk/practices/soft_detention");
  await page.getByRole("link", { name: "Correct the words" }).click();
  await field(page, "definitionEn").fill(definition);
  await field(page, "safeguardsEn").fill("Water must be given.");
  await field(page, "reason").fill(reason);
  await page.getByRole("button", { name: "Propose it" }).click();
  await expect(errorSummary(page)).toContainText("as many points in each language");
  await expect(field(page, "definitionEn")).toHaveValue(definition);
  await field(page, "safeguardsZh").fill("须给水。");
  await press(page, "Propose it", OF_THE_PRACTICE);
  await expect(page.getByText("somebody else must look at it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve it" })).toHaveCount(0);
  expect(await (await request.get("/en/about")).text()).not.toContain(definition);

  const { page: phone } = await signIn("editor", { language: "zh" }, PHONE);
  await phone.goto("/desk/practices");
  await passesAxe(phone, "措施：名称与释义");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
  const proposal = phone.getByRole("listitem").filter({ hasText: definition });
  await proposal.getByRole("checkbox").last().check();
  await proposal.getByRole("button", { name: "核准：即刻生效" }).click();
  await expect(phone).toHaveURL(OF_THE_PRACTICE);
  await passesAxe(phone, "一项措施的条目");
  await untilTheyHold(request, { "/en/about": [definition, reason], "/zh/about": [reason] });
});
