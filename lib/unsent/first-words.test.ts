import { expect, it } from "vitest";
import { firstWords } from "@/lib/unsent/first-words";

const UPDATE = "/desk/records/1/cases/2/update";

it("a form is known again by what it says first, in its language, and never by a note or a reason", () => {
  expect(firstWords({ internalNote: "ask the neighbour", changeReason: "she told me", "value.text": "Led away\n from a garden.", "value.language": "en", "citations[0].exact": "from a garden" }, "/desk/facts/1")).toEqual({ text: "Led away from a garden.", language: "en" });
  expect(firstWords({ "name.text": " ", "citations[0].exact": "从园中带走" }, "/desk/cases/new")).toEqual({ text: "从园中带走", language: null });
  expect(firstWords({ text: ["two", "boxes"], internalNote: "only a note", stage: "arrest" }, UPDATE)).toBeNull();
});

it("long words are cut, between signs", () => {
  expect(firstWords({ text: "𠮷".repeat(80), language: "zh-Hant" }, UPDATE)).toEqual({ text: `${"𠮷".repeat(60)}…`, language: "zh-Hant" });
});

it("a note that is being written or corrected says nothing of itself, though its box is called as that of an update", () => {
  for (const address of ["/desk/records/1/notes", "/desk/records/1/notes/2"]) expect(firstWords({ text: "Do not ring the aunt." }, address), address).toBeNull();
  expect(firstWords({ text: "Led away." }, UPDATE)).toEqual({ text: "Led away.", language: null });
});
