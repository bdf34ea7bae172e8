/** The journeys of the desk are a pairwise choice by keyboard alone, without scripts, in Chinese and at 360 px: any two of these meet, in each of their ways. */
import { describe, expect, it } from "vitest";
import { VARIANTS, type Variant } from "../journeys/variants";
import { filesBelow, textOf } from "./house-files";

const CHOICES = ["keyboard", "script", "language", "width"] as const;
const WAYS = { keyboard: [true, false], script: [true, false], language: ["en", "zh"], width: [1280, 360] } as const satisfies { [Choice in keyof Variant]: readonly Variant[Choice][] };

/** What has to be shown of the desk, each by a journey at least. */
const TO_BE_SHOWN = [
  "an update is logged from Today", "a duplicate is found and avoided", "of contradicting dates one is preferred", "a change is returned and resubmitted", "a correction is published",
  "an embargo publishes by itself", "a record is withdrawn", "two records are merged and taken apart", "an old revision is restored", "twelve countries are pasted", "the example is imported and undone",
];

/** Every two choices in every two ways, as "keyboard true, script false". */
function pairs(): { said: string; isIn: (variant: Variant) => boolean }[] {
  return CHOICES.flatMap((one, at) =>
    CHOICES.slice(at + 1).flatMap((other) =>
      WAYS[one].flatMap((first) => WAYS[other].map((second) => ({ said: `${one} ${String(first)}, ${other} ${String(second)}`, isIn: (variant: Variant) => variant[one] === first && variant[other] === second }))),
    ),
  );
}

const missingIn = (variants: readonly Variant[]) => pairs().filter(({ isIn }) => !variants.some(isIn)).map(({ said }) => said);

const specs = filesBelow("e2e", /\.spec\.ts$/u).map((file) => ({ file, text: textOf(file) }));
/** The files in which a journey takes its options from the table. */
const usedIn = (journey: string) => specs.filter(({ text }) => text.includes(`as("${journey}")`) || text.includes(`browserOf("${journey}")`)).map(({ file }) => file);

describe("the journeys of the desk", () => {
  it("show every two choices together, in each of their ways", () => {
    expect(pairs()).toHaveLength(24);
    expect(missingIn(Object.values(VARIANTS))).toEqual([]);
  });

  it("are all there, and each takes its options from the table", () => {
    expect(TO_BE_SHOWN.filter((journey) => !(journey in VARIANTS))).toEqual([]);
    expect(Object.keys(VARIANTS).filter((journey) => usedIn(journey).length !== 1)).toEqual([]);
  });

  it("would be missed, and so would a pair", () => {
    expect(usedIn("a vegetable is peeled")).toEqual([]);
    expect(missingIn(Object.values(VARIANTS).filter(({ language, width }) => language === "en" || width === 360))).toEqual(["script true, language zh", "language zh, width 1280"]);
  });
});
