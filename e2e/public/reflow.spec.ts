/** Small screens, large letters, no pointer: every main page stays whole and can be used. */
import { expect, test, type Page } from "@playwright/test";

const PATHS = ["", "/search", "/search?q=lawyers", "/people", "/people/xie-yang", "/lawyers", "/practices/rsdl", "/statements", "/statements/joint-letter-2017-02-27", "/countries", "/countries/ca", "/sources", "/updates", "/data", "/people/xie-yang/editions", "/people/xie-yang/editions/1", "/people/xie-yang/editions/compare?from=1&to=1", "/about", "/corrections", "/no-such-page"] as const;
const ADDRESSES = PATHS.flatMap((path) => [`/en${path}`, `/zh${path}`]);

/** Pixels by which the page is wider than the window; what scrolls by itself, such as a wide table, does not count. */
const widerBy = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Elements whose words are cut off by their own box. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { overflowX, overflowY, position } = getComputedStyle(element);
        // Meant for screen readers, or for programs: never seen.
        if (position === "absolute" || !["hidden", "clip"].some((way) => way === overflowX || way === overflowY)) return false;
        return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Letters of another size, as a reader sets them. @param size a percentage, or nothing for the browser's own */
const setLetters = (page: Page, size: string) =>
  page.evaluate((wanted) => {
    document.documentElement.style.fontSize = wanted;
  }, size);

test("at 320 px nothing has to be scrolled sideways, and with letters twice as large no word is cut off, also on half a window; in both languages", async ({ page }) => {
  for (const address of ADDRESSES) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    expect(await widerBy(page), address).toBeLessThanOrEqual(0);
    expect(await cutOff(page), address).toEqual([]);
    // No script moves anything: a page that is drawn anew at another width stands as one that was opened at it.
    for (const width of [1280, 640]) {
      await page.setViewportSize({ width, height: 800 });
      const before = await page.locator("main").innerText();
      await setLetters(page, "200%");
      expect(Number.parseFloat(await page.evaluate(() => getComputedStyle(document.body).fontSize)), address).toBeGreaterThan(30);
      expect(await widerBy(page), `${address} at ${String(width)} px`).toBeLessThanOrEqual(0);
      expect(await cutOff(page), `${address} at ${String(width)} px`).toEqual([]);
      expect(await page.locator("main").innerText(), address).toBe(before);
      await setLetters(page, "");
    }
  }
});

test("by keyboard: first past the navigation, then everything in the order in which it is read, always in sight", async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 700 });
    for (const address of ["/en", "/zh/people/xie-yang", "/en/countries", "/zh/corrections", "/en/no-such-page"]) {
      await page.goto(address);
      await page.keyboard.press("Tab");
      const skip = page.locator(":focus");
      await expect(skip, address).toHaveAttribute("href", "#content");
      await expect(skip, address).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Enter");
      await expect(page.locator("main"), address).toBeFocused();

      await page.goto(address);
      const stops = await page.evaluate(() => {
        // One of a group of radio buttons is a stop, and what is taken out of the order is none.
        const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter((element) => element.tabIndex >= 0 && element.getClientRects().length > 0);
        const kept = all.filter((element) => !(element instanceof HTMLInputElement && element.type === "radio" && all.find((other) => other instanceof HTMLInputElement && other.name === element.name) !== element));
        kept.forEach((element, index) => element.setAttribute("data-stop", String(index)));
        return kept.length;
      });
      expect(stops, address).toBeGreaterThan(10);
      for (let stop = 0; stop < Math.min(stops, 60); stop += 1) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + box.height / 2];
          const top = document.elementFromPoint(x, y);
          return {
            stop: element.getAttribute("data-stop"),
            isMarked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
            isInSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            isOnTop: top !== null && (element.contains(top) || top.contains(element)),
            html: element.outerHTML.slice(0, 120),
          };
        });
        expect(seen, `${address}, ${String(width)} px, stop ${String(stop)}`).toMatchObject({ stop: String(stop), isMarked: true, isInSight: true, isOnTop: true });
      }
    }
  }
});
