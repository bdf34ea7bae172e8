import { describe, expect, it } from "vitest";
import { addedValue } from "@/lib/cases/form-value";

const words = { kind: "passage", passage: "claim", quoted: false, text: "Invented words.", language: "en", position: null } as const;

describe("words that are added to a statement", () => {
  it("stand at the place that they are given, or behind all others, up to the last place", () => {
    expect(addedValue({ ...words, position: 7 }, null, { position: 3, spell: 1 })).toMatchObject({ position: 7 });
    expect(addedValue(words, null, { position: 999, spell: 1 })).toMatchObject({ position: 999 });
  });

  it("are refused in words where no place is left behind the last", () => {
    expect(() => addedValue(words, null, { position: 1_000, spell: 1 })).toThrow(expect.objectContaining({ code: "invalid", fieldErrors: { "value.text": ["passagesFull"] } }));
  });
});
