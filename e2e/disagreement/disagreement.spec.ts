/** Where sources contradict each other, no page says one side as a finding: headings, matrix and lists carry the mark, without scripts. */
import { expect, test } from "@playwright/test";
import { drawingsWithoutWords, inBareBrowser } from "../bare-browser";
import { untilTheyHold } from "../kept-pages";
import { makeDisagreement, type Disagreement } from "../make-records";

test.use({ javaScriptEnabled: false });

const WORDS = {
  en: { disputed: "disputed", denied: "denied", alleged: "alleged", preferred: "preferred reading", signed: "signed", none: "0 signatories" },
  zh: { disputed: "有争议", denied: "否认", alleged: "指称", preferred: "首选的说法", signed: "签署", none: "0个签署国" },
} as const;

let made: Disagreement;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ request }) => {
  made = await makeDisagreement();
  await untilTheyHold(request, Object.fromEntries(["en", "zh"].flatMap((locale) => [[`/${locale}/countries`, [made.country, made.statement]], [`/${locale}/lawyers`, [made.plain]]])));
});

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];

  test(`a timeline's heading says that the event is disputed, also where an editor preferred the denial (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people/${made.contradicted}`);
    const entry = page.locator("#timeline ol.timeline > li");
    await expect(entry).toHaveCount(1);
    await expect(entry.locator("h3")).toContainText(words.disputed);
    const readings = entry.locator(".reading");
    await expect(readings).toHaveCount(2);
    await expect(readings.nth(0)).toContainText(words.denied);
    await expect(readings.nth(0)).toContainText(words.preferred);
    await expect(readings.nth(0)).toContainText("A fuller account.");
    await expect(readings.nth(1)).not.toContainText(words.denied);
    // The day is that of the source which says that it happened.
    await expect(entry.locator(".timeline-date time")).toHaveAttribute("datetime", "2031-05-02");
    await page.goto(`/${locale}/people/${made.plain}`);
    await expect(entry.locator("h3")).not.toContainText(words.disputed);
  });

  test(`a cell of the matrix shows a signature and its denial as two (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/countries`);
    const cells = page.locator("table.matrix tbody tr", { has: page.locator(`a[href="/${locale}/countries/${made.country}"]`) }).locator("td p");
    await expect(cells).toHaveCount(2);
    for (const cell of await cells.all()) await expect(cell).toContainText(words.signed);
    const denied = cells.filter({ hasText: words.denied });
    await expect(denied).toHaveCount(1);
    await expect(denied).toContainText("the invented ministry");
  });

  test(`a country whose signature is denied is shown with its marks, and counted nowhere (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/statements/${made.statement}`);
    await expect(page.locator("#signatories h2")).toHaveText(words.none);
    const rows = page.locator("#signatories li");
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: words.denied })).toHaveCount(1);
    await expect(rows.filter({ hasText: words.disputed })).toHaveCount(1);
  });

  test(`each day that sources give a statement is shown with its mark, and no denied one (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/countries/${made.country}`);
    const dates = page.locator("#signed .record-date");
    await expect(dates).toHaveCount(2);
    await expect(dates.nth(0).locator("time")).toHaveAttribute("datetime", "2031-06-02");
    await expect(dates.nth(0)).not.toContainText(words.alleged);
    await expect(dates.nth(1).locator("time")).toHaveAttribute("datetime", "2031-06-03");
    await expect(dates.nth(1)).toContainText(words.alleged);
  });

  test(`every mark of doubt is a word, also with drawings, pictures and fonts off (${locale})`, async ({ browser, baseURL }) => {
    await inBareBrowser(browser, baseURL, async (bare) => {
      const says = async (address: string, part: string, ...said: string[]) => {
        await bare.goto(`/${locale}/${address}`);
        expect(await drawingsWithoutWords(bare), address).toEqual([]);
        for (const text of said) expect(await bare.locator(part).innerText(), `${address}: ${text}`).toContain(text);
      };
      await says(`people/${made.contradicted}`, "#timeline", words.disputed, words.denied, words.preferred, "A fuller account.");
      await says("countries", "table.matrix", words.signed, words.denied);
      await says(`statements/${made.statement}`, "main", words.none, words.denied, words.disputed);
      await says(`countries/${made.country}`, "#signed", words.alleged);
      await says(`practices/${made.practice}`, "#alleged h2", locale === "en" ? "disputed" : "争议");
    });
  });

  test(`nobody is listed as a lawyer of whom that is denied (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/lawyers`);
    await expect(page.locator(`a[href="/${locale}/people/${made.plain}"]`)).toHaveCount(1);
    await expect(page.locator(`a[href="/${locale}/people/${made.contradicted}"]`)).toHaveCount(0);
  });

  test(`a practice lists apart whom sources contradict each other about (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/practices/${made.practice}`);
    const linkTo = (section: string, slug: string) => page.locator(`${section} a[href="/${locale}/people/${slug}"]`);
    await expect(linkTo("#people", made.plain)).toHaveCount(1);
    await expect(linkTo("#people", made.contradicted)).toHaveCount(0);
    await expect(linkTo("#alleged", made.contradicted)).toHaveCount(1);
  });
}
