import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, formatHonestDate, honestDateSchema, isDated, precisionOf } from "@/lib/core/honest-date";
import { daysInMonth } from "@/lib/core/edtf-reading";

const problemsOf = (edtf: string) => {
  const parsed = honestDateSchema.safeParse({ edtf, printed: null, countedFrom: null });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};

describe("what an honest date may be", () => {
  test.each(["2015-07", "2017-03-20", "2015-07~", "2019?", "2015", "2017-04/2017-06", "../2017-03-21", "2017-03/..", "[2019,2020]", "2016-02-29", "201X", "2019-21"])(
    "%s is kept",
    (edtf) => {
      expect(problemsOf(edtf)).toEqual([]);
    },
  );

  test.each([
    ["", "required"],
    ["yesterday", "dateUnreadable"],
    ["20", "dateUnreadable"],
    ["{2019,2020}", "dateUnreadable"],
    ["../..", "dateUnreadable"],
    ["/2017", "dateUnreadable"],
    ["1".repeat(500), "dateUnreadable"],
    ["2017-03-20T10:00:00Z", "dateTooFine"],
    ["1799", "dateYearOutOfRange"],
    ["2201-01", "dateYearOutOfRange"],
    ["2017-02-30", "dateNoSuchDay"],
    ["2015-02-29", "dateNoSuchDay"],
    ["2019-05/2018", "dateOrder"],
  ])("%j is refused: %s", (edtf, problem) => {
    expect(problemsOf(edtf)).toEqual([problem]);
  });

  test("an unknown key and a day that is none are refused", () => {
    expect(honestDateSchema.safeParse({ edtf: "2017", printed: null, countedFrom: null, time: "10:00" }).success).toBe(false);
    expect(honestDateSchema.safeParse({ edtf: "2017", printed: null, countedFrom: "2017-02-30" }).success).toBe(false);
  });

  test.each([["0017-03-21", "dateYearOutOfRange"], ["2217-03-21", "dateYearOutOfRange"], ["21 March", "day"], ["2017-03-21", undefined]])("counted from %s: %s", (countedFrom, problem) => {
    expect(honestDateSchema.safeParse({ edtf: "2017", printed: null, countedFrom }).error?.issues[0]?.message).toBe(problem);
  });
});

describe("bounds", () => {
  test.each([
    ["2015-07", "2015-07-01", "2015-07-31"],
    ["2016-02", "2016-02-01", "2016-02-29"],
    ["2017-03-20", "2017-03-20", "2017-03-20"],
    ["2017-04/2017-06", "2017-04-01", "2017-06-30"],
    ["../2017-03-21", null, "2017-03-21"],
    ["2017-03/..", "2017-03-01", null],
    ["[2019,2020]", "2019-01-01", "2020-12-31"],
    ["201X", "2010-01-01", "2019-12-31"],
    ["2019-21", "2019-01-01", "2019-12-31"],
    ["2019-24", "2018-12-01", "2020-02-29"],
  ])("%s runs from %s to %s", (edtf, earliest, latest) => {
    expect(boundsOf(edtf)).toEqual({ earliest, latest });
  });
});

describe("in words", () => {
  test.each([
    ["2017-02-27", "27 February 2017", "2017年2月27日"],
    ["2015-07", "July 2015", "2015年7月"],
    ["2015", "2015", "2015年"],
    ["2019-05~", "about May 2019", "2019年5月前后"],
    ["2019?", "2019, uncertain", "2019年（不确定）"],
    ["2019%", "about 2019, uncertain", "2019年前后（不确定）"],
    ["2017-04/2017-06", "between April and June 2017", "2017年4月至6月之间"],
    ["2017-04-03/2017-04-07", "between 3 and 7 April 2017", "2017年4月3日至7日之间"],
    ["2017-04-03/2017-05-07", "between 3 April and 7 May 2017", "2017年4月3日至5月7日之间"],
    ["2016-11/2017-03", "between November 2016 and March 2017", "2016年11月至2017年3月之间"],
    ["2015-07~/2016?", "between about July 2015 and 2016 (uncertain)", "2015年7月前后至2016年（不确定）之间"],
    ["../2017-03-21", "by 21 March 2017", "不晚于2017年3月21日"],
    ["2017-03/..", "since March 2017", "2017年3月起"],
    ["[2019,2020]", "2019 or 2020", "2019年或2020年"],
    ["2019-22", "summer 2019", "2019年夏季"],
    ["2017-04/2017-04", "April 2017", "2017年4月"],
  ])("%s is %s, %s", (edtf, english, chinese) => {
    expect(formatHonestDate(edtf, "en")).toBe(english);
    expect(formatHonestDate(edtf, "zh")).toBe(chinese);
  });
});

test("a point is drawn only for a day stated outright", () => {
  expect(["2017-03-20", "2017-03-20~", "2017-03-20?", "2017-03", "2017-03-20/2017-03-21"].map(precisionOf)).toEqual(["day", "range", "range", "range", "range"]);
});

test("no date and an open start stand with the undated", () => {
  expect([null, "../2017", "2017/..", "2017"].map(isDated)).toEqual([false, false, true, true]);
});

const point = fc
  .record({ year: fc.integer({ min: 1800, max: 2200 }), month: fc.option(fc.integer({ min: 1, max: 12 })), day: fc.option(fc.integer({ min: 1, max: 31 })), mark: fc.constantFrom("", "~", "?", "%") })
  .map(({ year, month, day, mark }) => {
    const parts = [String(year)];
    if (month !== null) parts.push(String(month).padStart(2, "0"));
    if (month !== null && day !== null) parts.push(String(Math.min(day, daysInMonth(year, month))).padStart(2, "0"));
    return parts.join("-") + mark;
  });
const edtfText = fc.oneof(
  point,
  fc.tuple(point, point).map(([one, other]) => (one.slice(0, 4) < other.slice(0, 4) ? `${one}/${other}` : `${other.slice(0, 4)}/${one.slice(0, 4)}`)),
  point.map((end) => `../${end}`),
  point.map((start) => `${start}/..`),
  fc.tuple(point, point).map(([one, other]) => `[${one.slice(0, 4)},${other.slice(0, 4)}]`),
);

describe("for any date", () => {
  const accepted = edtfText.filter((edtf) => problemsOf(edtf).length === 0);

  test("bounds are real days, in order", () => {
    fc.assert(
      fc.property(accepted, (edtf) => {
        const { earliest, latest } = boundsOf(edtf);
        for (const day of [earliest, latest]) if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true);
      }),
    );
  });

  test("the words say no day and no year that the value does not hold", () => {
    fc.assert(
      fc.property(accepted, (edtf) => {
        const held = (edtf.match(/\d+/g) ?? []).map(Number);
        const english = formatHonestDate(edtf, "en");
        const chinese = formatHonestDate(edtf, "zh");
        for (const said of [...(english.match(/\d+/g) ?? []), ...(chinese.match(/\d+/g) ?? [])]) expect(held).toContain(Number(said));
        const days = /\d{4}-\d{2}-\d{2}/.test(edtf);
        if (!days) expect(chinese).not.toContain("日");
        if (!days) expect(english).not.toMatch(/\b\d{1,2}\b/);
      }),
    );
  });

  test("reading any text answers, and never throws", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9X~?%/.[\],{}-]{0,24}$/)), (text) => Array.isArray(problemsOf(text))));
  });
});
