/** Ways about a page without a pointer. */
import { expect, type Page } from "@playwright/test";

const MOST_STEPS = 90;

/** From its next page on, the browser complains when a pointer is used: no test passes with a complaint (e2e/fixtures.ts). Only where scripts run. */
export async function refusePointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener(
      "pointerdown",
      () => {
        throw new Error("A pointer was used where the keyboard alone is meant.");
      },
      true,
    );
  });
}

/** Presses Tab until the focus is where `selector` says; fails when it never comes there, or cannot be seen. */
export async function tabTo(page: Page, what: string, selector: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    if (!(await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))) continue;
    const outline = await page.evaluate(() => {
      const style = document.activeElement === null ? null : getComputedStyle(document.activeElement);
      return style === null ? "" : `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline, `${what} shows that it has the focus`).not.toMatch(/^none|^\S+ 0px/u);
    return;
  }
  throw new Error(`Tab never came to ${what}.`);
}
