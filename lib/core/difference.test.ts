import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldDifferences, itemDifferences, wordDifferences, type TextPart } from "@/lib/core/difference";

const side = (parts: readonly TextPart[], without: TextPart["state"]) => parts.filter(({ state }) => state !== without).map(({ text }) => text).join("");
const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.array(fc.constantFrom("the", "garden", " ", "茄子", "在园中", "，", "taken", "\n", "—"), { maxLength: 30 }).map((words) => words.join("")));

describe("words before and after", () => {
  it("give both texts back, character for character, in any language", () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom("en", "zh-Hans", "und", "not a language"), (before, after, language) => {
        const parts = wordDifferences(before, after, language);
        expect(side(parts, "added")).toBe(before);
        expect(side(parts, "removed")).toBe(after);
      }),
    );
  });

  it("mark the words that changed and no others, also where no spaces stand between them", () => {
    expect(wordDifferences("taken from a garden", "taken from a field", "en")).toEqual([
      { text: "taken from a ", state: "kept" },
      { text: "garden", state: "removed" },
      { text: "field", state: "added" },
    ]);
    expect(wordDifferences("他在花园被带走", "他在田里被带走", "zh-Hans").filter(({ state }) => state !== "kept").map(({ text: words }) => words).join("")).not.toContain("带走");
  });

  it("show two texts that have nothing in common whole, soon", () => {
    const long = (word: string) => Array.from({ length: 6_000 }, (_, at) => `${word}${String(at)}`).join(" ");
    const began = performance.now();
    const parts = wordDifferences(long("a"), long("b"), "en");
    expect(parts.map(({ state }) => state)).toEqual(["removed", "added"]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("fields before and after", () => {
  it("leave out what neither side fills, and say which changed", () => {
    expect(fieldDifferences({ text: "text", place: "text", quoted: "yes_no" }, { text: "one", place: null, quoted: false }, { text: "one", quoted: true })).toEqual([
      { field: "text", type: "text", before: "one", after: "one", changed: false },
      { field: "quoted", type: "yes_no", before: "false", after: "true", changed: true },
    ]);
  });
});

describe("items before and after", () => {
  it("are kept, added or removed by their key", () => {
    const states = itemDifferences(["a", "b"], ["B", "c"], (item) => item.toLowerCase()).map(({ item, state }) => `${item} ${state}`);
    expect(states).toEqual(["B kept", "c added", "a removed"]);
  });
});
