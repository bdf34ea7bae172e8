/** Pictures, drawings and fonts off, as well as scripts: every word, number and state is there as text, and every form works. */
import { expect, test } from "@playwright/test";
import { drawingsWithoutWords, inBareBrowser } from "../bare-browser";

/** A page of every kind that the article fills. */
const PATHS = [
  "", "/people", "/people?q=xie&role=detained", "/people?q=zzzzz&exact=1", "/people/xie-yang", "/people/xie-yang/editions", "/people/xie-yang/editions/1", "/lawyers", "/practices", "/practices/rsdl", "/statements",
  "/statements/joint-letter-2017-02-27", "/countries", "/countries/ca", "/organisations", "/organisations/human-rights-watch", "/sources", "/sources/humanosphere-2017-03-21", "/updates", "/data", "/about", "/corrections",
  "/no-such-page",
] as const;

const WORDS = {
  en: { search: "Search", show: "Show results", signed: "signed", absent: "noted absent", nothing: "nothing on record", practice: /^Practice(?:$| \d)/u },
  zh: { search: "搜索", show: "显示结果", signed: "已签署", absent: "被指未联署", nothing: "无记录", practice: /^羁押措施(?:$| 已选)/u },
} as const;

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];

  test(`no word of any page is in a picture, a drawing or a font (${locale})`, async ({ page, browser, baseURL }) => {
    await inBareBrowser(browser, baseURL, async (bare) => {
      for (const path of PATHS) {
        const address = `/${locale}${path}`;
        // Tests beside this one publish: both are read again until they are of one moment.
        await expect(async () => {
          await page.goto(address);
          await bare.goto(address);
          expect(await drawingsWithoutWords(page), address).toEqual([]);
          await page.evaluate(() => document.querySelectorAll("svg, img, canvas").forEach((drawing) => drawing.remove()));
          expect(await bare.locator("body").innerText(), address).toBe(await page.locator("body").innerText());
        }).toPass();
      }
    });
  });

  test(`each cell of the matrix says its state (${locale})`, async ({ browser, baseURL }) => {
    await inBareBrowser(browser, baseURL, async (bare) => {
      await bare.goto(`/${locale}/countries`);
      const said = await bare.locator("table.matrix tbody td").allInnerTexts();
      expect(said.length).toBeGreaterThan(10);
      for (const state of [words.signed, words.absent, words.nothing]) expect(said.some((cell) => cell.includes(state)), state).toBe(true);
      expect(said.filter((cell) => ![words.signed, words.absent, words.nothing].some((state) => cell.includes(state)))).toEqual([]);
    });
  });

  test(`people are found, narrowed down and counted by forms alone (${locale})`, async ({ browser, baseURL }) => {
    await inBareBrowser(browser, baseURL, async (bare) => {
      await bare.goto(`/${locale}`);
      await bare.getByRole("searchbox").fill("wangquanzhang");
      await bare.getByRole("button", { name: words.search, exact: true }).click();
      await expect(bare.locator("ul.people > li")).toHaveCount(1);
      // Tests beside this one publish: the number is compared again until it and what it promised are of one moment.
      await expect(async () => {
        await bare.goto(`/${locale}/people`);
        await bare.locator("details.facet > summary").nth(1).click();
        const choice = bare.locator("details.facet[open] label").first();
        const number = /\d+/u.exec(await choice.locator(".facet-count").innerText())?.[0] ?? "none";
        await choice.click();
        await bare.getByRole("button", { name: words.show }).click();
        await expect(bare.locator(".chosen a")).not.toHaveCount(0, { timeout: 5_000 });
        expect(await bare.locator(".search-count").innerText()).toContain(number);
      }).toPass();
    });
  });
}

test("such a browser shows no drawing and asks for no font: the tests above look at what they say", async ({ browser, baseURL }) => {
  await inBareBrowser(browser, baseURL, async (bare) => {
    const asked: string[] = [];
    bare.on("requestfinished", (request) => asked.push(request.resourceType()));
    await bare.goto("/en/countries");
    await bare.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("beforeend", `<section><svg width="40" height="40"><text>42</text></svg></section>`));
    await expect(bare.locator("main svg").last()).toBeHidden();
    expect(await drawingsWithoutWords(bare)).toEqual([expect.stringContaining("<svg")]);
    // A map is told by the table beside it, and by nothing else on the page.
    await bare.evaluate(() => document.querySelector("main")?.append(...document.querySelectorAll("figure.outline-map")));
    expect(await drawingsWithoutWords(bare)).toHaveLength(2);
    expect(await bare.evaluate(() => getComputedStyle(document.body).fontFamily)).toBe("monospace");
    expect(asked.filter((kind) => !["document", "stylesheet", "other"].includes(kind))).toEqual([]);
  });
});
