import { describe, expect, it } from "vitest";
import { dateReading } from "./date-reading";

const boxes = (typed: Readonly<Record<string, string>>) => (name: string) => typed[name] ?? "";

describe("a date read back", () => {
  it.each([
    [{ year: "2015", month: "7" }, "July 2015", "2015年7月"],
    [{ year: "2017", month: "March", day: "20", extent: "on" }, "20 March 2017", "2017年3月20日"],
    [{ year: "2019", month: "5", approximate: "yes" }, "about May 2019", "2019年5月前后"],
    [{ year: "2017", month: "3", day: "21", extent: "by" }, "by 21 March 2017", "不晚于2017年3月21日"],
    [{ year: "2017", month: "4", untilYear: "2017", untilMonth: "6", extent: "between" }, "between April and June 2017", "2017年4月至6月之间"],
    [{ edtf: "2015-07~" }, "about July 2015", "2015年7月前后"],
  ])("says %j in the reader's language", (typed, english, chinese) => {
    expect([dateReading(boxes(typed), "en"), dateReading(boxes(typed), "zh")]).toEqual([english, chinese]);
  });

  it("says nothing of boxes that make no date yet, and that a text cannot be read", () => {
    expect([dateReading(boxes({}), "en"), dateReading(boxes({ month: "7" }), "en"), dateReading(boxes({ year: "2017", month: "13" }), "en")]).toEqual(["", "", ""]);
    expect(dateReading(boxes({ edtf: "last summer" }), "en")).toBeNull();
  });
});
