import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, editionNumberOf } from "@/components/public/params";
import { formatHonestDate } from "@/lib/core/honest-date";

const digits = (length: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const dayLike = fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join("-"));

test("whatever day an address asks for can be named, or is none: a year that no date here has was an error once", () => {
  fc.assert(
    fc.property(fc.oneof(dayLike, fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), fc.string()), (text) => {
      const day = dayIn(text);
      if (day === null) return;
      expect(day).toBe(text);
      expect(formatHonestDate(day, "en")).not.toBe("");
    }),
  );
  expect(["2017-03-21", "2017-02-30", "2999-01-01", "1492-10-12", "2017-03", "", undefined, ["2017-03-21"]].map(dayIn)).toEqual(["2017-03-21", null, null, null, null, null, null, null]);
});

test("an edition's number is a whole number from 1 that a database can hold", () => {
  expect(["1", "999999999", "0", "01", "-1", "1.0", "1e3", "9999999999", "", undefined, ["1"]].map(editionNumberOf)).toEqual([1, 999_999_999, ...Array.from({ length: 9 }, () => null)]);
});
