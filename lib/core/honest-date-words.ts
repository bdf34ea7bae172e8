/**
 * An honest date in words, in both languages, saying exactly what the EDTF value says: never a day that it does not hold.
 * Of our own because edtf's `format` loses "about" in Chinese and knows no "by".
 */
import type { EdtfPoint, EdtfReading, Season } from "@/lib/core/edtf-reading";
import type { Locale } from "@/lib/core/kinds";

type Part = "year" | "month" | "day";

/** The parts of a date to write, from the largest on; the others are understood from its neighbour. */
type Shown = readonly Part[];

type Words = {
  plain: (point: EdtfPoint, shown: Shown) => string;
  about: (date: string) => string;
  uncertain: (date: string) => string;
  /** The same inside a range, where a comma would leave open which end it speaks of. */
  uncertainEnd: (date: string) => string;
  by: (date: string) => string;
  since: (date: string) => string;
  between: (start: string, end: string) => string;
  or: (dates: string[]) => string;
  season: (season: Season, year: number) => string;
  /** Which parts of the start and of the end are written when they share a year, or a year and a month. */
  shared: (common: "year" | "month") => { start: Shown; end: Shown };
};

const EVERY_PART: Shown = ["year", "month", "day"];
const ENGLISH_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const CHINESE_SEASONS = { spring: "春季", summer: "夏季", autumn: "秋季", winter: "冬季" } as const;

const ENGLISH: Words = {
  plain: ({ year, month, day }, shown) => {
    const words = [
      day !== null && shown.includes("day") ? String(day) : null,
      month !== null && shown.includes("month") ? ENGLISH_MONTHS[month - 1] : null,
      shown.includes("year") ? String(year) : null,
    ];
    return words.filter((word) => word != null).join(" ");
  },
  about: (date) => `about ${date}`,
  uncertain: (date) => `${date}, uncertain`,
  uncertainEnd: (date) => `${date} (uncertain)`,
  by: (date) => `by ${date}`,
  since: (date) => `since ${date}`,
  between: (start, end) => `between ${start} and ${end}`,
  or: (dates) => dates.join(" or "),
  season: (season, year) => `${season} ${year}`,
  // The year, or the month and the year, is written once, at the end: "between 3 and 7 April 2017".
  shared: (common) => ({ start: common === "month" ? ["day"] : ["month", "day"], end: EVERY_PART }),
};

const CHINESE: Words = {
  plain: ({ year, month, day }, shown) =>
    [
      shown.includes("year") ? `${year}年` : "",
      month !== null && shown.includes("month") ? `${month}月` : "",
      day !== null && shown.includes("day") ? `${day}日` : "",
    ].join(""),
  about: (date) => `${date}前后`,
  uncertain: (date) => `${date}（不确定）`,
  uncertainEnd: (date) => `${date}（不确定）`,
  by: (date) => `不晚于${date}`,
  since: (date) => `${date}起`,
  between: (start, end) => `${start}至${end}之间`,
  or: (dates) => dates.join("或"),
  season: (season, year) => `${year}年${CHINESE_SEASONS[season]}`,
  // Written once, at the start: 2017年4月3日至7日之间.
  shared: (common) => ({ start: EVERY_PART, end: common === "month" ? ["day"] : ["month", "day"] }),
};

const WORDS: Record<Locale, Words> = { en: ENGLISH, zh: CHINESE };

/** What formatHonestDate (lib/core/honest-date.ts) says of a date already read. */
export function readingInWords(reading: EdtfReading, locale: Locale): string {
  const words = WORDS[locale];
  switch (reading.shape) {
    case "point":
      return pointInWords(words, reading.point);
    case "season":
      return qualified(words, words.season(reading.season, reading.year), reading);
    case "between":
      return rangeInWords(words, reading.start, reading.end);
    case "oneOf":
      return words.or(reading.choices.map(({ from, to }) => rangeInWords(words, from, to)));
  }
}

function pointInWords(words: Words, point: EdtfPoint): string {
  return qualified(words, words.plain(point, EVERY_PART), point);
}

function qualified(words: Words, date: string, { approximate, uncertain }: { approximate: boolean; uncertain: boolean }): string {
  const about = approximate ? words.about(date) : date;
  return uncertain ? words.uncertain(about) : about;
}

function rangeInWords(words: Words, start: EdtfPoint | null, end: EdtfPoint | null): string {
  if (start === null) return end === null ? "" : words.by(pointInWords(words, end));
  if (end === null) return words.since(pointInWords(words, start));
  if (samePoint(start, end)) return qualified(words, words.plain(start, EVERY_PART), eitherQualified(start, end));
  const common = commonPart(start, end);
  if (common === null) return words.between(endInWords(words, start), endInWords(words, end));
  const shown = words.shared(common);
  return words.between(words.plain(start, shown.start), words.plain(end, shown.end));
}

function endInWords(words: Words, point: EdtfPoint): string {
  return qualified({ ...words, uncertain: words.uncertainEnd }, words.plain(point, EVERY_PART), point);
}

function eitherQualified(one: EdtfPoint, other: EdtfPoint): { approximate: boolean; uncertain: boolean } {
  return { approximate: one.approximate || other.approximate, uncertain: one.uncertain || other.uncertain };
}

/** What two unqualified ends share and need to say once only; null where each must be written out in full. */
function commonPart(start: EdtfPoint, end: EdtfPoint): "year" | "month" | null {
  const isQualified = [start, end].some((point) => point.approximate || point.uncertain);
  if (isQualified || start.year !== end.year || start.month === null || end.month === null) return null;
  if ((start.day === null) !== (end.day === null)) return null;
  return start.month === end.month && start.day !== null ? "month" : "year";
}

function samePoint(one: EdtfPoint, other: EdtfPoint): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}
