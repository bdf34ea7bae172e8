/** In the system's colours (Windows' contrast themes) every state is still told apart, and what has the focus is seen. */
import { expect, test } from "@playwright/test";
import { lostInForcedColours } from "../forced-colours";

const MOST_STOPS = 25;
const PATHS = ["", "/people", "/people?q=xie&role=detained", "/people/xie-yang", "/people/xie-yang/editions", "/practices/rsdl", "/statements/joint-letter-2017-02-27", "/countries", "/countries/ca", "/updates", "/data", "/about", "/corrections", "/no-such-page"] as const;

for (const locale of ["en", "zh"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`no page loses a state in forced colours (${locale}, ${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const path of PATHS) {
        await page.goto(`/${locale}${path}`);
        expect(await lostInForcedColours(page), `/${locale}${path}`).toEqual([]);
      }
    });
  }
}

test("in forced colours the focus is seen wherever it goes", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const address of ["/en", "/zh/people/xie-yang", "/en/countries", "/zh/corrections"]) {
    await page.goto(address);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press("Tab");
      // Past the last one the focus is the browser's own.
      if (stop > 10 && (await page.evaluate(() => document.activeElement === document.body))) break;
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement ?? document.body);
        return { isDrawn: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2, isOnGround: outlineColor === getComputedStyle(document.body).backgroundColor };
      });
      expect(outline, `${address}, stop ${String(stop)}`).toEqual({ isDrawn: true, isOnGround: false });
    }
  }
});

test("the look at forced colours finds what it is there to find", async ({ page }) => {
  await page.goto("/en/countries");
  await page.evaluate(() => {
    document.querySelector("main")?.insertAdjacentHTML(
      "beforeend",
      `<svg width="40" height="40"><rect class="one" width="9" height="9" fill="red"/><rect class="two" width="9" height="9" fill="blue"/></svg><button class="bare">Send</button><span class="mark">◇</span>`,
    );
    // The page's policy forbids styles of its own; a sheet that a script makes is none of those.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@media (forced-colors: active) { .one, .two { fill: CanvasText } } .bare { border: 0; appearance: none }");
    document.adoptedStyleSheets.push(sheet);
  });
  const lost = await lostInForcedColours(page);
  expect(lost).toContain("one looks like two");
  expect(lost.filter((each) => each.startsWith("no edge"))).toHaveLength(1);
  expect(lost.filter((each) => each.startsWith("no word"))).toHaveLength(1);
});
