/** A withdrawn record is expunged by two editors: proposed without script, approved on a phone in Chinese. In public nothing changes. */
import { passesAxe } from "../axe";
import { errorSummary, field, press } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson, withdraw } from "../make-records";

const PHONE = { viewport: { width: 360, height: 740 }, locale: "zh-CN", colorScheme: "dark" } as const;

test("two editors expunge a withdrawn record, and only the desk says so", async ({ makeAccount, signIn, request }) => {
  const [researcher, publisher] = [await makeAccount("researcher"), await makeAccount("editor")];
  const name = inventedName("Rampion");
  const { recordId, slug } = await makePerson({ name, researcher, editor: publisher });
  await withdraw(recordId);
  const answer = async () => {
    const got = await request.get(`/en/people/${slug}`);
    return [got.status(), await got.text()];
  };
  const before = await answer();
  expect(before[0]).toBe(410);

  const { page } = await signIn("editor", {}, { javaScriptEnabled: false });
  await page.goto(`/desk/records/${recordId}`);
  await page.getByRole("link", { name: "Expunge this record" }).click();
  await field(page, "words").fill("It endangers an invented gardener.");
  await page.getByRole("button", { name: "Propose to expunge it" }).click();
  await expect(errorSummary(page)).toBeVisible();
  await expect(field(page, "words")).toHaveValue("It endangers an invented gardener.");
  await page.getByRole("radio", { name: "A risk to somebody’s safety" }).check();
  await page.getByRole("checkbox").check();
  await press(page, "Propose to expunge it", new RegExp(`/desk/records/${recordId}/expunge$`, "u"));
  await expect(page.getByText("Somebody else has to approve it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Expunge this record for good" })).toHaveCount(0);

  const { page: phone } = await signIn("editor", { language: "zh" }, PHONE);
  await phone.goto("/desk");
  await phone.getByRole("link", { name }).click();
  await passesAxe(phone, "彻底清除");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
  await phone.getByRole("checkbox").focus();
  await phone.keyboard.press("Space");
  await phone.getByRole("button", { name: "永久清除此记录" }).focus();
  await phone.keyboard.press("Enter");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("已彻底清除的记录");
  await expect(phone.getByText("原因：危及某人的安全")).toBeVisible();
  await passesAxe(phone, "已彻底清除的记录");
  // Drawn anew: what a page brought with it for its scripts stays in the window that it was opened in.
  await phone.reload();
  expect(await phone.content()).not.toContain(name);
  expect(await answer()).toEqual(before);
});
