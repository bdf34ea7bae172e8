/** The accessibility checks of axe on a page as it stands, light and dark. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

/** Without spaces and long names it is less than half as long to send and to read, and says the same. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours: a colour scheme changes nothing else, so that the others need to look once. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

const CHECKS = {
  light: { type: "tag", values: TAGS },
  dark: { type: "rule", values: COLOUR_RULES },
} as const;

/** What axe finds on the page as it stands now, in its present colours: the rule and the elements of each violation. */
async function violationsOn(page: Page, { type, values }: { type: "tag" | "rule"; values: readonly string[] }): Promise<string[]> {
  return page.evaluate(
    async (runOnly) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(" ")}`);
    },
    { type, values: [...values] },
  );
}

/** Both colour schemes; or one, where the same page's other colours are looked at in the other language: no colour depends on the language (e2e/architecture/colours.test.ts). */
const SCHEMES = { both: ["light", "dark"], light: ["light"] } as const;

/** Pages that are looked at in each language are looked at in the dark in one of them. */
export const schemesIn = (language: string): keyof typeof SCHEMES => (language === "en" ? "both" : "light");

/**
 * Checks what stands on the page now, in both colour schemes unless one is enough. axe is put into the page itself, once for both: no page of ours holds a frame,
 * and what is made for frames (a second, blank page for each look) takes as long as the look.
 * @param what says in a failure which page or state it was
 */
export async function passesAxe(page: Page, what: string, schemes: keyof typeof SCHEMES = "both"): Promise<void> {
  expect(page.frames().length, `${what}: frames, in which this would not look`).toBe(1);
  await page.evaluate(AXE);
  for (const colorScheme of SCHEMES[schemes]) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page, CHECKS[colorScheme]), `${what}, ${colorScheme}`).toEqual([]);
  }
}
