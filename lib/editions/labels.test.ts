import { expect, test } from "vitest";
import { piecesOf } from "@/lib/editions/labels";

test("a name within our own words keeps its language, at the beginning, in the middle and at the end", () => {
  const within = [{ text: "Test Person Aubergine", language: "en" }, { text: "Kohlrabi", language: "de" }];
  expect(piecesOf({ text: "Test Person Aubergine、Kohlrabi：言论，2031年5月", language: null, within })).toEqual([
    { text: "Test Person Aubergine", language: "en" },
    { text: "、", language: null },
    { text: "Kohlrabi", language: "de" },
    { text: "：言论，2031年5月", language: null },
  ]);
  expect(piecesOf({ text: "Remark by Kohlrabi", language: null, within: [{ text: "Kohlrabi", language: "de" }] })).toEqual([{ text: "Remark by ", language: null }, { text: "Kohlrabi", language: "de" }]);
});

test("words with which our sentence begins are found with their capital too, and words that are not there change nothing", () => {
  expect(piecesOf({ text: "Police in a garden：帖文", language: null, within: [{ text: "police in a garden", language: "en" }] })[0]).toEqual({ text: "Police in a garden", language: "en" });
  expect(piecesOf({ text: "声明", language: null, within: [{ text: "Leek", language: "en" }] })).toEqual([{ text: "声明", language: null }]);
  expect(piecesOf({ text: "Leek", language: "en" })).toEqual([{ text: "Leek", language: "en" }]);
});
