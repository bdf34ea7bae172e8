/** A long profile as it is printed: a dossier that says what it is, without what only a screen can use, and with nothing cut off. */
import { expect, test, type Page } from "@playwright/test";
import { makeLongTimeline } from "../make-records";

/** CSS pixels of the width of A4 without its margins (96 to the inch), as Chromium prints. */
const PAPER = { width: 718, height: 1047 };

let slug: string;
test.beforeAll(async () => {
  ({ slug } = await makeLongTimeline());
});

async function onPaper(page: Page, address: string): Promise<void> {
  await page.setViewportSize(PAPER);
  await page.goto(address);
  await page.emulateMedia({ media: "print" });
}

/** Parts that are wider than the paper, or that would have to be scrolled: paper does not scroll. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { overflowX, position, display } = getComputedStyle(element);
        if (position === "absolute" || display === "none" || element.closest("svg") !== null || element.getClientRects().length === 0) return false;
        return element.getBoundingClientRect().right > innerWidth + 1 || (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

for (const locale of ["en", "zh"] as const) {
  test(`it says which edition it is, from where, and when it was read; and has no navigation (${locale})`, async ({ page, baseURL }) => {
    const today = () => new Date().toLocaleDateString(locale === "en" ? "en-GB" : "zh-Hans", { dateStyle: "long", timeZone: "UTC" });
    const before = today();
    await onPaper(page, `/${locale}/people/${slug}`);
    // Midnight may lie between.
    const days = [before, today()];
    const head = page.locator(".on-paper");
    await expect(head).toBeVisible();
    await expect(head).toContainText(`${baseURL ?? ""}/${locale}/people/${slug}/editions/1`);
    const said = (await head.textContent()) ?? "";
    expect(days.filter((day) => said.includes(day)), said).not.toEqual([]);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("#timeline ol.timeline > li")).toHaveCount(60);
    expect(await page.locator("nav, .skip-link, .site-language, .request-ask, form").filter({ visible: true }).evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 120)))).toEqual([]);
    // Black on white, and no colour that a printer would have to draw behind words.
    expect(await page.evaluate(() => [...new Set([...document.querySelectorAll("main *")].filter((element) => element.children.length === 0 && element.textContent.trim() !== "" && element.getClientRects().length > 0).map((element) => getComputedStyle(element).color))].sort())).toEqual(["rgb(0, 0, 0)", "rgb(51, 51, 51)"]);
    // Of a source its address is of use on paper.
    const address = await page.locator("#sources h3 a").first().evaluate((link) => getComputedStyle(link, "::after").content);
    expect(address).toContain(`/${locale}/sources/`);
    // On a screen nothing of this is seen.
    await page.emulateMedia({ media: "screen" });
    await expect(head).toBeHidden();
  });

  test(`nothing of any page is cut off on paper (${locale})`, async ({ page }) => {
    for (const path of [`/people/${slug}`, "/people/xie-yang", "/statements/joint-letter-2017-02-27", "/countries", "/practices/rsdl", "/people/xie-yang/editions", "/updates", "/data", "/about", "/people"]) {
      await onPaper(page, `/${locale}${path}`);
      expect(await cutOff(page), path).toEqual([]);
    }
  });

  test(`it comes out as some pages of a document (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/people/${slug}`);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const pages = [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length;
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(30);
  });
}

test("a heading is not left behind at the foot of a page, and an account is not torn in two", async ({ page }) => {
  await onPaper(page, `/en/people/${slug}`);
  const styles = await page.evaluate(() => {
    const of = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
    return { heading: of("main h2").breakAfter, entry: of("ol.timeline h3").breakAfter, event: of("ol.timeline > li").breakInside, note: of(".section-note").breakInside, source: of(".source-group li").breakInside, lines: [of(".reading p").orphans, of(".reading p").widows] };
  });
  expect(styles).toEqual({ heading: "avoid", entry: "avoid", event: "avoid", note: "avoid", source: "avoid", lines: ["3", "3"] });
});
