/** Who a source is: sealed without script, opened by keyboard on a telephone in Chinese, and seen by nobody else. */
import { passesAxe } from "../axe";
import { errorSummary, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { addressOf, insertRecoveryCode, sources } from "../sealing";

test("a sealed identity is there for those who are named, opens with a code, and closes again", async ({ signIn, makeAccount }) => {
  const named = await signIn("editor", { displayName: inventedName("Endive"), language: "zh" }, { viewport: { width: 360, height: 800 } });
  const other = await makeAccount("researcher", { displayName: inventedName("Radish") });
  const { page, account: researcher } = await signIn("researcher", {}, { javaScriptEnabled: false });
  const [sourceId = ""] = await sources(1);
  const address = addressOf(sourceId);
  const words = inventedName("Pak Choi behind the invented report");

  await page.goto(`/desk/records/${sourceId}`);
  await page.getByRole("link", { name: "Sealed identity" }).click();
  await page.getByRole("button", { name: "Seal an identity" }).click();
  await expect(errorSummary(page)).toContainText("Who the source is, and how to reach them: Please fill this in.");
  await field(page, "words").fill(words);
  await page.getByRole("checkbox", { name: named.account.displayName }).check();
  await page.getByRole("button", { name: "Seal an identity" }).click();
  const card = page.getByRole("region", { name: "Identity 1" });
  await expect(card.getByRole("listitem").filter({ hasText: named.account.displayName })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(words);
  await card.getByRole("combobox").selectOption(other.id);
  await card.getByRole("button", { name: "Name a colleague" }).click();
  await expect(errorSummary(page)).toContainText("Code: Please fill this in.");
  await card.locator("[name=code]").last().fill(await insertRecoveryCode(researcher));
  await card.getByRole("button", { name: "Name a colleague" }).click();
  await card.getByRole("button", { name: `Take ${other.displayName} off it` }).click();
  await expect(card.getByRole("listitem").filter({ hasText: other.displayName })).toHaveCount(0);

  const phone = named.page;
  await phone.goto(address);
  await passesAxe(phone, "an identity that is closed");
  await field(phone, "code").first().focus();
  await phone.keyboard.type("000000");
  await phone.keyboard.press("Enter");
  await expect(errorSummary(phone)).toBeVisible();
  await passesAxe(phone, "a wrong code");
  await field(phone, "code").first().focus();
  await phone.keyboard.type(await insertRecoveryCode(named.account));
  await phone.keyboard.press("Enter");
  const opened = phone.getByRole("status").filter({ hasText: words });
  await expect(opened).toBeVisible();
  await passesAxe(phone, "an identity that is open");
  await opened.getByRole("link").focus();
  await phone.keyboard.press("Enter");
  await expect(phone).toHaveURL(address);
  await expect(phone.locator("body")).not.toContainText(words);
  await expect(phone.getByRole("listitem").filter({ hasText: named.account.displayName })).toHaveCount(2);

  const admin = await signIn("admin");
  await admin.page.goto(address);
  await expect(field(admin.page, "words")).toBeVisible();
  await expect(admin.page.getByRole("region", { name: /^Identity/u })).toHaveCount(0);

  await page.reload();
  await card.getByRole("checkbox", { name: "Yes, erase what is sealed here" }).check();
  await card.getByRole("button", { name: "Erase it for good" }).click();
  await expect(card).toHaveCount(0);
});
