/** Charts and maps as readers meet them: pictures for the eye alone, the same numbers as tables and files, and nothing that only a colour tells. */
import { brotliCompressSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { passesAxe, schemesIn } from "../axe";
import { expect, test } from "../fixtures";
import { untilTheyHold } from "../kept-pages";
import { makeCharts, type Charted } from "../make-records";

/** Bytes of HTML by Brotli for a page with charts or a map (the styles are those of every page). */
const MOST_BYTES = 40_000;

let made: Charted;
test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ request }) => {
  made = await makeCharts();
  const [last, asking] = [`kitchen gardens ${made.unusual}`, `greenhouses ${made.unusual}`];
  const held = [[`practices/${made.practice}`, [made.past, made.open]], ["countries", [last]], ["countries/kr", [asking]], ["countries/cl", [asking]]] as const;
  await untilTheyHold(request, Object.fromEntries(["en", "zh"].flatMap((locale) => held.map(([address, words]) => [`/${locale}/${address}`, words]))));
});

const cells = (table: Element): string[][] => [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim()));

for (const locale of ["en", "zh"] as const) {
  const words = {
    en: { people: "People", began: "Year in which custody began", days: "Days", uncertain: "2 people", none: "1 person", open: "no end on record", unless: "past the limit unless it ended", small: "Malta", absent: "Noted absent", natural: "Natural Earth" },
    zh: { people: "人数", began: "羁押开始的年份", days: "天数", uncertain: "2人", none: "1人", open: "没有结束记录", unless: "如未结束则超过期限", small: "马耳他", absent: "被指未联署", natural: "Natural Earth" },
  }[locale];

  test.describe(`without scripts (${locale})`, () => {
    test.use({ javaScriptEnabled: false });

    test("people by year stand in the picture, the table and the file alike, and nobody without a year is dropped", async ({ page, request }) => {
      await page.goto(`/${locale}/practices/${made.practice}`);
      const years = page.locator("#years");
      const picture = years.locator("svg.column-chart[aria-hidden='true']");
      expect(await picture.locator("text").allTextContents()).toEqual(expect.arrayContaining([words.people, words.began]));
      for (const beneath of [words.uncertain, words.none]) await expect(years.locator(".chart-beneath")).toContainText(beneath);
      const table = await years.locator("table").evaluate(cells);
      expect(table.slice(0, 7).map(([, stated, alleged]) => [stated, alleged])).toEqual([["1", "0"], ["2", "0"], ["0", "0"], ["1", "1"], ["1", "0"], ["0", "0"], ["1", "0"]]);
      const file: Record<string, string>[] = parse(await (await request.get((await years.locator("a[type='text/csv']").getAttribute("href")) ?? "")).text(), { bom: true, columns: true });
      expect(file.map((row) => [row["people_stated"], row["people_alleged_or_disputed"]])).toEqual(table.map((row) => row.slice(1)));
      expect(await picture.locator("rect.bar-certain").count()).toBe(5);
      expect(await picture.locator("rect.bar-possible").count()).toBe(1);
    });

    test("strips stand against the limit with an axis, and an open one never as ended", async ({ page }) => {
      await page.goto(`/${locale}/practices/${made.practice}`);
      const spells = page.locator("#spells");
      await expect(spells.locator(".strip-row").first()).toContainText(words.days);
      const open = spells.locator("tbody tr").filter({ has: page.locator(`a[href="/${locale}/people/${made.open}"]`) });
      for (const text of [words.open, words.unless]) await expect(open).toContainText(text);
      await expect(spells.locator(".day-bar")).toHaveCount(8);
    });

    test("charts are cited by an edition of the dataset, in files that answer", async ({ page, request }) => {
      for (const [address, section] of [[`practices/${made.practice}`, "#years"], [`practices/${made.practice}`, "#spells"], ["countries", "#matrix"], ["sources", "#rests"], [`sources/${made.source}`, "#rests"]] as const) {
        await page.goto(`/${locale}/${address}`);
        const files = page.locator(`${section} .chart-files`);
        await files.locator("summary").click();
        await expect(files.locator(".citation").first()).toContainText(/[0-9a-f]{16}/u);
        await expect(files.locator(".citation").first()).toContainText(`${address}${section}`);
        for (const link of await files.locator("a[type]").all()) {
          const answer = await request.get((await link.getAttribute("href")) ?? "");
          expect(answer.status()).toBe(200);
          expect(answer.headers()["content-type"]?.split(";")[0]).toBe(await link.getAttribute("type"));
        }
      }
    });

    test("the matrix has a head for each row and column, a word for each state, and a map beside it that hides nothing", async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`/${locale}/countries`);
      const matrix = page.locator("table.matrix");
      const columns = await matrix.locator("thead th[scope=col]").count();
      for (const row of await matrix.locator("tbody tr").all()) {
        await expect(row.locator("th[scope=row] a")).toHaveCount(1);
        await expect(row.locator("td")).toHaveCount(columns - 1);
        for (const cell of await row.locator("td").allTextContents()) expect(cell).toMatch(/\p{L}{2}/u);
      }
      const map = page.locator("figure.outline-map");
      await expect(map.locator("svg[aria-hidden='true']")).toHaveCount(1);
      for (const text of [words.natural, words.small]) await expect(map.locator("figcaption")).toContainText(text);
      expect(await map.locator(".map-absent").count()).toBeGreaterThanOrEqual(3);
      // While the table scrolls, the country's name stays where it is.
      const region = page.locator(".table-region:has(table.matrix)");
      await region.evaluate((element) => element.scrollTo({ left: 400 }));
      const [name, box] = [await matrix.locator("tbody th").first().boundingBox(), await region.boundingBox()];
      expect(Math.abs((name?.x ?? -100) - (box?.x ?? 100))).toBeLessThanOrEqual(1);
    });

    test("a country's page keeps signed, noted absent, asked and about apart", async ({ page }) => {
      await page.goto(`/${locale}/countries/kr`);
      for (const section of ["#signed", "#absent"]) await expect(page.locator(`${section} .records > li`)).toHaveCount(1);
      await expect(page.locator("#absent h2")).toHaveText(words.absent);
      await expect(page.locator("figure.outline-map svg[aria-hidden='true']")).toHaveCount(1);
      await page.goto(`/${locale}/countries/cl`);
      for (const section of ["#asked", "#about"]) await expect(page.locator(`${section} .records > li`)).toHaveCount(1);
      for (const section of ["#signed", "#absent"]) await expect(page.locator(`${section} .nothing`)).toHaveCount(1);
    });

    test("a source says how much of the record rests on it, and what on it alone", async ({ page }) => {
      const numbersOn = async (slug: string) => {
        await page.goto(`/${locale}/sources/${slug}`);
        return ((await page.locator("#rests table").evaluate(cells)).at(-1) ?? []).slice(1).map(Number);
      };
      const [, facts = 0, alone = 0] = await numbersOn(made.source);
      expect(facts).toBeGreaterThan(alone);
      expect(alone).toBeGreaterThan(0);
      const [, ofSecond = 0, secondAlone = -1] = await numbersOn(made.second);
      expect([ofSecond > 0, secondAlone]).toEqual([true, 0]);
      const row = page.locator("#rests tbody tr").filter({ has: page.locator(`a[href="/${locale}/sources/${made.second}"]`) });
      for (let number = 1; number <= 4; number += 1) {
        await page.goto(`/${locale}/sources?page=${String(number)}`);
        if ((await row.count()) > 0) break;
      }
      await expect(row.locator("td").first()).toContainText(new RegExp(`^${String(ofSecond)}\\D`, "u"));
      await expect(row.locator("td").nth(1)).toContainText(/^0\D/u);
    });

    test("pages with charts and maps stay light, fit a phone and carry no inline style", async ({ page, request }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      for (const address of [`practices/${made.practice}`, "countries", "countries/no", "sources", `sources/${made.source}`]) {
        await page.goto(`/${locale}/${address}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBeLessThanOrEqual(0);
        const html = await (await request.get(`/${locale}/${address}`)).text();
        expect(html, address).not.toMatch(/<script|\sstyle=/iu);
        expect(brotliCompressSync(html).length, address).toBeLessThanOrEqual(MOST_BYTES);
      }
    });

    test("in forced colours every mark is drawn in the reader's own", async ({ page }) => {
      await page.emulateMedia({ forcedColors: "active" });
      await page.goto(`/${locale}/practices/${made.practice}`);
      const ink = await page.evaluate(() => getComputedStyle(document.body).color);
      expect(await page.locator("rect.bar-certain").first().evaluate((bar) => getComputedStyle(bar).fill)).toBe(ink);
      expect(await page.locator("rect.bar-possible").first().evaluate((bar) => getComputedStyle(bar).stroke)).toBe(ink);
      await page.goto(`/${locale}/countries`);
      expect(await page.locator(".map-signed").first().evaluate((country) => getComputedStyle(country).fill)).toBe(ink);
    });
  });

  test(`the pages pass axe (${locale})`, async ({ page }) => {
    for (const address of [`practices/${made.practice}`, "countries", "countries/kr", "sources", `sources/${made.source}`]) {
      await page.goto(`/${locale}/${address}`);
      await passesAxe(page, address, schemesIn(locale));
    }
  });
}
