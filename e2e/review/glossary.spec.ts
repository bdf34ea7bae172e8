/** What a record's file offers to add: a statement begun and signed by twelve countries with the keyboard alone; the same forms in Chinese, at 360 px, without script. */
import { passesAxe } from "../axe";
import { AT_CHANGE, AT_RECORD, errorSummary, field, idIn } from "../desk-steps";
import { expect, test } from "../fixtures";
import { unusual } from "../invented";
import { as } from "../journeys/variants";
import { refusePointer, tabTo } from "../keyboard-steps";

const LIST = ["Australia", "Belgium", "Canada", "the Czech Republic", "Estonia", "Frnace", "Germany", "Japan", "Sweden", "Swiss Confederation", "the UK", "U.S.A."];
const PHONE = { viewport: { width: 360, height: 740 }, locale: "zh-CN" } as const;

test("a statement is begun and twelve countries are pasted into it, by the keyboard alone; then the forms stand on a phone in Chinese, and without script", async ({ signIn, openBrowser }) => {
  const { page } = await signIn("researcher", ...as("twelve countries are pasted"));
  await refusePointer(page);
  const title = `Letter on invented beans ${unusual()}`;
  const source = `Bean gazette ${unusual()}`;

  await page.goto("/desk/new/statement");
  await tabTo(page, "the form", "[name=form]");
  await page.keyboard.type("joint");
  await tabTo(page, "the title", '[name="title.text"]');
  await page.keyboard.type(title);
  await tabTo(page, "the new source", 'main details:has([name="citations[0].source.title"]) > summary');
  await page.keyboard.press("Enter");
  await tabTo(page, "its title", '[name="citations[0].source.title"]');
  await page.keyboard.type(source);
  await tabTo(page, "its words", '[name="citations[0].exact"]');
  await page.keyboard.type("a joint letter");
  await page.keyboard.press("Tab");
  await tabTo(page, "the button", "main form button[type=submit]");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(AT_RECORD);
  const recordId = idIn(page);
  await passesAxe(page, "the file of a new statement");

  await tabTo(page, "the way to the list", `main a[href="/desk/records/${recordId}/signatures"]`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await tabTo(page, "the list", "[name=countries]");
  for (const name of LIST) {
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
  }
  await tabTo(page, "the source", '[name="citations[0].sourceId"]');
  await page.keyboard.type(source);
  await tabTo(page, "the words", '[name="citations[0].exact"]');
  await page.keyboard.type("signed by twelve envoys");
  await tabTo(page, "the button", "main button[name=step]");
  await page.keyboard.press("Enter");
  const lines = page.getByRole("region", { name: "The list, as it was read" }).getByRole("listitem");
  await expect(lines).toHaveCount(LIST.length);
  await expect(page.getByRole("status").filter({ hasText: "Nothing is saved yet" })).toBeFocused();
  await expect(lines.nth(10)).toContainText("the UK is taken for United Kingdom");
  await expect(errorSummary(page)).toHaveCount(0);
  await passesAxe(page, "the list looked over");
  await tabTo(page, "the name that is none", '[name="lines[5].countryId"]');
  await page.keyboard.type("France");
  await tabTo(page, "the button", "main button[name=step][value=save]");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(AT_CHANGE);
  await expect(page.getByRole("main").getByRole("article").filter({ hasText: "signed by twelve envoys" })).toHaveCount(LIST.length);

  const { page: phone, account } = await signIn("researcher", { language: "zh" }, PHONE);
  for (const [what, address] of [["一项新声明", "/desk/new/statement"], ["其档案", `/desk/records/${recordId}`], ["新增原话", `/desk/records/${recordId}/add/passage`], ["名单", `/desk/records/${recordId}/signatures`]] as const) {
    await phone.goto(address);
    await passesAxe(phone, what);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(PHONE.viewport.width);
  }

  const bare = await openBrowser({ account, browser: { ...PHONE, javaScriptEnabled: false } });
  const list = "澳大利亚、火星国和丹麥";
  await bare.goto(`/desk/records/${recordId}/signatures`);
  await field(bare, "countries").fill(list);
  await bare.getByRole("button", { name: "检查名单" }).click();
  const read = bare.getByRole("region", { name: "名单的解读" }).getByRole("listitem");
  await expect(read).toHaveCount(3);
  await expect(bare.getByText("已在案。")).toBeVisible();
  await field(bare, "lines[1].countryId").selectOption("left_out");
  await bare.getByRole("button", { name: "保存到我的草稿" }).click();
  // Nothing is saved without a source; what was typed, read and chosen is still there.
  await expect(errorSummary(bare)).toBeVisible();
  await expect(field(bare, "countries")).toHaveValue(list);
  await expect(read).toHaveCount(3);
  await expect(field(bare, "lines[1].countryId")).toHaveValue("left_out");
});
