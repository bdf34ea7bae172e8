/**
 * Invented people in custody as readers see them: the clock in words and bars, charges by stage, lawyers both ways, the practice's charts.
 * In both languages, without scripts; axe runs with them, since it needs them.
 */
import { passesAxe, schemesIn } from "../axe";
import { drawingsWithoutWords, inBareBrowser } from "../bare-browser";
import { expect, test } from "../fixtures";
import { lostInForcedColours } from "../forced-colours";
import { untilTheyHold } from "../kept-pages";
import { makeCustody, type Custody } from "../make-records";
import { browserFor, called, namedAlike, taken } from "../pictures/taken";

const WORDS = {
  en: {
    past: "past the limit", unclear: "may be past the limit", noEnd: "no end on record", alleged: "alleged", denied: "denied", disputed: "disputed", days: "226 days", range: "182 to 212 days",
    last: "Last day, counted as below: 31 May 2017.", lastRange: "between 31 December 2017 and 30 January 2018", pastBy: "45 days past the last day. That says nothing of a release.", notReleased: /releas/iu,
    pressure: "dismissed under pressure", taken: "Picking quarrels and provoking trouble", article: "Criminal Law, art. 293", stages: ["at detention", "at arrest", "at conviction"],
    own: "1 deprivation of liberty of this lawyer is on record", status: "The latest stretch of custody on record is", unlessEnded: "past the limit unless it ended", lastOfDetention: "Last day, counted as below: 2 July 2019.", silent: "Days without news in this case",
  },
  zh: {
    past: "超过期限", unclear: "可能超过期限", noEnd: "没有结束记录", alleged: "指称", denied: "否认", disputed: "有争议", days: "226天", range: "182至212天",
    last: "最后一日（算法见下）：2017年5月31日。", lastRange: "在2017年12月31日与2018年1月30日之间", pastBy: "超过最后一日45天。这并不说明是否获释。", notReleased: /获释/u,
    pressure: "在压力下被解除委托", taken: "寻衅滋事罪", article: "刑法第293条", stages: ["拘留时", "逮捕时", "判决时"],
    own: "该律师本人被剥夺自由1次记录在案", status: "记录中最近的一段羁押是", unlessEnded: "如未结束则超过期限", lastOfDetention: "最后一日（算法见下）：2019年7月2日。", silent: "此案没有新消息的天数",
  },
} as const;

