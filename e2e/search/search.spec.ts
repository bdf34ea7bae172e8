/** Search and browse of people with invented people on record, without scripts, in both languages. */
import { expect, test, type Page } from "@playwright/test";
import { passesAxe, schemesIn } from "../axe";
import { LEARNT_WITHIN } from "../kept-pages";
import { makeSearchable, withdraw, type Searchable } from "../make-records";

test.use({ javaScriptEnabled: false });

const WORDS = {
  en: { search: "Search", show: "Show results", practice: /^Practice(?:$| \d)/u, page2: "Page 2", next: "Next page", byPinyin: "the pinyin of the whole name", nobody: "Nobody on this record matches" },
  zh: { search: "搜索", show: "显示结果", practice: /^羁押措施(?:$| 已选)/u, page2: "第2页", next: "下一页", byPinyin: "全名的拼音", nobody: "本记录中没有符合条件的人" },
} as const;

let made: Searchable;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  made = await makeSearchable("茄", "Qie");
});

const results = (page: Page) => page.locator("ul.people > li");

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];

  test(`a reader types a name, narrows it by a filter and takes the filter away again (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people`);
    await page.getByRole("searchbox").fill(made.surname);
    await page.getByRole("button", { name: words.search, exact: true }).click();
    await expect(results(page)).toHaveCount(25);
    await expect(page.locator(".search-count")).toContainText(String(made.people));
    await page.locator("details.facet > summary").filter({ hasText: words.practice }).click();
    const filter = page.locator(`input[name="practice"][value="${made.practice}"]`);
    const number = await filter.locator("xpath=ancestor::label").locator(".facet-count").textContent();
    expect(number).toMatch(/^1\D/u);
    await filter.check();
    await page.getByRole("button", { name: words.show }).click();
    await expect(page).toHaveURL(new RegExp(`practice=${made.practice}`, "u"));
    await expect(results(page)).toHaveCount(1);
    await expect(results(page).getByRole("link")).toHaveAttribute("href", `/${locale}/people/${made.first.slug}`);
    await expect(page.getByRole("searchbox")).toHaveValue(made.surname);
    await page.locator(".chosen a").nth(1).click();
    await expect(page).not.toHaveURL(/practice=/u);
    await expect(results(page)).toHaveCount(25);
  });

  test(`results are numbered pages, and the other language shows the same search (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people?q=${encodeURIComponent(made.surname)}`);
    await page.locator("nav.pages").getByRole("link", { name: words.page2, exact: true }).click();
    await expect(results(page)).toHaveCount(made.people - 25);
    await expect(page.locator("nav.pages [aria-current=page]")).toHaveText("2");
    const other = locale === "en" ? "zh" : "en";
    await page.locator("a.site-language").click();
    await expect(page).toHaveURL(new RegExp(`/${other}/people\\?q=.*page=2`, "u"));
    await expect(results(page)).toHaveCount(made.people - 25);
    // A page behind the last is the last.
    await page.goto(`/${locale}/people?q=${encodeURIComponent(made.surname)}&page=77`);
    await expect(results(page)).toHaveCount(made.people - 25);
  });

  test(`each row says why it is there (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people?q=qie+baishi`);
    await expect(results(page).first().locator(".why-matched")).toContainText(words.byPinyin);
    await expect(results(page).first().locator(".why-matched q")).toHaveText("茄柏石");
    await expect(results(page).first().locator(".why-matched q")).toHaveAttribute("lang", "zh-Hans");
  });

  test(`an empty result repeats the question and offers what would find somebody (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people?q=qie+songsi&exact=1&practice=${made.practice}`);
    await expect(page.getByRole("heading", { name: words.nobody })).toBeVisible();
    await expect(page.locator(".empty-search")).toContainText("qie songsi");
    await expect(page.getByRole("searchbox")).toHaveValue("qie songsi");
    // Without exactness the slip is forgiven; the practice stays chosen.
    await page.locator(".empty-search .bullets a").first().click();
    await expect(results(page)).toHaveCount(1);
    await expect(page).toHaveURL(new RegExp(`practice=${made.practice}`, "u"));
  });
}

