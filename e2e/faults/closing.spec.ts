/** The whole desk is closed: alone and last, since nobody else could write meanwhile. */
import { passesAxe, schemesIn } from "../axe";
import { rows } from "../database";
import { errorSummary, field } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";
import { insertRecoveryCode } from "../sealing";

test.afterEach(async () => {
  await rows("UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL");
});

test("an admin closes the desk in Chinese, at 360 px, without script: what others write is refused and stays, the public site is served, and it is opened again", async ({ signIn, request }) => {
  const writer = await signIn("researcher");
  const person = await makePerson({ name: inventedName("Yacon"), researcher: writer.account });
  await writer.page.goto(`/desk/records/${person.recordId}/cases/${person.caseId}/check`);
  await field(writer.page, "lookedAt").fill("Typed before it was closed");

  const { page, account } = await signIn("admin", { language: "zh" }, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto("/desk/people");
  await page.getByRole("link", { name: "关闭或重新开放工作台" }).click();
  await page.getByRole("button", { name: "关闭工作台" }).click();
  await expect(errorSummary(page)).toContainText("理由");
  await page.getByRole("radio", { name: "停止写入" }).check();
  await field(page, "reason").fill("账户可能被他人控制");
  await page.getByRole("checkbox", { name: /立即以此方式关闭/u }).check();
  await page.getByRole("button", { name: "关闭工作台" }).click();
  const notice = page.getByRole("complementary", { name: "工作台已关闭" });
  await expect(notice).toContainText("账户可能被他人控制");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await writer.page.getByRole("button", { name: "Looked, no news" }).click();
  await expect(errorSummary(writer.page)).toContainText("The desk is closed to writing just now.");
  await expect(field(writer.page, "lookedAt")).toHaveValue("Typed before it was closed");
  await writer.page.goto("/desk");
  await expect(writer.page.getByRole("complementary", { name: "The desk is closed" })).toContainText("账户可能被他人控制");
  for (const address of ["/en/people", "/en/corrections"]) expect((await request.get(address)).status(), address).toBe(200);

  await page.getByRole("radio", { name: "锁定" }).check();
  await field(page, "reason").fill("确认账户被他人控制");
  await page.getByRole("checkbox", { name: /立即以此方式关闭/u }).check();
  // Everybody else is shut out by it: a session alone does not do.
  await page.getByRole("button", { name: "改用另一种方式关闭" }).click();
  await expect(errorSummary(page)).toContainText("验证码");
  await field(page, "code").fill(await insertRecoveryCode(account));
  await page.getByRole("checkbox", { name: /立即以此方式关闭/u }).check();
  await page.getByRole("button", { name: "改用另一种方式关闭" }).click();
  await expect(notice).toContainText("只有您在线");
  await writer.page.goto("/desk");
  await expect(writer.page).toHaveURL(/\/desk\/sign-in/u);
  expect((await request.get("/en/people")).status()).toBe(200);

  await page.getByRole("checkbox", { name: /重新向所有人开放/u }).check();
  await page.getByRole("button", { name: "重新开放工作台" }).click();
  await expect(page.getByText("工作台处于开放状态。")).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test("the closing page, the notice, the audit log and its verification pass axe in both languages, and by keyboard alone the log is filtered", async ({ signIn }) => {
  for (const language of ["en", "zh"] as const) {
    const { page, account } = await signIn("admin", { language });
    await rows("INSERT INTO desk.closing (mode, reason, closed_by) VALUES ('read_only', 'Tried by hand.', $1)", [account.id]);
    for (const address of ["/desk/closing", "/desk/audit", "/desk/audit/verification", `/desk/people/${account.id}`]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await passesAxe(page, `${address} ${language}`, schemesIn(language));
    }
    await page.goto("/desk/audit");
    await page.locator("#record").focus();
    await page.keyboard.type("00000000-0000-4000-8000-000000000000");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/record=00000000/u);
    await expect(page.getByRole("main").getByRole("listitem").filter({ has: page.locator("time") })).toHaveCount(0);
    await rows("UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL");
  }
});
