/** The accessibility checks of axe on a page as it stands, light and dark. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours: a colour scheme changes nothing else, so that the others need to look once. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

const CHECKS = {
  light: (axe: AxeBuilder) => axe.withTags(TAGS),
  dark: (axe: AxeBuilder) => axe.withRules(COLOUR_RULES),
} as const;

/** Checks what stands on the page now, in both colour schemes. @param what says in a failure which page or state it was */
export async function passesAxe(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await CHECKS[colorScheme](new AxeBuilder({ page })).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(" ")}`), `${what}, ${colorScheme}`).toEqual([]);
  }
}
