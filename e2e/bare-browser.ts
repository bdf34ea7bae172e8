/** A browser that shows words and nothing else: no scripts, no pictures, no drawings, no fonts but its own (Tor Browser at "Safest", and old phones that save data). */
import type { Browser, Page, Route } from "@playwright/test";

const REFUSED = ["image", "font", "media", "script"];

/** What such a browser draws of a page, whatever its style sheets say. */
const BARE = "\nsvg, img, picture, canvas, video, object { display: none !important }\n*, *::before, *::after { font-family: monospace !important; background-image: none !important }\n";

async function serveBare(route: Route): Promise<void> {
  const kind = route.request().resourceType();
  if (REFUSED.includes(kind)) return route.abort();
  if (kind !== "stylesheet") return route.continue();
  // The page's policy takes styles from this site alone: so they are written at the end of its own.
  const answer = await route.fetch();
  return route.fulfill({ status: answer.status(), contentType: "text/css; charset=utf-8", body: `${await answer.text()}${BARE}` });
}

/** Opens a page in such a browser, uses it, and closes it. @param baseURL of the site */
export async function inBareBrowser(browser: Browser, baseURL: string | undefined, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await context.route("**/*", serveBare);
  try {
    await use(await context.newPage());
  } finally {
    // A style sheet still under way would be read after the browser let go of it.
    await context.unrouteAll({ behavior: "wait" });
    await context.close();
  }
}

/**
 * Drawings beside which nothing says the same in words: in their section is no table and no list with a number. A drawing that is nobody's (an ornament in
 * a link or a mark) has words around it, and a map repeats what the page's own tables and lists say.
 * @returns the beginning of each
 */
export function drawingsWithoutWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main :is(svg, img, canvas)")]
      .filter((drawing) => {
        const around = drawing.closest(".clock, figure:not(.outline-map), section, main");
        const told = around?.matches(".clock") === true ? [around] : [...(around?.querySelectorAll("table, dl, ol, ul") ?? [])];
        return !told.some((words) => /\d/u.test((words as HTMLElement).innerText));
      })
      .map((drawing) => drawing.outerHTML.slice(0, 120)),
  );
}
