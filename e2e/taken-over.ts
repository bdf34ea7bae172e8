/** When the page's program has taken a page over: before that no test alters what stands on it, since React compares what was sent with what it would draw itself. */
import type { Page } from "@playwright/test";

/**
 * Waits until React has gone through all of the page, however slow the machine. It marks an element as its own once it has compared what is within; what it was
 * given as text it leaves alone, and what its own server or other scripts put beside that it never marks.
 */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const markOf = (element: Element, begins: string) => Object.entries(element).find(([key]) => key.startsWith(begins))?.[1] as { dangerouslySetInnerHTML?: unknown } | undefined;
    const isTaken = (element: Element): boolean =>
      element.matches("script, style, template, [type=hidden], next-route-announcer") ||
      (markOf(element, "__reactFiber$") !== undefined && (markOf(element, "__reactProps$")?.dangerouslySetInnerHTML !== undefined || [...element.children].every(isTaken)));
    return isTaken(document.body);
  });
}
