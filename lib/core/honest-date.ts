/**
 * An honest date: as precise as its source and no more (docs/architecture.md, glossary). The EDTF value is what is kept;
 * earliest and latest day are worked out from it, to sort and to filter.
 */
import * as z from "zod";
import { addDays } from "@/lib/core/days";
import { daysInMonth, readEdtf, type EdtfPoint, type EdtfReading } from "@/lib/core/edtf-reading";
import { readingInWords } from "@/lib/core/honest-date-words";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { shortTextSchema } from "@/lib/core/text";

/** EDTF between 1800 and 2200, no finer than a day. Errors are keys of the `errors` messages. */
export const edtfSchema = z
  .string({ error: "required" })
  .trim()
  .min(1, { error: "required", abort: true })
  .superRefine((text, context) => {
    const outcome = readEdtf(text);
    if (!outcome.ok) context.addIssue({ code: "custom", message: outcome.problem });
  });

/** One real day, `YYYY-MM-DD`, of a year that pages can put into words. */
export const isoDaySchema = z.iso.date({ error: "day", abort: true }).superRefine((day, context) => {
  const outcome = readEdtf(day);
  if (!outcome.ok) context.addIssue({ code: "custom", message: outcome.problem });
});

export const honestDateSchema = z.strictObject({
  edtf: edtfSchema,
  /** The wording of the source: "yesterday". */
  printed: shortTextSchema.nullable().default(null),
  /** The day that a relative wording was counted from. */
  countedFrom: isoDaySchema.nullable().default(null),
});
export type HonestDate = z.infer<typeof honestDateSchema>;

/** ISO days; null where the date is open at that end. */
export type DateBounds = { earliest: string | null; latest: string | null };

/**
 * The first and the last day that an EDTF value can mean. A season names no months here: it can mean any day of its year, and a
 * winter reaches into the years beside it, since neither the hemisphere nor the end of the year that is meant is known.
 * @throws RangeError where the text is not an EDTF value that honestDateSchema accepts.
 */
export function boundsOf(edtf: string): DateBounds {
  const reading = readingOrThrow(edtf);
  switch (reading.shape) {
    case "point":
      return { earliest: firstDay(reading.point), latest: lastDay(reading.point) };
    case "season":
      return reading.season === "winter"
        ? { earliest: isoDay(reading.year - 1, 12, 1), latest: isoDay(reading.year + 1, 2, daysInMonth(reading.year + 1, 2)) }
        : { earliest: isoDay(reading.year, 1, 1), latest: isoDay(reading.year, 12, 31) };
    case "between":
      return { earliest: reading.start && firstDay(reading.start), latest: reading.end && lastDay(reading.end) };
    case "oneOf": {
      const earliest = reading.choices.map((choice) => firstDay(choice.from)).sort();
      const latest = reading.choices.map((choice) => lastDay(choice.to)).sort();
      return { earliest: earliest[0] ?? null, latest: latest.at(-1) ?? null };
    }
  }
}

/**
 * How a timeline draws it: a point for one day that the source states outright, a bracket for everything else, also for "about" a day.
 * @throws RangeError as boundsOf.
 */
export function precisionOf(edtf: string): "day" | "range" {
  const reading = readingOrThrow(edtf);
  if (reading.shape !== "point") return "range";
  const { day, approximate, uncertain } = reading.point;
  return day !== null && !approximate && !uncertain ? "day" : "range";
}

/**
 * Whether a timeline can place it. "By 21 March" says only when it was over: open-start dates stand with the undated.
 * @throws RangeError as boundsOf.
 */
export function isDated(edtf: string | null): edtf is string {
  return edtf !== null && boundsOf(edtf).earliest !== null;
}

const PLAIN = /^\d{4}(?:-\d{2}){0,2}$/u;

/** Whether it is a year, a month or a day and nothing else, as ISO 8601 can say it: not about one, by one, or between two. */
export function isPlainDate(edtf: string): boolean {
  return PLAIN.test(edtf);
}

/**
 * Whether the source hedges the date itself ("about", "perhaps"): its bounds are then no bounds of what happened.
 * @throws RangeError as boundsOf.
 */
export function isHedged(edtf: string): boolean {
  return hedgesOf(readingOrThrow(edtf)).some(({ approximate, uncertain }) => approximate || uncertain);
}

/**
 * The days that a date may mean when it is asked what came before what: its bounds, but "about" reaches a year further on each side, and "perhaps"
 * anywhere. Nobody writes "about 2013" of what was in 2018; but "about December" may be November.
 * @throws RangeError as boundsOf.
 */
export function reachOf(edtf: string): DateBounds {
  const hedges = hedgesOf(readingOrThrow(edtf));
  const { earliest, latest } = boundsOf(edtf);
  if (hedges.some(({ uncertain }) => uncertain)) return { earliest: null, latest: null };
  if (!hedges.some(({ approximate }) => approximate)) return { earliest, latest };
  return { earliest: earliest && addDays(earliest, -DAYS_OF_ABOUT), latest: latest && addDays(latest, DAYS_OF_ABOUT) };
}

const DAYS_OF_ABOUT = 366;

/** How the source hedges each part of a date. */
function hedgesOf(reading: EdtfReading): Pick<EdtfPoint, "approximate" | "uncertain">[] {
  switch (reading.shape) {
    case "point":
      return [reading.point];
    case "season":
      return [reading];
    case "between":
      return [reading.start, reading.end].filter((point) => point !== null);
    case "oneOf":
      return reading.choices.flatMap(({ from, to }) => [from, to]);
  }
}

/**
 * "27 February 2017", "about May 2019", "between April and June 2017", "by 21 March 2017"; 2017年2月27日, 2019年5月前后 …
 * @throws RangeError as boundsOf.
 */
export function formatHonestDate(edtf: string, locale: Locale): string {
  const reading = readingOrThrow(edtf);
  const words = inWords(locale);
  const known = words.get(reading) ?? readingInWords(reading, locale);
  words.set(reading, known);
  return known;
}

// A page says the same few days again and again. Known by what was read, which is one object for each text, and gone with it.
const inWords = onceForEach((_locale: Locale) => new WeakMap<EdtfReading, string>());

// A stored value has passed edtfSchema, so anything else is a fault of ours.
function readingOrThrow(edtf: string): EdtfReading {
  const outcome = readEdtf(edtf);
  if (!outcome.ok) throw new RangeError(`Not an honest date: ${outcome.problem}`);
  return outcome.reading;
}

function firstDay(point: EdtfPoint): string {
  return isoDay(point.year, point.month ?? 1, point.day ?? 1);
}

function lastDay(point: EdtfPoint): string {
  const month = point.month ?? 12;
  return isoDay(point.year, month, point.day ?? daysInMonth(point.year, month));
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
