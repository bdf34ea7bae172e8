/**
 * How each journey of the desk is made: by the keyboard alone or not, with scripts or without, in which language, on how wide a screen. The journeys take their options
 * from here; e2e/architecture/variants.test.ts holds that any two of these choices meet in some journey, in each of their ways, and that no journey is left out.
 */
import type { BrowserContextOptions } from "@playwright/test";
import type { AccountWish } from "../accounts";

export type Variant = { readonly keyboard: boolean; readonly script: boolean; readonly language: "en" | "zh"; readonly width: 1280 | 360 };

const HEIGHT = 740;

export const VARIANTS = {
  "an update is logged from Today": { keyboard: true, script: true, language: "en", width: 1280 },
  "an update is logged without a script": { keyboard: true, script: false, language: "zh", width: 360 },
  "a duplicate is found and avoided": { keyboard: false, script: false, language: "zh", width: 360 },
  "of contradicting dates one is preferred": { keyboard: false, script: true, language: "en", width: 360 },
  "a change is returned and resubmitted": { keyboard: false, script: false, language: "en", width: 1280 },
  "a correction is published": { keyboard: false, script: true, language: "en", width: 1280 },
  "an embargo publishes by itself": { keyboard: false, script: true, language: "zh", width: 1280 },
  "a record is withdrawn": { keyboard: true, script: true, language: "zh", width: 1280 },
  "two records are merged and taken apart": { keyboard: false, script: false, language: "en", width: 360 },
  "an old revision is restored": { keyboard: false, script: true, language: "en", width: 360 },
  "twelve countries are pasted": { keyboard: true, script: true, language: "en", width: 1280 },
  "the example is imported and undone": { keyboard: false, script: false, language: "en", width: 1280 },
} as const satisfies Readonly<Record<string, Variant>>;

export type Journey = keyof typeof VARIANTS;

/** What such a journey's account and browser are, for `signIn` of e2e/fixtures. */
export function as(journey: Journey): [AccountWish, BrowserContextOptions] {
  const { script, language, width } = VARIANTS[journey];
  return [{ language }, { javaScriptEnabled: script, viewport: { width, height: HEIGHT } }];
}

/** The browser alone, for who is somebody already. */
export function browserOf(journey: Journey): BrowserContextOptions {
  return as(journey)[1];
}
