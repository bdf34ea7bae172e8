/**
 * Text boxes ↔ EDTF, for the desk's form: year, month and day as people write them in either language, and how they are meant.
 * What no boxes can say (a choice of days, a season) stays an EDTF text of its own: `partsFromEdtf` answers null.
 */
import { readEdtf, type EdtfPoint } from "@/lib/core/edtf-reading";
import type { FieldErrors } from "@/lib/core/errors";

export const DATE_EXTENTS = ["on", "between", "by", "since"] as const;
export type DateExtent = (typeof DATE_EXTENTS)[number];

/** Every box is text as typed; an absent or blank box says nothing. */
export type DateParts = {
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
  untilYear?: string | undefined;
  untilMonth?: string | undefined;
  untilDay?: string | undefined;
  /** `on` when absent; `between` needs the three boxes of the end. */
  extent?: DateExtent | undefined;
  approximate?: boolean | undefined;
  uncertain?: boolean | undefined;
};

export type DatePartsOutcome = { ok: true; edtf: string | null } | { ok: false; fieldErrors: FieldErrors };

type Boxes = { year: string; month: string; day: string };
type Written = { edtf: string; fieldErrors?: never } | { edtf?: never; fieldErrors: FieldErrors };

const ENGLISH_MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$/;
const ENGLISH_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CHINESE_DIGITS = "〇一二三四五六七八九";

/**
 * @returns the EDTF text; null where all boxes are empty ("no date given"); or, per box, keys of the `errors` messages.
 */
export function edtfFromParts(parts: DateParts): DatePartsOutcome {
  const extent = parts.extent ?? "on";
  const start: Boxes = { year: tidy(parts.year), month: tidy(parts.month), day: tidy(parts.day) };
  const end: Boxes = { year: tidy(parts.untilYear), month: tidy(parts.untilMonth), day: tidy(parts.untilDay) };
  if (isEmpty(start) && isEmpty(end)) return { ok: true, edtf: null };
  if (extent === "between" && isEmpty(end)) return { ok: false, fieldErrors: { untilYear: ["dateUntilMissing"] } };

  const mark = parts.approximate ? (parts.uncertain ? "%" : "~") : parts.uncertain ? "?" : "";
  const from = written(start, mark, { year: "year", month: "month", day: "day" });
  const to = extent === "between" ? written(end, mark, { year: "untilYear", month: "untilMonth", day: "untilDay" }) : null;
  if (from.fieldErrors || to?.fieldErrors) return { ok: false, fieldErrors: { ...from.fieldErrors, ...to?.fieldErrors } };

  const edtf = { on: from.edtf, between: `${from.edtf}/${to?.edtf}`, by: `../${from.edtf}`, since: `${from.edtf}/..` }[extent];
  const outcome = readEdtf(edtf);
  if (outcome.ok) return { ok: true, edtf };
  return { ok: false, fieldErrors: { [outcome.problem === "dateOrder" ? "untilYear" : "year"]: [outcome.problem] } };
}

/** The boxes that would give this EDTF text again; null where none would. */
export function partsFromEdtf(edtf: string): DateParts | null {
  const outcome = readEdtf(edtf);
  if (!outcome.ok) return null;
  const { reading } = outcome;
  if (reading.shape === "point") return { ...boxesOf(reading.point), ...meant(reading.point), extent: "on" };
  if (reading.shape !== "between") return null;
  const { start, end } = reading;
  if (start && end) {
    const isMeantAlike = start.approximate === end.approximate && start.uncertain === end.uncertain;
    if (!isMeantAlike) return null;
    const { year, month, day } = boxesOf(end);
    return { ...boxesOf(start), untilYear: year, untilMonth: month, untilDay: day, ...meant(start), extent: "between" };
  }
  const only = start ?? end;
  return only && { ...boxesOf(only), ...meant(only), extent: start ? "since" : "by" };
}

function boxesOf(point: EdtfPoint): Boxes {
  return { year: String(point.year), month: point.month === null ? "" : String(point.month), day: point.day === null ? "" : String(point.day) };
}

function meant({ approximate, uncertain }: EdtfPoint): { approximate: boolean; uncertain: boolean } {
  return { approximate, uncertain };
}

function written(boxes: Boxes, mark: string, names: Boxes): Written {
  const year = numberIn(boxes.year, "年");
  const month = boxes.month === "" ? null : monthIn(boxes.month);
  const day = boxes.day === "" ? null : numberIn(boxes.day, "日号");
  const fieldErrors: FieldErrors = {};
  if (boxes.year === "") fieldErrors[names.year] = ["dateYearMissing"];
  else if (year === null || year < 1_000 || year > 9_999) fieldErrors[names.year] = ["dateYear"];
  if (boxes.month !== "" && (month === null || month < 1 || month > 12)) fieldErrors[names.month] = ["dateMonth"];
  else if (boxes.month === "" && boxes.day !== "") fieldErrors[names.month] = ["dateMonthMissing"];
  if (boxes.day !== "" && (day === null || day < 1)) fieldErrors[names.day] = ["dateDay"];
  if (Object.keys(fieldErrors).length > 0) return { fieldErrors };

  const digits = [year, month, day].filter((part) => part !== null).map((part) => String(part).padStart(2, "0"));
  const outcome = readEdtf(digits.join("-"));
  if (outcome.ok) return { edtf: digits.join("-") + mark };
  const box = outcome.problem === "dateYearOutOfRange" ? names.year : names.day;
  return { fieldErrors: { [box]: [outcome.problem === "dateUnreadable" ? "dateNoSuchDay" : outcome.problem] } };
}

// NFKC turns full-width digits, common on Chinese keyboards, into plain ones.
function tidy(typed: string | undefined): string {
  return (typed ?? "").normalize("NFKC").trim().toLowerCase();
}

function isEmpty({ year, month, day }: Boxes): boolean {
  return year === "" && month === "" && day === "";
}

function monthIn(typed: string): number | null {
  const name = ENGLISH_MONTH.exec(typed)?.[1];
  return name === undefined ? numberIn(typed, "月") : ENGLISH_MONTHS.indexOf(name) + 1;
}

/** @param suffixes the characters that may stand behind the number, one of them at most. */
function numberIn(typed: string, suffixes: string): number | null {
  const bare = suffixes.includes(typed.slice(-1)) ? typed.slice(0, -1).trim() : typed;
  if (/^\d{1,4}$/.test(bare)) return Number(bare);
  return chineseNumberIn(bare.replaceAll("零", "〇"));
}

/** 七, 十二, 二十七, 三十 and, digit by digit, 二〇一七. */
function chineseNumberIn(typed: string): number | null {
  const tens = /^([一二三])?十([一二三四五六七八九])?$/.exec(typed);
  if (tens) return 10 * (tens[1] === undefined ? 1 : CHINESE_DIGITS.indexOf(tens[1])) + (tens[2] === undefined ? 0 : CHINESE_DIGITS.indexOf(tens[2]));
  if (typed === "" || typed.length > 4) return null;
  const digits = [...typed].map((character) => CHINESE_DIGITS.indexOf(character));
  return digits.includes(-1) ? null : Number(digits.join(""));
}
