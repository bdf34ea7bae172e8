/** Past editions in public: read, compared, withheld, withdrawn and led to, in both languages and without scripts. */
import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { passesAxe, schemesIn } from "../axe";
import { drawingsWithoutWords, inBareBrowser } from "../bare-browser";
import { lostInForcedColours } from "../forced-colours";
import { makeEditions, type MadeEditions } from "../make-records";
import { browserFor, called, namedAlike, taken } from "../pictures/taken";

test.use({ javaScriptEnabled: false });

const WORDS = {
  en: { withheld: "content withheld", stands: "stands now", past: "This is a past edition", compare: "Compare", show: "Show that day’s edition", none: "There was no edition yet", future: "has not come yet", invalid: "This is not a day", removed: "removed:", added: "added:", gone: "This record was withdrawn" },
  zh: { withheld: "内容已停止公开", stands: "现行版本", past: "这是过往版本", compare: "比较", show: "显示当日版本", none: "尚无任何版本", future: "尚未到来", invalid: "这不是可以查询的日期", removed: "删去：", added: "加入：", gone: "此记录已撤下" },
} as const;
/** In the withheld edition and its note, and nowhere else. */
const SECRET = /secret gardener|gardener’s own garden/u;

let made: MadeEditions;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  made = await makeEditions();
});

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];
  const below = (rest: string) => `/${locale}/people/${made.person}/editions${rest}`;

  test(`a record leads to the list of its editions, which says of each what it is (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people/${made.person}`);
    await page.locator(".edition-box").getByRole("link").nth(1).click();
    await expect(page).toHaveURL(below(""));
    const entries = page.locator("ol.edition-list > li");
    await expect(entries).toHaveCount(4);
    await expect(entries.nth(0)).toContainText(words.stands);
    await expect(entries.nth(1)).toContainText("The place and the number of men were misread.");
    await expect(entries.nth(2)).toContainText(words.withheld);
    await expect(entries.nth(2)).not.toContainText(SECRET);
    for (const entry of await entries.all()) await expect(entry.locator("code")).toHaveText(/^[0-9a-f]{64}$/u);
    await expect(page.locator("#verify code.command").nth(1)).toContainText(`/api/v1/people/${made.person}/editions/4/body | sha256sum`);
  });

  test(`a past edition is drawn as it was, says so, is cited by an address of its own, and leads to what stands (${locale})`, async ({ page, request }) => {
    await page.goto(below("/1"));
    await expect(page.getByRole("note")).toContainText(words.past);
    await expect(page.locator("#timeline")).toContainText("Taken away from an invented garden by four men.");
    await expect(page.locator("#facts")).toContainText(locale === "en" ? "lawyer" : "律师");
    await expect(page.locator("main").getByRole("link", { name: /Invented harvest report/u }).first()).toBeVisible();
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/u);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`/${locale}/people/${made.person}$`, "u"));
    await expect(page.locator("#cite")).toContainText(below("/1"));
    for (const [name, file] of [["BibTeX", "cite.bib"], ["RIS", "cite.ris"]] as const) {
      await expect(page.locator("#cite").getByRole("link", { name })).toHaveAttribute("href", below(`/1/${file}`));
      const answer = await request.get(below(`/1/${file}`));
      expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining(below("/1"))]);
    }
    await page.getByRole("note").getByRole("link").first().click();
    await expect(page).toHaveURL(`/${locale}/people/${made.person}`);
    await expect(page.locator("main")).not.toContainText("Taken away from an invented garden by four men.");
  });

  test(`a withheld edition keeps its entry and tells nothing of its content (${locale})`, async ({ page, request }) => {
    const answer = await page.goto(below("/2"));
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("note")).toContainText(words.withheld.slice(0, 4));
    await expect(page.locator(".edition-box code")).toHaveText(/^[0-9a-f]{64}$/u);
    for (const address of ["", "/1", "/2", "/2/cite.bib", "/2/cite.ris", "/3", "/4", "/compare?from=2&to=3", "/compare?from=1&to=4"]) expect(await (await request.get(below(address))).text(), address).not.toMatch(SECRET);
    await page.goto(below("/compare?from=1&to=2"));
    await expect(page.locator("main")).toContainText(locale === "en" ? "Edition 2 cannot be compared" : "第2版无法比较");
    await expect(page.locator("#edition-from option")).toHaveCount(3);
  });

  test(`what is withheld, removed and added is said in words, and the forms work, with drawings, pictures and fonts off (${locale})`, async ({ browser, baseURL }) => {
    await inBareBrowser(browser, baseURL, async (bare) => {
      await bare.goto(below(""));
      expect(await bare.locator("ol.edition-list > li").nth(2).innerText()).toContain(words.withheld);
      await bare.locator("#edition-from").selectOption("1");
      await bare.locator("#edition-to").selectOption("4");
      await bare.getByRole("button", { name: words.compare, exact: true }).click();
      await expect(bare).toHaveURL(below("/compare?from=1&to=4"));
      const told = await bare.locator("main").innerText();
      for (const text of [words.removed, words.added]) expect(told).toContain(text);
      await bare.goto(below("/2"));
      expect(await bare.getByRole("note").innerText()).toContain(words.withheld.slice(0, 4));
      expect(await drawingsWithoutWords(bare)).toEqual([]);
    });
  });

  test(`two editions are chosen by a form and compared field by field, in marks and in words (${locale})`, async ({ page }) => {
    await page.goto(below(""));
    await page.locator("#edition-from").selectOption("1");
    await page.locator("#edition-to").selectOption("4");
    await page.getByRole("button", { name: words.compare, exact: true }).click();
    await expect(page).toHaveURL(below("/compare?from=1&to=4"));
    const facts = page.locator("article.comparison");
    await expect(facts).toHaveCount(3);
    const event = facts.filter({ hasText: "invented" });
    await expect(event.locator("del.bg-danger-soft").filter({ hasText: "garden" })).toContainText(words.removed);
    await expect(event.locator("ins").filter({ hasText: "field" }).first()).toContainText(words.added);
    await expect(event.locator("del").filter({ hasText: locale === "en" ? "May 2031" : "2031年5月" })).toBeVisible();
    await expect(event.locator("ins").filter({ hasText: locale === "en" ? "alleged" : "指称" })).toBeVisible();
    await expect(event.locator("q").filter({ hasText: "was led from the field" })).toBeVisible();
    await expect(facts.filter({ hasText: "测试苤蓝" }).locator('ins [lang="zh-Hans"]')).toBeVisible();
    await expect(facts.filter({ hasText: locale === "en" ? "lawyer" : "律师" }).locator("dd > del.whole").first()).toBeVisible();
  });

  test(`a day leads to the edition that stood at its end, or says why to none (${locale})`, async ({ page, request }) => {
    const today = new Date().toISOString().slice(0, 10);
    await page.goto(below(""));
    await page.locator("#edition-asof").fill(today);
    await page.getByRole("button", { name: words.show }).click();
    await expect(page).toHaveURL(below("/4"));
    const led = await request.get(below(`?asof=${today}`), { maxRedirects: 0 });
    expect([led.status(), led.headers()["location"]]).toEqual([303, below("/4")]);
    for (const [day, status, said] of [["2001-01-01", 200, words.none], ["2199-01-01", 200, words.future], ["2999-01-01", 400, words.invalid], ["0001-01-01", 400, words.invalid], ["yesterday", 400, words.invalid], ["2017-02-30", 400, words.invalid]] as const) {
      const answer = await request.get(below(`?asof=${day}`), { maxRedirects: 0 });
      expect([day, answer.status()]).toEqual([day, status]);
      expect(await answer.text(), day).toContain(said);
    }
  });

  test(`an edition that never was is a 404 (${locale})`, async ({ request }) => {
    for (const rest of ["/5", "/0", "/none", "/5/cite.bib", "/none/cite.ris", "/compare?from=1&to=9", "/compare?from=x&to=2"]) expect([rest, (await request.get(below(rest))).status()]).toEqual([rest, 404]);
    expect((await request.get(`/${locale}/unicorns/${made.person}/editions`)).status()).toBe(404);
    // Without the numbers, or with one, there is something to compare all the same.
    for (const rest of ["/compare", "/compare?from=1"]) expect([rest, (await request.get(below(rest))).status()]).toEqual([rest, 200]);
  });

  test(`of a withdrawn record every address of its editions answers 410 and tells nothing (${locale})`, async ({ request }) => {
    for (const rest of ["/editions/1/cite.bib", "/editions/99/cite.ris"]) expect([rest, (await request.get(`/${locale}/people/${made.gone}${rest}`)).status()]).toEqual([rest, 410]);
    for (const rest of ["", "/editions", "/editions/1", "/editions/2", "/editions/99", "/editions/none", "/editions/compare?from=1&to=2", "/editions?asof=2031-01-01"]) {
      const answer = await request.get(`/${locale}/people/${made.gone}${rest}`);
      expect([rest, answer.status()]).toEqual([rest, 410]);
      const html = await answer.text();
      expect(html, rest).toContain(words.gone);
      expect(html, rest).not.toMatch(/Vanished|Unseen|misread|[0-9a-f]{64}/u);
    }
  });

  test(`an old address leads for good to the record in the same language, and nowhere once that is withdrawn (${locale})`, async ({ request }) => {
    for (const [rest, to] of [["", ""], ["/editions", "/editions"], ["/editions/1", "/editions"], ["/editions/compare?from=1&to=2", "/editions"]] as const) {
      const answer = await request.get(`/${locale}/people/${made.old}${rest}`, { maxRedirects: 0 });
      expect([rest, answer.status(), answer.headers()["location"]]).toEqual([rest, 301, `/${locale}/people/${made.person}${to}`]);
      expect(await answer.text()).not.toContain("x-location");
    }
    const led = await request.get(`/${locale}/people/${made.formerlyGone}`, { maxRedirects: 0 });
    const never = await request.get(`/${locale}/people/nobody-by-this-name`, { maxRedirects: 0 });
    expect([led.status(), await led.text()]).toEqual([404, await never.text()]);
    expect(never.status()).toBe(404);
  });
}

