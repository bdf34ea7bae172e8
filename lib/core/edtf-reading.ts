/**
 * What an EDTF text (ISO 8601-2:2019, levels 0 to 2) says, in the few shapes that a timeline needs.
 * `edtf` reads the grammar; its own bounds are not used: an open start has an infinite `min` there, and a season reads as
 * January to March. Its days are checked again, since it lets 29 February stand in any year.
 */
import { parse } from "edtf";

/** A year, a month or a day, as precise as it is and no more. */
export type EdtfPoint = {
  year: number;
  /** 1 to 12; null where only the year is known. */
  month: number | null;
  day: number | null;
  approximate: boolean;
  uncertain: boolean;
};

export type EdtfReading =
  | { shape: "point"; point: EdtfPoint }
  | { shape: "season"; year: number; season: Season; approximate: boolean; uncertain: boolean }
  /** Somewhere from `start` to `end`; at most one of the two is null (open). */
  | { shape: "between"; start: EdtfPoint | null; end: EdtfPoint | null }
  | { shape: "oneOf"; choices: { from: EdtfPoint; to: EdtfPoint }[] };

export type Season = "spring" | "summer" | "autumn" | "winter";

/** Keys of the `errors` messages. */
export type EdtfProblem = "dateUnreadable" | "dateTooFine" | "dateYearOutOfRange" | "dateNoSuchDay" | "dateOrder";

export type EdtfOutcome = { ok: true; reading: EdtfReading } | { ok: false; problem: EdtfProblem };

export const EARLIEST_YEAR = 1800;
export const LATEST_YEAR = 2200;

// The grammar is ambiguous in places and its parser slow on long input; no date that we keep is longer.
const LONGEST_EDTF = 80;
const SEASONS: Record<number, Season> = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };
// Bits of edtf's mask of unspecified digits: the last digit of the year, its last two, the month, the day.
const YEAR_ONES = 8;
const YEAR_TENS = 12;
const MONTH_AND_DAY = 240;
const MONTH_ONLY = 48;
const DAY_ONLY = 192;

type Node = ReturnType<typeof parse>;

class Unusable extends Error {
  constructor(readonly problem: EdtfProblem) {
    super(problem);
  }
}

// A page reads the same few dates again and again, and the grammar takes longer over each than drawing it does.
const known = new Map<string, EdtfOutcome>();
const MOST_KNOWN = 4_000;

/**
 * @param text EDTF as kept or typed.
 * @returns what it says, or why it cannot be kept; never throws. The same object for the same text: nobody may change it.
 */
export function readEdtf(text: string): EdtfOutcome {
  if (text.length > LONGEST_EDTF) return { ok: false, problem: "dateUnreadable" };
  const before = known.get(text);
  if (before !== undefined) return before;
  const outcome = readAnew(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, outcome);
  return outcome;
}

function readAnew(text: string): EdtfOutcome {
  try {
    return { ok: true, reading: readingOf(grammarOf(text)) };
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The days of a month; both counted from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function grammarOf(text: string): Node {
  try {
    return parse(text);
  } catch {
    // edtf knows the days of each month, but answers an impossible day like any other misspelling.
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    throw new Unusable(day ? "dateNoSuchDay" : "dateUnreadable");
  }
}

function readingOf(node: Node): EdtfReading {
  switch (node.type) {
    case "Date":
      return dateReading(node);
    case "Season":
      return seasonReading(node);
    case "Interval":
      return intervalReading(node);
    case "Set":
      return setReading(node);
    // Decade `201` and century `20` are too easily a year cut short; `201X` and `20XX` say the same. A list `{…}` is several dates.
    case "Year":
    case "Decade":
    case "Century":
    case "List":
      throw new Unusable("dateUnreadable");
  }
}

function dateReading(node: Node): EdtfReading {
  const span = node.unspecified === YEAR_ONES ? 9 : node.unspecified === YEAR_TENS ? 99 : null;
  if (span === null || node.values.length > 1) return { shape: "point", point: pointOf(node) };
  const start = pointOf({ ...node, unspecified: 0 });
  return { shape: "between", start, end: checked({ ...start, year: start.year + span }) };
}

function seasonReading(node: Node): EdtfReading {
  const [year, code] = node.values as [number, number];
  const season = SEASONS[code];
  if (season === undefined) throw new Unusable("dateUnreadable");
  checkYear(year);
  return { shape: "season", year, season, approximate: Boolean(node.approximate), uncertain: Boolean(node.uncertain) };
}

function intervalReading(node: Node): EdtfReading {
  const [start, end] = node.values.map((value) => (isNode(value) ? pointOf(value) : openEnd(value)));
  if (start === undefined || end === undefined || (start === null && end === null)) throw new Unusable("dateUnreadable");
  if (start && end) checkOrder(start, end);
  return { shape: "between", start, end };
}

function setReading(node: Node): EdtfReading {
  // An open set `[..2017]` says what `../2017` says; one spelling is enough.
  if (node.earlier === true || node.later === true || node.values.length === 0) throw new Unusable("dateUnreadable");
  const choices = node.values.map((value) => {
    const [from, to] = Array.isArray(value) ? (value as unknown[]) : [value, value];
    if (!isNode(from) || !isNode(to)) throw new Unusable("dateUnreadable");
    const choice = { from: pointOf(from), to: pointOf(to) };
    checkOrder(choice.from, choice.to);
    return choice;
  });
  return { shape: "oneOf", choices };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

// `..` (open) is Infinity. An empty end (unknown) is null, and refused: "not known" is what no date at all says.
function openEnd(value: unknown): null {
  if (value === Infinity || value === -Infinity) return null;
  throw new Unusable("dateUnreadable");
}

function pointOf(node: Node): EdtfPoint {
  if (node.type !== "Date") throw new Unusable("dateUnreadable");
  if (node.values.length > 3) throw new Unusable("dateTooFine");
  const [year, month, day] = node.values as [number, number?, number?];
  const known = knownParts(node);
  return checked({
    year,
    month: month === undefined || known === "year" ? null : month + 1,
    day: day === undefined || known !== "day" ? null : day,
    approximate: Boolean(node.approximate),
    uncertain: Boolean(node.uncertain),
  });
}

function knownParts(node: Node): "year" | "month" | "day" {
  switch (node.unspecified ?? 0) {
    case 0:
      return "day";
    case DAY_ONLY:
      return "month";
    case MONTH_ONLY:
      if (node.values.length > 2) break;
      return "year";
    case MONTH_AND_DAY:
      return "year";
  }
  throw new Unusable("dateUnreadable");
}

function checked(point: EdtfPoint): EdtfPoint {
  checkYear(point.year);
  if (point.month !== null && point.day !== null && point.day > daysInMonth(point.year, point.month)) throw new Unusable("dateNoSuchDay");
  return point;
}

function checkYear(year: number): void {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) throw new Unusable("dateYearOutOfRange");
}

/** Compares at the precision that both hold: `2017-04-15/2017-04` is in order. */
function checkOrder(start: EdtfPoint, end: EdtfPoint): void {
  const parts: [number | null, number | null][] = [[start.year, end.year], [start.month, end.month], [start.day, end.day]];
  for (const [from, to] of parts) {
    if (from === null || to === null || from < to) return;
    if (from > to) throw new Unusable("dateOrder");
  }
}