let made: Custody;
test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ request }) => {
  made = await makeCustody();
  await untilTheyHold(request, Object.fromEntries(["en", "zh"].map((locale) => [`/${locale}/practices/${made.practice}`, [made.client, made.contradicted, made.vague]])));
});

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];

  test.describe(`without scripts (${locale})`, () => {
    test.use({ javaScriptEnabled: false });

    test("each stretch has its clock, and no open or passed one shows a release", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.client}`);
      const spells = page.locator("#custody .spells > li");
      await expect(spells).toHaveCount(3);
      const [past, vague, open] = [spells.nth(0), spells.nth(1), spells.nth(2)];
      for (const text of [words.days, words.last, words.past, words.pastBy]) await expect(past).toContainText(text);
      await expect(past).not.toContainText(words.unlessEnded);
      await expect(past.locator("[lang='zh-Hans']", { hasText: "某市公安局" })).toHaveCount(1);
      for (const text of [words.range, words.lastRange, words.unclear]) await expect(vague).toContainText(text);
      for (const text of [words.noEnd, words.alleged, words.silent, words.unlessEnded, words.lastOfDetention]) await expect(open).toContainText(text);
      await expect(open.locator("h3")).toContainText(words.alleged);
      // What the words say of a release is that the clock says nothing of one; nothing else on the page names one.
      const lead = page.locator(".lead");
      await expect(lead).toContainText(words.status);
      await expect(lead).toContainText(words.noEnd);
      await expect(lead).not.toContainText(words.notReleased);
      for (const spell of await spells.all()) await expect(spell.locator("svg.day-bar[aria-hidden='true']")).toHaveCount(1);
      await expect(page.locator("#counting-rule")).toContainText(/103/u);
    });

    test("charges stand by stage as printed, each with the charge it is taken for", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.client}`);
      const charges = page.locator("#charges");
      expect(await charges.locator("dt").allInnerTexts()).toEqual([...words.stages]);
      await expect(charges.locator("q[lang='zh-Hans']", { hasText: "寻衅滋事" })).toHaveCount(1);
      for (const text of [words.taken, words.article, "incitement", "disturbing the invented peace", words.alleged]) await expect(charges).toContainText(text);
    });

    test("lawyers and clients are found from both sides, with what was done to the lawyer", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.client}`);
      const defenders = page.locator("#defenders > ul > li");
      await expect(defenders).toHaveCount(2);
      const defender = defenders.filter({ has: page.locator(`a[href="/${locale}/people/${made.lawyer}"]`) });
      for (const text of [words.pressure, words.own]) await expect(defender).toContainText(text);
      await expect(page.locator("#clients")).toHaveCount(0);
      await page.goto(`/${locale}/people/${made.lawyer}`);
      const client = page.locator(`#clients a[href="/${locale}/people/${made.client}"]`);
      await expect(client).toHaveCount(1);
      await expect(page.locator("#clients")).toContainText(words.pressure);
      const note = page.locator("#clients a[href^='#note-']").first();
      await expect(page.locator((await note.getAttribute("href")) ?? "")).toBeVisible();
      for (const absent of ["#custody", "#charges", "#defenders"]) await expect(page.locator(absent)).toHaveCount(0);
    });

    test("what is only denied has no clock, and what sources contradict each other about is said to be disputed", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.onlyDenied}`);
      await expect(page.locator("#custody .spells > li h3")).toContainText(words.denied);
      await expect(page.locator("#custody .clock")).toHaveCount(0);
      await expect(page.locator(".lead")).not.toContainText(words.status);
      await page.goto(`/${locale}/people/${made.contradicted}`);
      await expect(page.locator("#custody .spells > li h3")).toContainText(words.disputed);
      await expect(page.locator(".lead")).toContainText(words.disputed);
    });

    test("the practice lists them as surely as the sources do, and draws every stretch against the limit with its table", async ({ page }) => {
      await page.goto(`/${locale}/practices/${made.practice}`);
      const linkTo = (section: string, slug: string) => page.locator(`${section} a[href="/${locale}/people/${slug}"]`);
      await expect(linkTo("#people", made.client)).toHaveCount(1);
      for (const slug of [made.contradicted, made.vague]) {
        await expect(linkTo("#people", slug)).toHaveCount(0);
        await expect(linkTo("#alleged", slug)).toHaveCount(1);
      }
      for (const section of ["#people", "#alleged", "#spells"]) await expect(linkTo(section, made.onlyDenied)).toHaveCount(0);
      const rows = page.locator("#spells tbody tr");
      await expect(rows).toHaveCount(4);
      await expect(page.locator("#spells .strip-row .day-bar")).toHaveCount(4);
      await expect(rows.filter({ hasText: words.days })).toContainText(words.past);
      await expect(rows.filter({ has: page.locator(`a[href="/${locale}/people/${made.contradicted}"]`) }).locator("th")).toContainText(words.disputed);
      const years = page.locator("#years tbody tr");
      expect(await years.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)))).toEqual([
        ["2015", "0", "1"], ["2016", "1", "0"], ["2017", "1", "0"], ...(locale === "en" ? [["Year not certain", "0", "1"], ["No stretch of custody on record", "0", "0"], ["All people, each once", "1", "2"]] : [["年份不确定", "0", "1"], ["没有羁押时段记录", "0", "0"], ["全部人数（每人计一次）", "1", "2"]]),
      ]);
    });

    test("with drawings, pictures and fonts off, each clock and each chart is there in numbers, with its marks", async ({ page, browser, baseURL }) => {
      const numbersOf = (texts: string[]) => texts.map((text) => text.trim());
      await inBareBrowser(browser, baseURL, async (bare) => {
        for (const address of [`/${locale}/people/${made.client}`, `/${locale}/practices/${made.practice}`]) {
          await page.goto(address);
          expect(await page.locator("main svg").count(), address).toBeGreaterThan(2);
          expect(await drawingsWithoutWords(page), address).toEqual([]);
          await bare.goto(address);
          for (const drawing of await bare.locator("main svg").all()) await expect(drawing, address).toBeHidden();
        }
        // The number at each column of the years is what the table says of that year.
        const drawn = await page.locator("#years .axis-number").allTextContents();
        expect(drawn).toHaveLength(3);
        const told = await bare.locator("#years tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].reduce((sum, cell) => sum + Number(cell.innerText), 0)));
        expect(told.slice(0, drawn.length)).toEqual(drawn.map(Number));
        // Each part of a column is as high as its number in the table says, by one measure for all.
        const columns = await page.locator("#years svg g:has(rect)").evaluateAll((all) => all.map((column) => [".bar-certain", ".bar-possible"].map((bar) => Number.parseFloat(column.querySelector(bar)?.getAttribute("height") ?? "0"))));
        const people = await bare.locator("#years tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.innerText))));
        const perPerson = Math.max(...columns.flat()) / Math.max(...people.slice(0, columns.length).flat());
        expect(perPerson).toBeGreaterThan(10);
        expect(columns.map((column) => column.map((height) => Math.round((100 * height) / perPerson)))).toEqual(people.slice(0, drawn.length).map((counts) => counts.map((count) => 100 * count)));
        // As many rows as bars, and no cell of them empty.
        const cells = numbersOf(await bare.locator("#spells tbody :is(th, td)").allInnerTexts());
        expect(cells).toHaveLength(6 * (await page.locator("#spells .strip-row .day-bar").count()));
        expect(cells).not.toContain("");
        for (const text of [words.past, words.unclear, words.disputed, words.days]) expect(cells.some((cell) => cell.includes(text)), text).toBe(true);
        await bare.goto(`/${locale}/people/${made.client}`);
        const clocks = numbersOf(await bare.locator(".clock").allInnerTexts());
        expect(clocks).toHaveLength(await bare.locator(".clock svg").count());
        for (const clock of clocks) expect(clock).toMatch(/\d+[\s\S]*\d{4}/u);
        await expect(bare.locator("#custody .spells h3").last()).toContainText(words.alleged);
      });
    });

    test("the pages fit a phone, carry no inline style and no script", async ({ page, request }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      for (const address of [`/${locale}/people/${made.client}`, `/${locale}/people/${made.lawyer}`, `/${locale}/practices/${made.practice}`]) {
        await page.goto(address);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBeLessThanOrEqual(0);
        expect(await (await request.get(address)).text(), address).not.toMatch(/<script|\sstyle=/iu);
      }
    });
  });

  test(`in the system's colours what lasted, what may have lasted and the limit are told apart in every bar (${locale})`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const address of [`people/${made.client}`, `practices/${made.practice}`]) {
        await page.goto(`/${locale}/${address}`);
        await expect(page.locator("main svg .bar-limit").first()).toBeAttached();
        expect(await lostInForcedColours(page), `${address}, ${colorScheme}`).toEqual([]);
      }
    }
  });

  test(`the pages pass axe (${locale})`, async ({ page }) => {
    for (const address of [`people/${made.client}`, `people/${made.lawyer}`, `people/${made.onlyDenied}`, `practices/${made.practice}`]) {
      await page.goto(`/${locale}/${address}`);
      await passesAxe(page, address, schemesIn(locale));
    }
  });
}

