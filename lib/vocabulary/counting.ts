/**
 * How a length that the law sets runs in the calendar (counting-rule.json says the rule in words, with its statute and sources).
 *
 * Two counts are known. Ours takes the day of beginning as the first, since it is a day in custody: six months from 1 December 2016 end on
 * 31 May 2017. The Criminal Procedure Law (2012: art. 103; 2018: art. 105) leaves the day of beginning out of procedural periods, and the
 * Supreme People's Court runs a month to the same day of the next, or from a month's last day to the next one's last: that ends up to four
 * days later. Nothing is called past a limit that is not past it by both (lib/editions/clock.ts).
 */
import * as z from "zod";
import { addDays } from "@/lib/core/days";
import { daysInMonth } from "@/lib/core/edtf-reading";
import entry from "./counting-rule.json";
import { entrySourceSchema } from "./sourced";

const sentences = z.array(z.string().min(1)).min(1);

/** The rule in both languages, sentence by sentence, and where it was read. */
export const COUNTING_RULE = z
  .strictObject({ rule: z.strictObject({ en: sentences, zh: sentences }), unchecked: z.array(z.string()), source: entrySourceSchema })
  .parse(entry);

const DURATION = /^P(?<length>[1-9][0-9]*)(?<unit>[DM])$/u;

/** The last day that a length allows: `day` with the day of beginning counted, `otherwise` by the count that allows most. */
export type LastDay = { day: string; otherwise: string };

/**
 * The last day of a length that begins on a day.
 * @param begin ISO day on which custody began
 * @param longest ISO 8601 duration in days or months, as a version of the law has it (`P37D`, `P6M`)
 * @returns never a `day` later than `otherwise`; both rise, or stay, as `begin` rises
 * @throws RangeError where the duration has another form
 */
export function lastDayOf(begin: string, longest: string): LastDay {
  const { length, unit } = DURATION.exec(longest)?.groups ?? {};
  if (length === undefined) throw new RangeError(`Not a length in days or months: ${longest}`);
  const count = Number(length);
  return unit === "D" ? { day: addDays(begin, count - 1), otherwise: addDays(begin, count) } : lastDayOfMonths(begin, count);
}

function lastDayOfMonths(begin: string, months: number): LastDay {
  const [year, month, day] = begin.split("-").map(Number) as [number, number, number];
  // Months from the year 0, counted from 0.
  const target = year * 12 + (month - 1) + months;
  const [endYear, endMonth] = [Math.floor(target / 12), (target % 12) + 1];
  const lastOfMonth = daysInMonth(endYear, endMonth);
  const isMonthEnd = day === daysInMonth(year, month);
  return {
    day: day > lastOfMonth ? isoDay(endYear, endMonth, lastOfMonth) : addDays(isoDay(endYear, endMonth, day), -1),
    otherwise: isoDay(endYear, endMonth, isMonthEnd ? lastOfMonth : Math.min(day, lastOfMonth)),
  };
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
