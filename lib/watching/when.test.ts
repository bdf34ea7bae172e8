import { describe, expect, it } from "vitest";
import { letterDue, nextTry } from "@/lib/watching/when";

const at = (moment: string) => new Date(moment);

describe("a letter", () => {
  it("gathers for a minute what happens at once", () => {
    expect(letterDue("at_once", at("2031-05-04T10:00:00Z"))).toEqual(at("2031-05-04T10:01:00Z"));
  });

  it("goes at six in the morning where it is daily: of the same day before six, else of the next", () => {
    expect(letterDue("daily", at("2031-05-04T05:59:59Z"))).toEqual(at("2031-05-04T06:00:00Z"));
    expect(letterDue("daily", at("2031-05-04T06:00:00Z"))).toEqual(at("2031-05-05T06:00:00Z"));
    expect(letterDue("daily", at("2031-12-31T23:00:00Z"))).toEqual(at("2032-01-01T06:00:00Z"));
  });

  it("is tried again after growing pauses, eight times, and is then given up", () => {
    const begun = at("2031-05-04T10:00:00Z");
    const pauses = Array.from({ length: 9 }, (_, tried) => nextTry(tried + 1, begun)).map((next) => (next === null ? null : next.getTime() - begun.getTime()));
    const waited = pauses.slice(0, 8).map(Number);
    expect(waited).toEqual(waited.toSorted((a, b) => a - b));
    expect(waited[0]).toBe(60_000);
    expect(pauses[8]).toBeNull();
  });
});
