/** A profile as a reader uses it, without scripts: who, where, since when and how sure; parts of the timeline by link; notes there and back; nobody withdrawn. */
import { passesAxe, schemesIn } from "../axe";
import { expect, test } from "../fixtures";
import { makeLongTimeline, makeProfile, withdraw, type MadeProfile } from "../make-records";

const WORDS = {
  en: {
    event: "Latest on record: first-instance trial, 26 December 2018", ahead: "appeal", authority: "Authority: ", place: "Last known place", sure: "Stated by 1 source. None on record says otherwise.", silence: "Without news",
    gap: "Gap: 8 January 2016 – December 2016. Nothing dated is on record in between (328 to 358 days).", since: "Since 26 December 2018 nothing dated is on record", rated: "Source: usually reliable. What it says: possibly true.", preferred: "preferred reading: The paper spoke with two witnesses.", own: "taken away, 2 March 2018",
  },
  zh: {
    event: "记录中最近一项：一审，2018年12月26日", ahead: "上诉", authority: "经办机关： ", place: "最后已知地点", sure: "1项来源陈述；记录中没有来源作相反说法。", silence: "没有新消息",
    gap: "空白：2016年1月8日—2016年12月。其间没有注明日期的记录（328至358天）。", since: "自2018年12月26日起没有注明日期的记录", rated: "来源：通常可靠。所述内容：可能属实。", preferred: "首选的说法: The paper spoke with two witnesses.", own: "被带走，2018年3月2日",
  },
} as const;

let made: MadeProfile;
let long: string;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  // Each is published fact by fact, as an office would.
  const [profile, timeline] = await Promise.all([makeProfile(), makeLongTimeline()]);
  [made, long] = [profile, timeline.slug];
});

for (const locale of ["en", "zh"] as const) {
  const words = WORDS[locale];

  test.describe(`without scripts (${locale})`, () => {
    test.use({ javaScriptEnabled: false });

    test("the first screen of a phone says who, where they stand, since when and how sure", async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto(`/${locale}/people/${made.person}`);
      for (const name of ["瓠小试", "Hù Xiǎoshì", "the night gardener"]) await expect(page.locator("#names")).toContainText(name);
      await expect(page.locator("#names [lang='zh-Hans']")).toHaveText("瓠小试");
      const status = page.locator("#status");
      for (const said of [words.event, words.ahead, words.place, words.sure, words.silence, "某市中级人民法院"]) await expect(status).toContainText(said);
      await expect(page.getByText(words.event.split("：")[0]?.split(":")[0] ?? "").first()).toBeInViewport();
    });

    test("gaps are named, and accounts that differ stand side by side with the preferred one first and why", async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`/${locale}/people/${made.person}`);
      for (const said of [words.gap, words.since]) await expect(page.locator("#timeline")).toContainText(said);
      const readings = page.locator(`#event-${made.taken} .reading`);
      await expect(readings).toHaveCount(2);
      await expect(readings.first()).toContainText(words.preferred);
      await expect(page.locator("#timeline")).toContainText(`${words.authority}the invented town guards`);
      // In its own language: that of the page where it is in the same.
      const office = page.locator("#timeline").getByText("某市人民检察院");
      await expect(office).toHaveCount(1);
      expect(await office.evaluate((said) => said.closest("[lang]")?.getAttribute("lang"))).toBe("zh-Hans");
      const [first, second] = [await readings.nth(0).boundingBox(), await readings.nth(1).boundingBox()];
      expect(first?.y).toBe(second?.y);
      expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0);
    });

    test("a kind of entry is a link with its number, an address of its own, and keeps the page's canonical one", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.person}`);
      const choice = page.locator(`#timeline .choices a[href*="kind=process"]`);
      const count = Number(await choice.locator(".choice-count").innerText());
      await choice.click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/people/${made.person}\\?kind=process#timeline$`, "u"));
      await expect(page.locator("#timeline ol.timeline > li")).toHaveCount(count);
      await expect(page.locator("#timeline .choices a[aria-current]")).toHaveCount(1);
      expect(await page.locator("link[rel=canonical]").getAttribute("href")).toMatch(new RegExp(`/${locale}/people/${made.person}$`, "u"));
      await expect(page.locator("#timeline .timeline-gap")).toHaveCount(0);
      await page.goto(`/${locale}/people/${made.person}?kind=nothing&year=1066`);
      await expect(page.locator("#timeline ol.timeline > li").first()).toBeVisible();
    });

    test("a number leads to its note, the note back to what it is cited for, and an entry has an address", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.person}`);
      const entry = page.locator(`#event-${made.roundUp}`);
      await entry.locator("a[href^='#note-']").first().click();
      const note = page.locator(":target");
      await expect(note).toContainText("were rounded up in July 2015");
      await note.locator(`a[href="#event-${made.roundUp}"]`).click();
      await expect(page.locator(":target")).toHaveId(`event-${made.roundUp}`);
      await expect(entry.locator(`a.permalink[href="#event-${made.roundUp}"]`)).toHaveCount(1);
      const outside = page.locator("#sources a[rel~='noreferrer']");
      expect(await outside.evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.textContent]))).toEqual(["https://gardens.example/2031/a-person-taken", "https://archive.example/2031/gardens"].map((address) => [address, address]));
      await expect(page.locator("#sources")).toContainText(words.rated);
    });

    test("a lawyer's own case and the companions of a round-up are named", async ({ page }) => {
      await page.goto(`/${locale}/people/${made.person}`);
      await expect(page.locator("#defenders")).toContainText(words.own);
      await expect(page.locator("#together li")).toHaveCount(3);
      await expect(page.locator(`#together a[href="/${locale}/people/${made.companion}"]`)).toBeVisible();
    });

    test("the years of a long timeline lead down the page, and each is a page too", async ({ page }) => {
      await page.goto(`/${locale}/people/${long}`);
      await page.locator("#timeline .choices a[href='#year-2032']").click();
      await expect(page.locator("#year-2032")).toBeInViewport();
      await page.goto(`/${locale}/people/${long}?year=2032`);
      const entries = await page.locator("#timeline ol.timeline > li").count();
      expect(entries).toBeGreaterThan(10);
      expect(entries).toBeLessThan(60);
    });

    test("the pages fit a phone", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      for (const address of [`people/${made.person}`, `people/${made.person}?kind=health`, `people/${made.lawyer}`]) {
        await page.goto(`/${locale}/${address}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBeLessThanOrEqual(0);
      }
    });
  });

  test(`the pages pass axe (${locale})`, async ({ page }) => {
    for (const address of [`people/${made.person}`, `people/${made.person}?kind=health`, `people/${long}?year=2032`]) {
      await page.goto(`/${locale}/${address}`);
      await passesAxe(page, address, schemesIn(locale));
    }
  });
}

test("somebody withdrawn is at once in no event of anybody, and nothing tells of them", async ({ request }) => {
  const address = `/en/people/${made.person}`;
  expect(await (await request.get(address)).text()).toContain(made.companion);
  await withdraw(made.companionId);
  await expect.poll(async () => (await request.get(`/en/people/${made.companion}`)).status()).toBe(410);
  for (const part of ["", "?kind=round_up", "?year=2015"]) {
    const html = await (await request.get(`${address}${part}`)).text();
    for (const trace of [made.companion, made.companionId, `Bergamot ${made.unusual}`]) expect(html, part).not.toContain(trace);
  }
});
