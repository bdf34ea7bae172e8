/** Pictures can only be compared where letters are drawn alike: the same browser, system and fonts as the baselines were made with. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "@playwright/test";
import * as z from "zod";

const FILE = fileURLToPath(new URL("made-with.json", import.meta.url));

const madeWithSchema = z.object({
  browser: z.string(),
  platform: z.string(),
  /** Widths in pixels of a line in each kind of type: other fonts give other widths. */
  widths: z.record(z.string(), z.number()),
});
export type MadeWith = z.infer<typeof madeWithSchema>;

const LINES = { serif: "Hamburgefonstiv 0123456789", "sans-serif": "Hamburgefonstiv 0123456789", hanzi: "人权律师时间线记录" } as const;

/** What this machine draws with. */
export async function drawsWith(browser: Browser): Promise<MadeWith> {
  const page = await browser.newPage();
  const widths = await page.evaluate((lines) => {
    const widthOf = (family: string, text: string) => {
      const context = document.createElement("canvas").getContext("2d");
      if (context === null) return 0;
      context.font = `100px ${family}`;
      return Math.round(context.measureText(text).width);
    };
    return { serif: widthOf("serif", lines.serif), "sans-serif": widthOf("sans-serif", lines["sans-serif"]), "hanzi serif": widthOf("serif", lines.hanzi), "hanzi sans-serif": widthOf("sans-serif", lines.hanzi) };
  }, LINES);
  await page.close();
  return { browser: `${browser.browserType().name()} ${browser.version().split(".")[0] ?? ""}`, platform: process.platform, widths };
}

/** @returns why the baselines cannot be compared with here; null when they can */
export function whyNotHere(here: MadeWith): string | null {
  if (!existsSync(FILE)) return "No baselines are there: make them with playwright test --project=pictures --project=beside --update-snapshots=all.";
  const there = madeWithSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));
  if (there.browser !== here.browser) return `The baselines were made with ${there.browser}; this is ${here.browser}.`;
  if (there.platform !== here.platform) return `The baselines were made on ${there.platform}; this is ${here.platform}.`;
  const other = Object.entries(there.widths).find(([kind, width]) => here.widths[kind] !== width);
  return other === undefined ? null : `The baselines were made with other fonts (${other[0]}).`;
}

/** Written when the baselines are made anew. */
export function recordMadeWith(here: MadeWith): void {
  writeFileSync(FILE, `${JSON.stringify(here, null, 2)}\n`);
}
