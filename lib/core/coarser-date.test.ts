import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarserDate } from "@/lib/core/coarser-date";
import { boundsOf, edtfSchema } from "@/lib/core/honest-date";
import { PUBLIC_DATES } from "@/lib/core/kinds";

describe("a date for the public", () => {
  it.each([
    ["2031-05-04", "2031-05", "2031"],
    ["2031-05-04~", "2031-05~", "2031~"],
    ["2031-05", "2031-05", "2031"],
    ["2031", "2031", "2031"],
    ["../2031-05-04", "../2031-05", "../2031"],
    ["2031-05-04?/..", "2031-05?/..", "2031?/.."],
    ["2031-05-04/2031-05-20", "2031-05", "2031"],
    ["2031-05-04/2032-06-20", "2031-05/2032-06", "2031/2032"],
    ["[2031-05-04,2031-05-20]", "2031-05", "2031"],
    ["[2031-05-04,2031-06-20]", "[2031-05,2031-06]", "2031"],
    ["2031-22", "2031-22", "2031"],
    ["2031-24", "2031-24", "2030/2032"],
    ["203X", "2030/2039", "2030/2039"],
  ])("%s reads %s to its month and %s to its year", (edtf, month, year) => {
    expect([coarserDate(edtf, "month"), coarserDate(edtf, "year")]).toEqual([month, year]);
  });

  it("is no finer than asked, can be kept, and still means every day that it meant", () => {
    const day = fc.tuple(fc.integer({ min: 1901, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.constantFrom("", "~", "?", "%"), fc.integer({ min: 1, max: 3 }));
    const point = day.map(([year, month, date, mark, parts]) => [String(year), String(month).padStart(2, "0"), String(date).padStart(2, "0")].slice(0, parts).join("-") + mark);
    const season = fc.tuple(fc.integer({ min: 1901, max: 2099 }), fc.integer({ min: 21, max: 24 })).map(([year, code]) => `${String(year)}-${String(code)}`);
    const dates = fc.oneof(point, season, point.map((start) => `${start}/..`), point.map((end) => `../${end}`), fc.tuple(point, point).map((both) => both.join("/")), fc.tuple(point, point).map((both) => `[${both.join(",")}]`));
    fc.assert(
      fc.property(dates, fc.constantFrom(...PUBLIC_DATES), (edtf, to) => {
        fc.pre(edtfSchema.safeParse(edtf).success);
        const told = coarserDate(edtf, to);
        expect(edtfSchema.safeParse(told).success).toBe(true);
        expect(told).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
        if (to === "year") expect(told).not.toMatch(/\d{4}-\d{2}/u);
        const [known, coarse] = [boundsOf(edtf), boundsOf(told)];
        expect(coarse.earliest === null || (known.earliest !== null && coarse.earliest <= known.earliest)).toBe(true);
        expect(coarse.latest === null || (known.latest !== null && coarse.latest >= known.latest)).toBe(true);
        expect(coarserDate(told, to)).toBe(told);
      }),
    );
  });
});
