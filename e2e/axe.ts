/** The accessibility checks of axe on a page as it stands, light and dark. */
import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

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

/**
 * Checks what stands on the page now, in both colour schemes. axe is put into the page itself, once for both: no page of ours holds a frame, and what is
 * made for frames (a second, blank page for each look) takes as long as the look.
 * @param what says in a failure which page or state it was
 */
export async function passesAxe(page: Page, what: string): Promise<void> {
  expect(page.frames().length, `${what}: frames, in which this would not look`).toBe(1);
  await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page, CHECKS[colorScheme]), `${what}, ${colorScheme}`).toEqual([]);
  }
}
