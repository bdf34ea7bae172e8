import { expect, it } from "vitest";
import { dayText, momentText } from "@/components/desk/accounts/moment";
import { formatHonestDate } from "@/lib/core/honest-date";
import { LOCALES } from "@/lib/core/kinds";

const MOMENT = new Date("2031-09-04T07:05:59Z");

it("writes a moment as its day and the time, in UTC and saying so", () => {
  expect(LOCALES.map((locale) => momentText(MOMENT, locale))).toEqual(["4 September 2031, 07:05 UTC", "2031年9月4日 07:05 UTC"]);
});

it("writes a day as the record's dates are written", () => {
  for (const locale of LOCALES) expect(dayText(MOMENT, locale)).toBe(formatHonestDate("2031-09-04", locale));
});
