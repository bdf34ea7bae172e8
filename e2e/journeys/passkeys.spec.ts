/** Passkeys by the browser's own virtual authenticator; and another authenticator without script. */
import { readFileSync } from "node:fs";
import { signOut } from "../account-steps";
import { passesAxe } from "../axe";
import { codeOf } from "../codes";
import { row, rows } from "../database";
import { errorSummary, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { withAuthenticator } from "../passkeys";
import { insertRecoveryCode } from "../sealing";

test("a passkey is added, signs its owner in and back to the page that was asked for, stands in for a code in Chinese at 360 px, and opens nothing once it is removed", async ({ signIn }) => {
  const { page, account } = await signIn("researcher");
  const idsHeld = await withAuthenticator(page);
  await page.goto("/desk/sessions");
  await page.getByRole("link", { name: "Your passkeys" }).click();
  await expect(page.getByText("You have no passkey.")).toBeVisible();
  await field(page, "name").fill("Blue key");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(errorSummary(page)).toContainText("Code: Please fill this in.");
  await expect(field(page, "name")).toHaveValue("Blue key");
  await field(page, "code").fill(await insertRecoveryCode(account));
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("region", { name: "On file" }).getByRole("listitem")).toContainText(/Blue key.*not used yet/u);
  await passesAxe(page, "one's own passkeys");
  const ids = await idsHeld();
  expect(ids).toHaveLength(3);

  await signOut(page);
  await page.goto("/desk/passkeys");
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible();
  await passesAxe(page, "signing in where there are passkeys");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/desk\/passkeys$/u);
  await expect(page.getByRole("region", { name: "On file" }).getByRole("listitem")).toContainText(/Blue key.*last used on/u);
  await expect(page.getByRole("banner")).toContainText(account.displayName);

  await rows("UPDATE desk.account SET language = 'zh' WHERE id = $1", [account.id]);
  await page.setViewportSize({ width: 360, height: 800 });
  await page.reload();
  const removing = page.getByRole("region", { name: "移除通行密钥" });
  await removing.getByRole("radio", { name: "Blue key" }).check();
  await removing.getByRole("button", { name: "使用通行密钥代替验证码" }).click();
  await expect(removing.getByRole("status")).toContainText("您的通行密钥已被接受");
  await passesAxe(page, "a passkey in place of a code");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await removing.getByRole("button", { name: "移除", exact: true }).click();
  await expect(page.getByText("您没有通行密钥。")).toBeVisible();

  await page.getByRole("banner").getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in/u);
  await page.goto("/desk/sign-in?lang=zh");
  await page.getByRole("button", { name: "使用通行密钥登录" }).click();
  await expect(errorSummary(page)).toContainText("此通行密钥未被接受");
  await passesAxe(page, "a passkey that was refused");
  const log = readFileSync(process.env.CASELIGHT_E2E_LOG_FILE ?? "", "utf8");
  for (const id of ids) expect(log).not.toContain(id);
});

test("another authenticator is set up without script, and the old recovery codes are gone", async ({ signIn }) => {
  const { page, account } = await signIn("researcher", { language: "zh" }, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  // Of an authenticator that is lost: nobody reads what is sealed here.
  await rows("INSERT INTO desk.second_factor (account_id, sealed_secret, confirmed_at) VALUES ($1, '\\x00', now())", [account.id]);
  await page.goto("/desk/authenticator");
  await page.getByRole("button", { name: "继续" }).click();
  await expect(errorSummary(page)).toContainText("验证码");
  await field(page, "code").fill(await insertRecoveryCode(account));
  const left = await insertRecoveryCode(account);
  await page.getByRole("button", { name: "继续" }).click();
  await expect(page).toHaveURL(/\/desk\/authenticator\/new$/u);
  const key = await page.locator("main code").first().innerText();
  await field(page, "code").fill("000000");
  await page.getByRole("button", { name: "今后使用此身份验证器" }).click();
  await expect(errorSummary(page)).toBeVisible();
  await expect(page.locator("main code").first()).toHaveText(key);
  await field(page, "code").fill(codeOf(key));
  await page.getByRole("button", { name: "今后使用此身份验证器" }).click();
  await expect(page).toHaveURL(/\/recovery-codes$/u);
  await expect(page.locator("main li code")).toHaveCount(10);
  await page.getByRole("button", { name: "我已保存" }).click();
  await page.goto("/desk/authenticator/new");
  await expect(page).toHaveURL(/\/desk\/authenticator$/u);
  const { codes, old } = await row<{ codes: number; old: number }>("SELECT count(*)::int AS codes, count(*) FILTER (WHERE code_hash = sha256(convert_to('recovery ' || $2, 'UTF8')))::int AS old FROM desk.recovery_code WHERE account_id = $1", [account.id, left]);
  expect({ codes, old }).toEqual({ codes: 10, old: 0 });
});
