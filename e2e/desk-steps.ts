/** What people do at the desk, by the forms' own fields: written once, so that a journey reads as what somebody does. */
import { expect, type Page } from "@playwright/test";

/** The control of one field, by the name it posts. */
export function field(page: Page, name: string) {
  return page.locator(`main [name="${name}"]:not([type="hidden"])`);
}

export type Update = { readonly stage: string; readonly text: string; readonly year: string; readonly month?: string; readonly day?: string; readonly exact: string; readonly source: string; readonly sourceDate?: SourceDate; readonly internalNote?: string };
/** A new source's date in its boxes, and as the source prints it. */
export type SourceDate = { readonly year: string; readonly month: string; readonly day: string; readonly printed: string };

/** Opens the part of the form for a source that is not on record. */
export async function openNewSource(page: Page, index = 0): Promise<void> {
  const title = field(page, `citations[${String(index)}].source.title`);
  if (!(await title.isVisible())) await page.locator("main details", { has: page.locator(`[name="citations[${String(index)}].source.title"]`) }).locator("summary").click();
  await expect(title).toBeVisible();
}

/** Fills the first citation with words of a new source. */
export async function citeNewSource(page: Page, { source, exact, sourceDate }: Pick<Update, "source" | "exact" | "sourceDate">): Promise<void> {
  await openNewSource(page);
  await field(page, "citations[0].source.title").fill(source);
  await field(page, "citations[0].exact").fill(exact);
  for (const [box, typed] of Object.entries(sourceDate ?? {})) await field(page, `citations[0].source.date.${box}`).fill(typed);
}

/** Fills the form of an update; leaves it to be saved. */
export async function fillUpdate(page: Page, update: Update): Promise<void> {
  await field(page, "stage").selectOption(update.stage);
  await field(page, "text").fill(update.text);
  await field(page, "date.year").fill(update.year);
  await field(page, "date.month").fill(update.month ?? "");
  await field(page, "date.day").fill(update.day ?? "");
  if (update.internalNote !== undefined) await field(page, "internalNote").fill(update.internalNote);
  await citeNewSource(page, update);
}

/** Presses a form's button and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp, arrivesAt: RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name, exact: typeof name === "string" }).click();
  await expect(page).toHaveURL(arrivesAt);
}

export const AT_CHANGE = /\/desk\/changes\/[0-9a-f-]{36}$/u;
export const AT_RECORD = /\/desk\/records\/[0-9a-f-]{36}$/u;

/** The id at the end of an address of the desk. */
export function idIn(page: Page): string {
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The summary of what is wrong with a form. */
export function errorSummary(page: Page) {
  return page.getByRole("main").getByRole("alert");
}

/** Hands a change in, and waits until it says so. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("main")).toContainText("waiting for review");
}

/** Publishes a change, and waits until the server has said that it is published. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("main")).toContainText(/published, decided on/u);
}

/** Nothing reaches over the edge of the screen, so that nobody has to scroll sideways. */
export async function staysWithin(page: Page, what: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${what}: wider than the screen by`).toBeLessThanOrEqual(0);
}
