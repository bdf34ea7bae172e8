import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edtfFromParts, partsFromEdtf } from "@/lib/core/honest-date-parts";

describe("boxes to EDTF", () => {
  test.each([
    [{}, null],
    [{ year: " ", month: "", day: "" }, null],
    [{ year: "2017" }, "2017"],
    [{ year: "2017", month: "March", day: "20" }, "2017-03-20"],
    [{ year: "2017", month: "sept." }, "2017-09"],
    [{ year: "２０１７年", month: "7月", day: "1号" }, "2017-07-01"],
    [{ year: "二〇一七年", month: "十二月", day: "二十七日" }, "2017-12-27"],
    [{ year: "2015", month: "7", approximate: true }, "2015-07~"],
    [{ year: "2015", uncertain: true }, "2015?"],
    [{ year: "2015", approximate: true, uncertain: true }, "2015%"],
    [{ year: "2017", month: "4", extent: "between", untilYear: "2017", untilMonth: "6" }, "2017-04/2017-06"],
    [{ year: "2017", month: "3", day: "21", extent: "by" }, "../2017-03-21"],
    [{ year: "2017", month: "3", extent: "since" }, "2017-03/.."],
  ] as const)("%j gives %s", (parts, edtf) => {
    expect(edtfFromParts(parts)).toEqual({ ok: true, edtf });
  });

  test.each([
    [{ month: "3" }, { year: ["dateYearMissing"] }],
    [{ year: "17" }, { year: ["dateYear"] }],
    [{ year: "2017", month: "Smarch" }, { month: ["dateMonth"] }],
    [{ year: "2017", month: "13" }, { month: ["dateMonth"] }],
    [{ year: "2017", day: "3" }, { month: ["dateMonthMissing"] }],
    [{ year: "2017", month: "2", day: "30" }, { day: ["dateNoSuchDay"] }],
    [{ year: "2017", month: "2", day: "99" }, { day: ["dateNoSuchDay"] }],
    [{ year: "1700" }, { year: ["dateYearOutOfRange"] }],
    [{ year: "2017", extent: "between" }, { untilYear: ["dateUntilMissing"] }],
    [{ year: "2017", extent: "between", untilYear: "2016" }, { untilYear: ["dateOrder"] }],
    [{ year: "2017", extent: "between", untilYear: "2018", untilDay: "1" }, { untilMonth: ["dateMonthMissing"] }],
  ] as const)("%j is answered at its box: %j", (parts, fieldErrors) => {
    expect(edtfFromParts(parts)).toEqual({ ok: false, fieldErrors });
  });
});

test("any boxes are answered, and boxes filled from a date give it again", () => {
  const box = fc.option(fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 2500 }).map(String)), { nil: undefined });
  const parts = fc.record({
    year: box, month: box, day: box, untilYear: box, untilMonth: box, untilDay: box,
    extent: fc.constantFrom("on", "between", "by", "since", undefined), approximate: fc.boolean(), uncertain: fc.boolean(),
  });
  fc.assert(
    fc.property(parts, (typed) => {
      const outcome = edtfFromParts(typed);
      if (!outcome.ok || outcome.edtf === null) return;
      const again = partsFromEdtf(outcome.edtf);
      expect(again && edtfFromParts(again)).toEqual(outcome);
    }),
    { numRuns: 500 },
  );
});

test("what no boxes can say is left to the EDTF text", () => {
  expect(["[2019,2020]", "2019-21", "2015~/2016", "nonsense"].map(partsFromEdtf)).toEqual([null, null, null, null]);
});
