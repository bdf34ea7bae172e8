/** What the article supports is on the pages, exactly that, in both languages and without JavaScript. */
import { expect, test } from "@playwright/test";

const TIMELINE = {
  en: ["July 2015", "27 February 2017", "20 March 2017", "21 March 2017"],
  zh: ["2015年7月", "2017年2月27日", "2017年3月20日", "2017年3月21日"],
} as const;

const SIGNATORIES = {
  en: ["Australia", "Belgium", "Canada", "Czechia", "Estonia", "France", "Germany", "Japan", "Sweden", "Switzerland", "United Kingdom"],
  zh: ["澳大利亚", "比利时", "加拿大", "捷克", "爱沙尼亚", "法国", "德国", "日本", "瑞典", "瑞士", "英国"],
} as const;

const NAMED = ["Wu Gan", "Xie Yang", "Li Heping", "Li Chunfu", "Wang Quanzhang"] as const;

for (const locale of ["en", "zh"] as const) {
  test(`the timeline of Xie Yang has exactly the four entries that the article supports (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people/xie-yang`);
    const entries = page.locator("#timeline ol.timeline > li");
    await expect(entries).toHaveCount(4);
    for (const [index, day] of TIMELINE[locale].entries()) await expect(entries.nth(index)).toContainText(day);
    await expect(entries.nth(0)).toContainText("rounded up by the government in July 2015");
    await expect(entries.nth(1)).toContainText("growing concern over recent claims of torture");
    await expect(entries.nth(3)).toContainText("is violating the spirit of rule of law.");
    for (const index of [0, 1, 2, 3]) {
      const note = entries.nth(index).locator("a[href^='#note-']").first();
      await expect(note).toBeVisible();
      await expect(page.locator((await note.getAttribute("href")) ?? "")).toBeVisible();
      await expect(entries.nth(index).locator(`a[href^="/${locale}/sources/"]`).first()).toBeVisible();
    }
  });

  test(`other comments on the letter stand under statements, undated where the article gives no date (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people/xie-yang`);
    const statements = page.locator("#statements");
    await expect(statements).toContainText("A welcome move,");
    await expect(statements).toContainText("important, positive example");
    await expect(statements).toContainText(locale === "en" ? /no date given/iu : /未注明日期|无日期|没有日期/u);
    await expect(page.locator("#timeline")).not.toContainText("A welcome move,");
    // What does not concern the letter is not hung on anybody it names.
    await expect(page.locator("main")).not.toContainText("intent on eliminating civil society");
  });

  test(`the letter shows eleven signatories, the noted absence, who is named and the chain of sources (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/statements/joint-letter-2017-02-27`);
    const signed = page.locator("#signatories").getByRole("listitem");
    await expect(signed).toHaveCount(11);
    for (const country of SIGNATORIES[locale]) await expect(page.locator("#signatories")).toContainText(country);
    await expect(signed.first()).toContainText("ambassadors and diplomatic representatives");
    const absent = page.locator("#absent");
    await expect(absent.getByRole("listitem")).toHaveCount(1);
    await expect(absent).toContainText(locale === "en" ? "United States" : "美国");
    const main = page.locator("main");
    await expect(main).toContainText("has not been made public");
    for (const name of NAMED) await expect(main.getByRole("link", { name: new RegExp(name, "u") }).first()).toBeVisible();
    await expect(main.locator(`a[href="/${locale}/practices/rsdl"]`).first()).toBeVisible();
    for (const words of ["credible claims of torture", "contrary to China’s international human rights obligations.", "growing concern over recent claims"]) await expect(main).toContainText(words);
    await expect(main.locator(`a[href^="/${locale}/sources/"]`).filter({ hasText: /Globe and Mail/u }).first()).toBeVisible();
  });

  test(`the countries page shows the letter as a matrix with three states (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/countries`);
    const table = page.getByRole("table").first();
    const word = locale === "en" ? { signed: /signed/iu, absent: /noted absent/iu } : { signed: /签署/u, absent: /未联署/u };
    await expect(table.getByRole("row").filter({ hasText: SIGNATORIES[locale][2] })).toContainText(word.signed);
    await expect(table.getByRole("row").filter({ hasText: locale === "en" ? "United States" : "美国" })).toContainText(word.absent);
  });
}

test("the address without a language leads to the reader's own", async ({ request }) => {
  const chinese = await request.get("/", { headers: { "accept-language": "zh-CN,zh;q=0.9" }, maxRedirects: 0 });
  expect(chinese.status()).toBe(307);
  expect(chinese.headers()["location"]).toBe("/zh");
  const other = await request.get("/", { headers: { "accept-language": "fr" }, maxRedirects: 0 });
  expect(other.headers()["location"]).toBe("/en");
});

test("nobody in the seed is put under the practice: the article does not say so", async ({ page }) => {
  await page.goto("/en/practices/rsdl");
  await expect(page.locator("main")).toContainText("指定居所监视居住");
  await expect(page.locator("#people")).toContainText(/nobody|nothing recorded|no one/iu);
});

test("nobody in the seed is in custody, charged or represented: the article says none of it, and no page makes room for it", async ({ page }) => {
  for (const address of ["/en/people/xie-yang", "/zh/people/wu-gan", "/en/practices/rsdl", "/zh/practices/rsdl"]) {
    await page.goto(address);
    await expect(page.locator("main h1")).toHaveCount(1);
    await expect(page.locator("#custody, #charges, #lawyers, #spells, #years, #counting-rule, .clock, svg"), address).toHaveCount(0);
  }
});
