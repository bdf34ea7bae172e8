/** A picture of a page as a reader sees its first screen, compared with the one that is kept (e2e/pictures/baselines). */
import { expect, test, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";
import { drawsWith, whyNotHere } from "./made-with";

export type Shot = { readonly name: string; readonly language: "en" | "zh"; readonly width: 1280 | 360; readonly colorScheme: "light" | "dark" };

const HEIGHT = 800;

/** The browser that a picture is taken with. */
export const browserFor = ({ width, colorScheme }: Shot): BrowserContextOptions => ({ viewport: { width, height: HEIGHT }, colorScheme });

/** The test's name. */
export const called = ({ name, language, width, colorScheme }: Shot): string => `${name}, ${language}, ${String(width)} px, ${colorScheme}`;

/**
 * Takes and compares it; where letters are drawn otherwise than in the pictures that are kept, the test is skipped and says why.
 * @param covered what changes from run to run: days of publication, hashes, names that are made up anew. Before a picture is committed it is looked at without covers.
 */
export async function taken(page: Page, { name, language, width, colorScheme }: Shot, covered: readonly Locator[] = []): Promise<void> {
  const browser = page.context().browser();
  const reason = browser === null ? "No browser." : whyNotHere(await drawsWith(browser));
  test.skip(reason !== null, reason ?? "");
  await expect(page).toHaveScreenshot(`${name}-${language}-${String(width)}-${colorScheme}.png`, { mask: [...covered], maskColor: "#808080" });
}

/** Gives made-up names one ending for all runs, and a hash one look: lines break where they broke when the picture was taken. Of a page that nothing takes over, or that was. */
export async function namedAlike(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) text.textContent = (text.textContent ?? "").replaceAll(/[0-9a-f]{8}/gu, "a1b2c3d4");
  });
}

/** Gives the days and moments of this year one look: records that a test makes are of today. Those of events are of other years. Once the page was taken over. */
export async function datedAlike(page: Page): Promise<void> {
  const year = String(new Date().getUTCFullYear());
  await page.evaluate((present) => {
    const days = [new RegExp(`\\d{1,2} [A-Z][a-z]{2,8} ${present}(?:, \\d\\d:\\d\\d)?`, "gu"), new RegExp(`${present}年\\d{1,2}月\\d{1,2}日(?: \\d\\d:\\d\\d)?`, "gu")];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) text.textContent = days.reduce((rest, day) => rest.replaceAll(day, "[day]"), text.textContent ?? "");
  }, year);
}
