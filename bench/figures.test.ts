import { describe, expect, it } from "vitest";
import { atLeast, atMost, inWords, median, percentile } from "./figures";

describe("a figure", () => {
  it("is held at its bound and not beyond", () => {
    expect([atMost("row", "weight", 40, 40).held, atMost("row", "weight", 40.01, 40).held]).toEqual([true, false]);
    expect([atLeast("row", "rate", 0.8, 0.8).held, atLeast("row", "rate", 0.79, 0.8).held]).toEqual([true, false]);
    expect([atMost("row", "ratio", NaN, 3).held, atLeast("row", "rate", NaN, 0.8).held]).toEqual([false, false]);
  });

  it("says promise, measure and verdict in one line", () => {
    expect(inWords(atMost("row", "Weight", 41_000, 40_000, { unit: " bytes", digits: 0, note: "60 entries" }))).toBe("Weight: at most 40000 bytes · 41000 bytes (60 entries) · NOT held");
    expect(inWords(atLeast("row", "Rate", 0.9, 0.8))).toBe("Rate: at least 0.8 · 0.90 · held");
  });
});

describe("of several measures", () => {
  it("the median is the middle one, or between the two middle ones", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect(median([])).toBeNaN();
  });

  it("ninety-five of a hundred do not exceed the 95th percentile", () => {
    const values = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(percentile(values, 95)).toBe(95);
    expect(percentile([7], 95)).toBe(7);
  });
});
