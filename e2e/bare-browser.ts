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
 * a link or a mark) has words around it. A map stands beside the table that it is drawn from, with a row for each country that it colours; a map of one
 * country, on the page that is headed by its name.
 * @returns the beginning of each
 */
export function drawingsWithoutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isToldByTable = (map: Element): boolean => {
      const table = map.closest("#matrix")?.querySelector("table.matrix");
      const coloured = new Set([...map.querySelectorAll(".map-signed, .map-absent")].map((outline) => outline.closest("g") ?? outline)).size;
      const rows = [...(table?.querySelectorAll("tbody tr") ?? [])].filter((row) => row.querySelector("th")?.innerText.trim() !== "" && [...row.querySelectorAll<HTMLElement>("td")].some((cell) => cell.querySelector("p") !== null && cell.innerText.trim() !== ""));
      return coloured > 0 && rows.length >= coloured;
    };
    const isTold = (drawing: Element): boolean => {
      const map = drawing.closest(".outline-map");
      if (map?.matches(".outline-map-small") === true) return document.querySelector<HTMLElement>("main h1")?.innerText.trim() !== "" && map.querySelector("figcaption")?.innerText.trim() !== "";
      if (map !== null) return isToldByTable(map);
      const around = drawing.closest(".clock, figure, section");
      const told = around?.matches(".clock") === true ? [around] : [...(around?.querySelectorAll("table, dl, ol, ul") ?? [])];
      return told.some((words) => /\d/u.test((words as HTMLElement).innerText));
    };
    return [...document.querySelectorAll("main :is(svg, img, canvas)")].filter((drawing) => !isTold(drawing)).map((drawing) => drawing.outerHTML.slice(0, 120));
  });
}
