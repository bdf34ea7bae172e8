import { describe, expect, it } from "vitest";
import { addedValue, freePosition } from "@/lib/cases/form-value";

const words = { kind: "passage", passage: "claim", quoted: false, text: "Invented words.", language: "en", position: null } as const;

describe("words that are added to a statement", () => {
  it("stand at the place that they are given, or behind all others, up to the last place", () => {
    expect(addedValue({ ...words, position: 7 }, null, { position: 3, spell: 1 })).toMatchObject({ position: 7 });
    expect(addedValue(words, null, { position: 999, spell: 1 })).toMatchObject({ position: 999 });
  });

  it("stand at the first free place where somebody has put some at the last one there is", () => {
    expect([freePosition([]), freePosition([1, 2, 5]), freePosition([1, 2, 999]), freePosition([999])]).toEqual([1, 6, 3, 1]);
    expect(freePosition(Array.from({ length: 999 }, (_, index) => index + 1))).toBe(1_000);
  });

  it("are refused in words where no place is left behind the last", () => {
    expect(() => addedValue(words, null, { position: 1_000, spell: 1 })).toThrow(expect.objectContaining({ code: "invalid", fieldErrors: { "value.text": ["passagesFull"] } }));
  });
});