test("a printed record says at its top which edition it is, where that stands and of what day, and a screen does not", async ({ page }) => {
  await page.goto(`/en/people/${made.person}`);
  const line = page.locator(".on-paper");
  await expect(line).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(line).toBeVisible();
  await expect(line).toContainText(`/en/people/${made.person}/editions/4`);
  await expect(line).toContainText(/^Edition 4, published .+\. http.+ Printed as it stood on .+ \(UTC\)\.$/u);
});

test("the API gives the bytes behind each hash, and none that is withheld or withdrawn", async ({ request }) => {
  const address = `/api/v1/people/${made.person}/editions`;
  const { items } = await (await request.get(address)).json();
  expect(items).toHaveLength(4);
  for (const { number, sha256 } of items as { number: number; sha256: string }[]) {
    const answer = await request.get(`${address}/${String(number)}/body`);
    if (number === 2) expect(answer.status()).toBe(410);
    else expect(createHash("sha256").update(await answer.body()).digest("hex")).toBe(sha256);
  }
  for (const rest of ["", "/editions", "/editions/1", "/editions/1/body"]) expect((await request.get(`/api/v1/people/${made.gone}${rest}`)).status(), rest).toBe(410);
  const led = await request.get(`/api/v1/people/${made.old}`, { maxRedirects: 0 });
  expect([led.status(), led.headers()["location"]]).toEqual([301, `/api/v1/people/${made.person}`]);
});

