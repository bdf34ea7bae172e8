/** A case added to somebody who turns out to be on record already; two records of one person merged, and taken apart again. */
import { AT_CHANGE, citeNewSource, errorSummary, field, idIn, press, publish, staysWithin } from "../desk-steps";
import { row } from "../database";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { as } from "../journeys/variants";
import { makePair } from "../make-records";


test("a duplicate is found by a misspelt name and avoided; another person is entered part by part and read back, in Chinese on a small screen", async ({ signIn }) => {
  const { page, account } = await signIn("researcher", ...as("a duplicate is found and avoided"));
  const editor = await signIn("editor");
  const name = inventedName("Samphire");
  const { one } = await makePair({ name, researcher: account, editor: editor.account });

  await page.goto("/desk/cases/new");
  await field(page, "q").fill(name.replace("Samphire", "Samphrie"));
  await page.getByRole("button", { name: "检查重复" }).click();
  const found = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) }).filter({ hasText: "2031年5月2日" });
  await expect(found).toContainText("相差一个字母");
  await expect(found).toContainText("an invented garden");
  await staysWithin(page, "people with a like name");
  await found.getByRole("link", { name: "就是此人：为其新增案件" }).click();
  await expect(page).toHaveURL(new RegExp(`person=${one.recordId}`, "u"));

  // Somebody else of a like name: looked at first, then part by part.
  await page.goto(`/desk/cases/new?q=${encodeURIComponent(name)}`);
  await field(page, "name.text").fill(`${name} Junior`);
  await page.getByRole("button", { name: "保存人物部分" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await expect(field(page, "name.text")).toHaveValue(`${name} Junior`);
  await citeNewSource(page, { source: "The invented gazette", exact: "another invented person" });
  await page.getByRole("button", { name: "核对所填内容" }).click();
  await expect(errorSummary(page)).toContainText("请先查看姓名相近的人");
  await field(page, "nobody").check();
  await press(page, "核对所填内容", /\/desk\/cases\/new\/check\?form=/u);
  await expect(page.getByRole("main")).toContainText(`${name} Junior`);
  await page.getByRole("link", { name: /^修改.*来源$/u }).click();
  await field(page, "citations[0].exact").fill("quite another invented person");
  await press(page, "核对所填内容", /\/desk\/cases\/new\/check\?form=/u);
  await expect(page.getByRole("main")).toContainText("quite another invented person");
  // A browser carries the fragment of the part that was changed along.
  await press(page, "保存到我的草稿", /\/desk\/records\/[0-9a-f-]{36}(?:#source)?$/u);
  expect((await row<{ count: number }>("SELECT count(*)::int AS count FROM desk.not_same WHERE $1 IN (low_id, high_id) AND decided_by = $2", [idIn(page), account.id])).count).toBe(2);
});

test("two records of one person are merged by four eyes, and taken apart again, on a small screen", async ({ signIn, openBrowser }) => {
  const { page: desk, account } = await signIn("researcher", ...as("two records are merged and taken apart"));
  const { page: review, account: editor } = await signIn("editor", ...as("two records are merged and taken apart"));
  const reader = await openBrowser({ browser: { javaScriptEnabled: false } });
  const name = inventedName("Skirret");
  const { one, other } = await makePair({ name, researcher: account, editor });

  await desk.goto("/desk/duplicates");
  const pair = desk.getByRole("listitem").filter({ has: desk.getByRole("heading", { level: 3, name: new RegExp(`${name} · ${name}y|${name}y · ${name}`, "u") }) });
  await expect(pair).toContainText("one letter apart");
  await pair.getByRole("link", { name: /^Compare and decide/u }).click();
  await desk.goto(`/desk/duplicates/compare?one=${one.recordId}&other=${other.recordId}`);
  await staysWithin(desk, "two people side by side");
  await desk.getByLabel(`Prefer (from the record that stays): ${name}`).check();
  await desk.getByRole("group", { name: "Name" }).waitFor();
  await desk.locator("#merge-reason").fill("One person, two spellings.");
  await field(desk, "confirmed").check();
  await press(desk, "Propose this merge", AT_CHANGE);
  await staysWithin(desk, "a proposed merge");
  await expect(desk.getByRole("main")).toContainText(`It is proposed to merge the record of ${name}y into that of ${name}.`);
  await review.goto(desk.url());
  await field(review, "publicNote").fill("Two records of one person were joined.");
  await publish(review);

  await reader.goto(`/en/people/${other.slug}`);
  await expect(reader).toHaveURL(new RegExp(`/en/people/${one.slug}$`, "u"));
  await expect(reader.getByRole("main")).toContainText(`${name}y`);
  await reader.goto(`/en/people?q=${encodeURIComponent(`${name}y`)}`);
  await expect(reader.locator(`main a[href="/en/people/${other.slug}"]`)).toHaveCount(0);
  await expect(reader.locator(`main a[href="/en/people/${one.slug}"]`).first()).toBeVisible();

  await desk.goto(`/desk/records/${other.recordId}`);
  await desk.getByRole("link", { name: /^Look at this merge/u }).click();
  await field(desk, "reason").fill("They are two after all.");
  await field(desk, "confirmed").check();
  await press(desk, "Propose to undo this merge", AT_CHANGE);
  await review.goto(desk.url());
  await field(review, "publicNote").fill("The two are told apart again.");
  await publish(review);
  for (const { slug } of [one, other]) {
    await reader.goto(`/en/people/${slug}`);
    await expect(reader).toHaveURL(new RegExp(`/en/people/${slug}$`, "u"));
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await reader.goto(`/en/people/${one.slug}`);
  await expect(reader.getByRole("main")).not.toContainText(`${name}y`);
});