test("the API answers with what the page shows", async ({ request }) => {
  const { body } = (await (await request.get(`/api/v1/people/${made.client}`)).json()) as { body: { cases: Record<string, { length: number }>[] } };
  expect(body.cases.map(({ spells, charges, representations }) => [spells?.length, charges?.length, representations?.length])).toEqual([[3, 4, 2]]);
});

for (const language of ["en", "zh"] as const) {
  test(`review and case file say it in words (${language})`, async ({ signIn }) => {
    const words = {
      en: ["Stretch of custody", "stretch 4 of this case", "Held by", "the invented gardeners", "June 2021", "at indictment", "growing out of season", "Picking quarrels and provoking trouble", "ended when the lawyer was disbarred"],
      zh: ["羁押时段", "第4段羁押", "羁押机关", "the invented gardeners", "2021年6月", "起诉时", "growing out of season", "寻衅滋事罪", "因律师被吊销执业证而结束"],
    }[language];
    const { page } = await signIn("editor", { language });
    for (const address of [`/desk/changes/${made.changeId}`, `/desk/records/${made.clientId}`]) {
      await page.goto(address);
      for (const text of words) await expect(page.getByRole("main"), address).toContainText(text);
      await passesAxe(page, address, schemesIn(language));
    }
    // Said anew or retired, as any fact.
    const card = page.getByRole("article", { name: words[0] ?? "" }).first();
    await expect(card.locator("a[href$='/retire']")).toHaveCount(1);
    await expect(card.locator("a[href^='/desk/facts/']:not([href$='/retire'])")).toHaveCount(1);
  });
}

for (const [shot, path, covered] of [
  // An open stretch is a day longer each day.
  [{ name: "clock", language: "en", width: 360, colorScheme: "dark" }, () => `people/${made.client}#custody`, null],
  [{ name: "strip-chart", language: "zh", width: 1280, colorScheme: "light" }, () => `practices/${made.practice}#spells`, "#spells td:nth-child(4), #spells .section-note"],
] as const) {
  test(called(shot), async ({ openBrowser }) => {
    const page = await openBrowser({ browser: { ...browserFor(shot), javaScriptEnabled: false } });
    await page.goto(`/${shot.language}/${path()}`);
    await namedAlike(page);
    await taken(page, shot, covered === null ? [] : [page.locator(covered)]);
  });
}
