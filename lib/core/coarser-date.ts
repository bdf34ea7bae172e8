/** An honest date, told less precisely than it is known: what the public reads where a day could lead to somebody (docs/decisions/044). */
import { EARLIEST_YEAR, LATEST_YEAR, readEdtf, type EdtfPoint, type EdtfReading } from "@/lib/core/edtf-reading";
import type { PublicDate } from "@/lib/core/kinds";

/**
 * The date to its months or to its years, hedged as it was: never finer than asked, and never wrong, since whatever it meant it still may mean. What is as coarse
 * already says what it said.
 * @throws RangeError where the text is not an EDTF value that honestDateSchema accepts
 */
export function coarserDate(edtf: string, to: PublicDate): string {
  const outcome = readEdtf(edtf);
  if (!outcome.ok) throw new RangeError(`Not an honest date: ${outcome.problem}`);
  const coarse = written(outcome.reading, edtf, to);
  // A few choices, each hedged in its own way, make no text once they are alike: all of them together then.
  return readEdtf(coarse).ok || outcome.reading.shape !== "oneOf" ? coarse : allOf(outcome.reading.choices.flatMap(({ from, to: until }) => [from, until]), to);
}

function allOf(points: readonly EdtfPoint[], to: PublicDate): string {
  const mark = markOf({ approximate: points.some(({ approximate }) => approximate), uncertain: points.some(({ uncertain }) => uncertain) });
  const bare = points.map((point) => pointTo({ ...point, approximate: false, uncertain: false }, to)).toSorted();
  return between(`${bare[0] ?? ""}${mark}`, `${bare.at(-1) ?? ""}${mark}`);
}

function written(reading: EdtfReading, edtf: string, to: PublicDate): string {
  switch (reading.shape) {
    case "point":
      return pointTo(reading.point, to);
    case "season": {
      if (to === "month") return edtf;
      const { year, season } = reading;
      // A winter reaches into the years beside it (honest-date.ts).
      return season === "winter" ? between(yearOf(year - 1, reading), yearOf(year + 1, reading)) : yearOf(year, reading);
    }
    case "between":
      return between(reading.start === null ? ".." : pointTo(reading.start, to), reading.end === null ? ".." : pointTo(reading.end, to));
    case "oneOf": {
      const choices = [...new Set(reading.choices.map(({ from, to: until }) => choice(pointTo(from, to), pointTo(until, to))))];
      const [only] = choices;
      return choices.length === 1 && only !== undefined && !only.includes("..") ? only : `[${choices.join(",")}]`;
    }
  }
}

function between(start: string, end: string): string {
  return start === end ? start : `${start}/${end}`;
}

function choice(from: string, until: string): string {
  return from === until ? from : `${from}..${until}`;
}

function pointTo({ month, ...point }: EdtfPoint, to: PublicDate): string {
  const mark = markOf(point);
  return to === "year" || month === null ? `${String(point.year)}${mark}` : `${String(point.year)}-${String(month).padStart(2, "0")}${mark}`;
}

function yearOf(year: number, hedge: Pick<EdtfPoint, "approximate" | "uncertain">): string {
  return `${String(Math.min(Math.max(year, EARLIEST_YEAR), LATEST_YEAR))}${markOf(hedge)}`;
}

function markOf({ approximate, uncertain }: Pick<EdtfPoint, "approximate" | "uncertain">): string {
  return approximate ? (uncertain ? "%" : "~") : uncertain ? "?" : "";
}
