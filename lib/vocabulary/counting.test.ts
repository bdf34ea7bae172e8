import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, daysBetween } from "@/lib/core/days";
import { COUNTING_RULE, lastDayOf } from "@/lib/vocabulary/counting";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";

describe("the last day of a length", () => {
  // Invented people, by the rule of counting-rule.json, which these dates explain: the day of beginning is the first day.
  test.each([
    ["2016-12-01", "P6M", "2017-05-31", "2017-06-01"],
    ["2015-08-31", "P6M", "2016-02-29", "2016-02-29"],
    ["2014-08-31", "P6M", "2015-02-28", "2015-02-28"],
    ["2015-08-30", "P6M", "2016-02-29", "2016-02-29"],
    ["2015-08-29", "P6M", "2016-02-28", "2016-02-29"],
    ["2015-02-28", "P6M", "2015-08-27", "2015-08-31"],
    ["2015-07-01", "P6M", "2015-12-31", "2016-01-01"],
    ["2016-06-30", "P12M", "2017-06-29", "2017-06-30"],
    ["2019-05-27", "P37D", "2019-07-02", "2019-07-03"],
  ])("begun on %s, %s ends on %s, and by the other count on %s", (begin, longest, day, otherwise) => {
    expect(lastDayOf(begin, longest)).toEqual({ day, otherwise });
  });

  it("is none of a length that the vocabulary cannot hold", () => {
    for (const longest of ["P1Y", "P0D", "6 months", ""]) expect(() => lastDayOf("2017-01-01", longest)).toThrow(RangeError);
  });
});

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays("1980-01-01", count));
const length = fc.constantFrom(...new Set(LAW_AS_SHIPPED.flatMap(({ longest }) => longest ?? [])));

test("a later beginning never ends earlier, and the two counts lie at most four days apart", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), length, (begin, later, longest) => {
      const [one, other] = [lastDayOf(begin, longest), lastDayOf(addDays(begin, later), longest)];
      expect(other.day >= one.day && other.otherwise >= one.otherwise).toBe(true);
      const apart = daysBetween(one.day, one.otherwise);
      expect(apart >= 0 && apart <= 4, `${begin} ${longest}: ${String(apart)}`).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test("the last day is the one before so many whole months have passed, found by walking through the calendar day by day", () => {
  const parts = (text: string) => text.split("-").map(Number) as [number, number, number];
  const monthsPassed = (begin: string, now: string) => {
    const [[year, month, dayOfMonth], [nowYear, nowMonth, nowDay]] = [parts(begin), parts(now)];
    return (nowYear - year) * 12 + nowMonth - month - (nowDay < dayOfMonth ? 1 : 0);
  };
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 16 }), (begin, months) => {
      let next = begin;
      while (monthsPassed(begin, next) < months) next = addDays(next, 1);
      expect(lastDayOf(begin, `P${String(months)}M`).day).toBe(addDays(next, -1));
    }),
    { numRuns: 300 },
  );
  fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), (begin, days) => {
    expect(daysBetween(begin, lastDayOf(begin, `P${String(days)}D`).day) + 1).toBe(days);
  }));
});

test("every length of the law can be counted, and the rule is written down in both languages with its statute", () => {
  for (const longest of LAW_AS_SHIPPED.flatMap((version) => version.longest ?? [])) expect(lastDayOf("2017-01-15", longest).day > "2017-01-15").toBe(true);
  expect(COUNTING_RULE.rule.en).toHaveLength(COUNTING_RULE.rule.zh.length);
  expect(COUNTING_RULE.rule.en.join(" ")).toMatch(/art\. 103.*art\. 105/u);
  expect(COUNTING_RULE.rule.zh.join("")).toMatch(/第103条.*第105条/u);
});
