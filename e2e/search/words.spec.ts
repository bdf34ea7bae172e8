/** Words of events, statements and sources, and the lists with their filters, on the article's record and on invented people; without scripts. */
import { expect, test, type Page } from "@playwright/test";
import { passesAxe, schemesIn } from "../axe";
import { insertAccount } from "../accounts";
import { inventedName } from "../invented";
import { LEARNT_WITHIN } from "../kept-pages";
import { makePerson, makeSearchable, withdraw, type Searchable } from "../make-records";

test.use({ javaScriptEnabled: false });

const WORDS = {
  en: { search: "Search", show: "Show results", nothing: /Nothing on this record matches|No event, statement or source/u, form: /^Form(?:$| \d)/u },
  zh: { search: "搜索", show: "显示结果", nothing: /本记录中没有相符的内容|没有含有这些字词的/u, form: /^形式(?:$| 已选)/u },
} as const;

let made: Searchable;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  made = await makeSearchable("蘘", "Rang");
});

const found = (page: Page) => page.locator("ul.found > li");

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];

  test(`a reader types words on the home page and comes to where they stand (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}`);
    await page.getByRole("searchbox").fill("rounded up");
    await page.getByRole("button", { name: words.search, exact: true }).click();
    await expect(page).toHaveURL(`/${locale}/search?q=rounded+up`);
    await expect(found(page)).toHaveCount(5);
    const first = found(page).first();
    await expect(first.locator("mark").first()).toHaveText("rounded");
    const href = (await first.getByRole("link").first().getAttribute("href")) ?? "";
    expect(href).toMatch(new RegExp(`^/${locale}/people/[a-z-]+#event-[0-9a-f-]{36}$`, "u"));
    await first.getByRole("link").first().click();
    await expect(page.locator(`[id="${href.split("#")[1] ?? ""}"]`)).toContainText("rounded up");
  });

  test(`a name typed there finds its person first, and the way to all filters (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/search?q=${encodeURIComponent(made.surname)}`);
    await expect(page.locator("ul.people > li")).toHaveCount(5);
    await page.locator("section[aria-labelledby=people-heading] .next-page a").click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/people\\?q=`, "u"));
    await expect(page.locator(".search-count")).toContainText(String(made.people));
  });

  test(`statements are narrowed by a filter, which is taken away again (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/statements`);
    const rows = page.locator("ul.records > li");
    const whole = await rows.count();
    await page.locator("details.facet > summary").filter({ hasText: words.form }).click();
    await page.locator('input[name="form"][value="joint_letter"]').check();
    await page.getByRole("button", { name: words.show }).click();
    await expect(page).toHaveURL(/form=joint_letter/u);
    const number = await rows.count();
    expect(number).toBeGreaterThan(0);
    expect(number).toBeLessThan(whole);
    await page.locator(".chosen a").first().click();
    await expect(page).not.toHaveURL(/form=/u);
    await expect(page.locator(".chosen a")).toHaveCount(0);
    // Tests beside this one publish: what is there without the filter is compared with the whole list as it stands at that moment.
    const without = page.url();
    await expect(async () => {
      await page.goto(without);
      const left = await rows.allInnerTexts();
      await page.goto(`/${locale}/statements`);
      expect(left).toEqual(await rows.allInnerTexts());
      expect(left.length).toBeGreaterThan(number);
    }).toPass();
  });

  test(`what nothing answers says so, with the question and ways on (${locale})`, async ({ page }) => {
    for (const list of ["search", "statements", "sources"]) {
      await page.goto(`/${locale}/${list}?q=zzqnowhere`);
      await expect(page.getByRole("heading", { name: words.nothing }), list).toBeVisible();
      await expect(page.getByRole("searchbox"), list).toHaveValue("zzqnowhere");
      await expect(page.locator(".empty-search"), list).toContainText("zzqnowhere");
    }
  });
}

test("every list links what it shows as data and as feeds, and these answer with the same filters", async ({ page, request }) => {
  for (const address of ["/en/search?q=lawyers", "/zh/statements?form=joint_letter", "/en/sources?origin=derived", "/en/updates?record=statement", `/en/people?practice=${made.practice}`, "/zh/lawyers?role=detained"]) {
    await page.goto(address);
    const links = await page.locator("section[aria-labelledby=take-heading] ul a").evaluateAll((all) => all.map((link) => [link.getAttribute("href") ?? "", link.getAttribute("type") ?? ""] as const));
    expect(links.map(([, type]) => type), address).toEqual(["application/json", "text/csv", "application/atom+xml", "application/feed+json"]);
    for (const [href, type] of links) {
      const answer = await request.get(href);
      expect(answer.status(), href).toBe(200);
      expect(answer.headers()["content-type"]?.split(";")[0], href).toBe(type);
      expect(href, address).toContain(address.split("?")[1] ?? "");
    }
    const alternates = await page.locator("link[rel=alternate][type]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    for (const [href, type] of links.filter(([, each]) => each !== "text/csv")) expect(alternates, `${address} ${type}`).toContain(href);
  }
  expect((await request.get("/en/statements/feed.atom?form=nonsense")).status()).toBe(400);
});

test.describe("for a screen reader", () => {
  // axe needs timers, which do not run where scripts are switched off; the page's own stay forbidden by its policy.
  test.use({ javaScriptEnabled: true });

  test("every state passes axe, in both languages", async ({ page }) => {
    for (const locale of ["en", "zh"]) {
      for (const state of ["search?q=lawyers", `search?q=${encodeURIComponent(made.surname)}`, "search?q=zzqnowhere", "statements?form=joint_letter&q=torture", "sources?origin=derived", "updates?record=person", "statements?form=post&year=2031"]) {
        await page.goto(`/${locale}/${state}`);
        for (const summary of await page.locator("details.facet > summary").all()) await summary.click();
        await passesAxe(page, `${locale} ${state}`, schemesIn(locale));
      }
    }
  });
});

test("nothing is wider than a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ["/en/search", "/en/search?q=lawyers", "/zh/search?q=lawyers&kind=event", "/en/statements?q=torture&form=joint_letter", "/zh/sources", "/en/updates?record=person", "/en/search?q=zzqnowhere"]) {
    await page.goto(address);
    expect(await page.locator("body").evaluate((body) => body.scrollWidth), address).toBeLessThanOrEqual(320);
  }
});

test("the words of a withdrawn person are found by nothing, at once, also where the answer was kept", async ({ request }) => {
  const addresses = ["/en/search?q=taken+away", "/api/v1/search?q=taken+away", "/api/v1/search.csv?q=taken+away", `/en/people/feed.atom?practice=${made.practice}`, `/zh/people/feed.json?practice=${made.practice}`];
  for (const address of addresses) expect(await (await request.get(address)).text(), address).toContain(made.first.slug);
  await withdraw(made.first.recordId);
  // The edge follows the publication sequence within two seconds (docs/decisions/005-the-edge.md).
  await expect(async () => {
    for (const address of addresses) expect(await (await request.get(address)).text(), address).not.toContain(made.first.slug);
  }).toPass({ timeout: LEARNT_WITHIN });
});

test("a withdrawn person is among no updates and in no feed of them, at once, also where the answer was kept", async ({ request }) => {
  // Published now, since the newest alone are listed, and tests beside this one publish too.
  const [researcher, editor] = await Promise.all([insertAccount("researcher"), insertAccount("editor")]);
  const { slug, recordId } = await makePerson({ name: inventedName("Zedoary"), researcher, editor });
  const addresses = ["/zh/updates", "/en/updates?record=person", "/en/updates/feed.json", "/zh/updates/feed.atom?record=person", "/api/v1/updates?record=person", "/api/v1/updates.csv?record=person"];
  const namedAt = async () => (await Promise.all(addresses.map(async (address) => ((await (await request.get(address)).text()).includes(slug) ? address : [])))).flat();
  await expect(async () => expect(await namedAt()).toEqual(addresses)).toPass();
  await withdraw(recordId);
  await expect(async () => expect(await namedAt()).toEqual([])).toPass({ timeout: LEARNT_WITHIN });
});