test("whoever runs the checker on this site finds every hash and chain good", async ({ baseURL }) => {
  const { stdout } = await promisify(execFile)(process.execPath, ["server/verify.mjs", baseURL ?? ""]);
  expect(stdout).toContain(`✓ people/${made.person}: 4 editions, 1 withheld`);
  expect(stdout).toContain("✓ people/xie-yang: 1 edition");
  expect(stdout).toContain("every hash and every chain holds");
  expect(stdout).not.toContain(made.gone);
});

test("the updates tell of a withheld edition without its note", async ({ request }) => {
  for (const address of ["/en/updates", "/zh/updates", "/en", "/api/v1/updates"]) {
    const text = await (await request.get(address)).text();
    expect(text, address).not.toMatch(SECRET);
    if (address !== "/en") expect(text, address).toContain("The place and the number of men were misread.");
  }
});

test("in the system's colours what was removed and what was added are told apart", async ({ page }) => {
  for (const locale of ["en", "zh"]) {
    await page.goto(`/${locale}/people/${made.person}/editions/compare?from=1&to=4`);
    expect(await lostInForcedColours(page), locale).toEqual([]);
    await page.emulateMedia({ forcedColors: "active" });
    const lines = async (which: "ins" | "del") => page.locator(`article.comparison ${which}:not(.whole)`).first().evaluate((element) => getComputedStyle(element).textDecorationLine);
    expect([await lines("del"), await lines("ins")]).toEqual(["line-through", "underline"]);
    await page.emulateMedia({ forcedColors: "none" });
  }
});

test("the pages fit a phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const locale of ["en", "zh"]) {
    for (const rest of ["", "/1", "/2", "/compare?from=1&to=4"]) {
      await page.goto(`/${locale}/people/${made.person}/editions${rest}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wider, `${locale} ${rest}`).toBeLessThanOrEqual(0);
    }
  }
});

test.describe("with axe", () => {
  // The page's own scripts stay forbidden by its policy; axe itself needs timers, which do not run where scripts are switched off.
  test.use({ javaScriptEnabled: true });

  test("no page of editions has a violation, light and dark, in both languages", async ({ page }) => {
    for (const locale of ["en", "zh"]) {
      for (const rest of ["/editions", "/editions/1", "/editions/2", "/editions/compare?from=1&to=4", "/editions/compare?from=1&to=2", "/editions?asof=never", "/editions?asof=2001-01-01"]) {
        const address = `/${locale}/people/${made.person}${rest}`;
        await page.goto(address);
        await passesAxe(page, address, schemesIn(locale));
      }
    }
  });
});

for (const [shot, path, covered] of [
  // Days of publication are others in each run.
  [{ name: "comparison", language: "en", width: 1280, colorScheme: "light" }, () => `people/${made.person}/editions/compare?from=1&to=4`, "main > .lead"],
  [{ name: "withdrawn", language: "zh", width: 1280, colorScheme: "dark" }, () => `people/${made.gone}`, null],
] as const) {
  test(called(shot), async ({ browser, baseURL }) => {
    const page = await browser.newPage({ ...browserFor(shot), javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
    await page.goto(`/${shot.language}/${path()}`);
    await namedAlike(page);
    await taken(page, shot, covered === null ? [] : [page.locator(covered)]);
    await page.close();
  });
}
