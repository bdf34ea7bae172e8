/** What stands in a cell of a workbook, as somebody sees it there. A day is the day that is written, in no time zone. Pure. */
import { brokenWorkbook } from "@/lib/imports/workbook/zip";
import type { Shown } from "@/lib/imports/workbook/number-formats";

const MS_PER_DAY = 86_400_000;
/** Days since the end of 1899; the year 1900 has a 29th of February there, which is number 60. In workbooks that count from 1904, days since its first. */
const [BEFORE_THE_GAP, AFTER_THE_GAP, FROM_1904] = [Date.UTC(1899, 11, 31), Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const THE_DAY_THAT_NEVER_WAS = 60;

/** @param stored the number as the file has it; as shown where it is a day or a time, in full otherwise: no sign for thousands, no percent, no rounding */
export function numberText(stored: string, shown: Shown, isFrom1904: boolean): string {
  const text = stored.trim();
  // Each digit can be read in one way alone: in two it took days over ten million of them.
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u.test(text)) throw brokenWorkbook();
  if (shown.as === "date") {
    const day = dayOfSerial(Math.floor(Number(text)), isFrom1904);
    if (day !== null) return dateText(day, shown);
  }
  if (shown.as === "time" && Number(text) >= 0) return timeText(Number(text));
  return plainNumber(text, shown.as === "number" ? shown.digits : 0);
}

/** A day that the file writes as a text (ISO 8601). What stands behind the day is a time. */
export function isoDateText(stored: string, shown: Shown): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/u.exec(stored.trim())?.[0];
  return day === undefined ? stored : dateText(day, shown.as === "date" ? shown : { year: true, month: true, day: true });
}

function dayOfSerial(serial: number, isFrom1904: boolean): string | null {
  if (!isFrom1904 && (serial < 1 || serial === THE_DAY_THAT_NEVER_WAS)) return null;
  const from = isFrom1904 ? FROM_1904 : serial < THE_DAY_THAT_NEVER_WAS ? BEFORE_THE_GAP : AFTER_THE_GAP;
  const at = new Date(from + serial * MS_PER_DAY);
  return serial < 0 || Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9_999 ? null : at.toISOString().slice(0, 10);
}

/** Without its year it stays without (ISO 8601:2000, truncated): no date of ours, so that whoever brings it is asked for the year. */
function dateText(day: string, shows: { year: boolean; month: boolean; day: boolean }): string {
  const [year = "", month = "", ofMonth = ""] = day.split("-");
  if (!shows.year) return `--${shows.month ? month : ""}${shows.day ? `-${ofMonth}` : ""}`;
  if (!shows.month) return year;
  return shows.day ? day : `${year}-${month}`;
}

function timeText(days: number): string {
  const minutes = Math.round(days * 24 * 60);
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A spreadsheet keeps fifteen digits; what stands behind them comes of binary fractions, as in 0.30000000000000004. */
const DIGITS_KEPT = 15;

function plainNumber(text: string, digits: number): string {
  if (/^-?\d+$/u.test(text)) return text.startsWith("-") ? `-${text.slice(1).padStart(digits, "0")}` : text.padStart(digits, "0");
  const number = Number(Number(text).toPrecision(DIGITS_KEPT));
  return Number.isFinite(number) ? String(number).toUpperCase().padStart(digits, "0") : text;
}