test("the same people are there as JSON and as CSV, at addresses that the page links to", async ({ page, request }) => {
  await page.goto(`/en/people?country=${made.country}`);
  await expect(results(page)).toHaveCount(1);
  const [json, csv] = await page.locator("section[aria-labelledby=take-heading] ul a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const asJson = await request.get(json ?? "");
  expect(asJson.headers()["content-type"]).toContain("application/json");
  const { total, items } = (await asJson.json()) as { total: number; items: { slug: string }[] };
  expect([total, items.map(({ slug }) => slug)]).toEqual([1, [made.first.slug]]);
  const asCsv = await request.get(csv ?? "");
  expect(asCsv.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(asCsv.headers()["content-disposition"]).toBe('attachment; filename="people.csv"');
  const lines = (await asCsv.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]?.startsWith("\uFEFFid,slug,name")).toBe(true);
  expect(lines[1]).toContain(`,${made.first.slug},Qie Songshi,茄松石,`);
  expect((await request.get("/api/v1/people?ocupation=lawyer")).status()).toBe(400);
  expect((await request.get("/api/v1/people.csv?part=0")).status()).toBe(400);
});

test("the API goes on by cursor to its end and meets everybody once", async ({ request }) => {
  const seen: string[] = [];
  let next: string | null = "/api/v1/people?sort=updated";
  while (next !== null) {
    const answer = (await (await request.get(next)).json()) as { items: { slug: string }[]; next: string | null };
    seen.push(...answer.items.map(({ slug }) => slug));
    next = answer.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toContain(made.first.slug);
});

test.describe("for a screen reader", () => {
  // axe needs timers, which do not run where scripts are switched off; the page's own stay forbidden by its policy.
  test.use({ javaScriptEnabled: true });

  test("every state passes axe, in both languages", async ({ page }) => {
    const states = [`people?q=${encodeURIComponent(made.surname)}&role=detained`, `people?q=${encodeURIComponent(made.surname)}&page=2`, "people?q=zzzzz&exact=1&occupation=lawyer", "lawyers?role=detained&sort=event"];
    for (const locale of ["en", "zh"]) {
      for (const state of states) {
        await page.goto(`/${locale}/${state}`);
        for (const summary of await page.locator("details.facet > summary").all()) await summary.click();
        await passesAxe(page, `${locale} ${state}`, schemesIn(locale));
      }
    }
  });
});

test("nothing is wider than a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [`/en/people?q=${encodeURIComponent(made.surname)}&practice=${made.practice}&role=detained`, "/zh/people", "/en", "/en/people?q=zzzzz&exact=1"]) {
    await page.goto(address);
    expect(await page.locator("body").evaluate((body) => body.scrollWidth), address).toBeLessThanOrEqual(320);
  }
});

test("a withdrawn person is found by nothing, at once, also where the answer was kept", async ({ page, request }) => {
  const addresses = [`/en/people?q=qie+songshi`, `/en/people?practice=${made.practice}`, `/zh/people?country=${made.country}`, `/api/v1/people?country=${made.country}`, "/api/v1/people.csv?occupation=lawyer"];
  for (const address of addresses) expect(await (await request.get(address)).text(), address).toContain(made.first.slug);
  await withdraw(made.first.recordId);
  // The edge follows the publication sequence within two seconds (docs/decisions/005-the-edge.md).
  await expect(async () => {
    for (const address of addresses) expect(await (await request.get(address)).text(), address).not.toContain(made.first.slug);
  }).toPass({ timeout: LEARNT_WITHIN });
  await page.goto(`/en/people?q=${encodeURIComponent(made.surname)}`);
  await expect(page.locator(".search-count")).toContainText(`${String(made.people - 1)} match`);
  await page.goto(`/en/people?practice=${made.practice}`);
  await expect(page.getByRole("heading", { name: WORDS.en.nobody })).toBeVisible();
});
