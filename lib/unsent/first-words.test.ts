import { expect, it } from "vitest";
import { firstWords } from "@/lib/unsent/first-words";

it("a form is known again by what it says first, in its language, and never by a note or a reason", () => {
  expect(firstWords({ internalNote: "ask the neighbour", changeReason: "she told me", "value.text": "Led away\n from a garden.", "value.language": "en", "citations[0].exact": "from a garden" })).toEqual({ text: "Led away from a garden.", language: "en" });
  expect(firstWords({ "name.text": " ", "citations[0].exact": "从园中带走" })).toEqual({ text: "从园中带走", language: null });
  expect(firstWords({ text: ["two", "boxes"], internalNote: "only a note", stage: "arrest" })).toBeNull();
});

it("long words are cut, between signs", () => {
  expect(firstWords({ text: "𠮷".repeat(80), language: "zh-Hant" })).toEqual({ text: `${"𠮷".repeat(60)}…`, language: "zh-Hant" });
});
