/**
 * The clock of one stretch of custody: how long it lasted, and what the law of the time allowed, as of a stated day. Pure. Every figure is
 * a range that holds whatever the dates can mean; where they are exact, both ends are equal. It shows a limit and concludes nothing: a
 * passed limit is no release, and without a law on record there is no limit (docs/architecture.md, rule 4; lib/vocabulary/counting.ts).
 */
import { addDays, daysBetween } from "@/lib/core/days";
import type { DateBounds } from "@/lib/core/honest-date";
import { lastDayOf } from "@/lib/vocabulary/counting";
import { lawVersionOn, type Laws, type LawVersion } from "@/lib/vocabulary/law";

/** Days; `most` null: no source bounds it. */
export type DaySpan = { least: number; most: number | null };

/** ISO days, both ends possible. */
export type DayRange = { earliest: string; latest: string };

/** `begin` null: no source dates it. `end` null: no source says that it ended. */
export type ClockInput = { begin: DateBounds | null; end: DateBounds | null; /** Every version of the law on its practice; none where that is not known. */ laws: Laws };

export type Clock = {
  /** The day up to which it is counted. */
  asOf: string;
  /** No end on record, or none by that day: then `held` says how long it would be, had it not ended unrecorded. */
  open: boolean;
  /** Days from its beginning to its end or to `asOf`. */
  held: DaySpan;
  /** The day it ended, or `asOf`. */
  until: DayRange;
  limit: Limit | null;
};

/** A version of the law that sets a length. */
export type LimitingVersion = LawVersion & { longest: string };

export type Limit = {
  /** The versions of the law in force on the days on which it may have begun, oldest first. */
  versions: LimitingVersion[];
  /** The last day that the law allows, the day of beginning counted as the first. */
  lastDay: DayRange;
  /** How many days past that day it lasted; below zero: days that were left. */
  past: { least: number; most: number };
  /**
   * `past` and `within` only where it is so on every day that the dates can mean, and `past` only where by every count of the law; `unsaid` where
   * a source hedges a date, so that no day is surely among those that it can mean (lib/editions/custody.ts knows).
   */
  standing: "within" | "past" | "unclear" | "unsaid";
};

/**
 * @param input bounds of its dates, and the law on its practice
 * @param asOf ISO day, in UTC
 * @returns null where no source dates its beginning, or it had not begun by that day
 */
export function clockOf({ begin, end, laws }: ClockInput, asOf: string): Clock | null {
  if (begin === null || (begin.earliest === null && begin.latest === null)) return null;
  if (begin.earliest !== null && begin.earliest > asOf) return null;
  const latestBegin = earlier(begin.latest, asOf);
  const until = untilDays(begin, end, asOf);
  const held: DaySpan = {
    least: Math.max(0, daysBetween(latestBegin, until.earliest)),
    most: begin.earliest === null ? null : daysBetween(begin.earliest, until.latest),
  };
  const isOpen = end === null || (end.earliest !== null && end.earliest > asOf);
  return { asOf, open: isOpen, held, until, limit: limitOf(begin, latestBegin, until, laws) };
}

// An end that lies ahead of the stated day has not come; one that may lie ahead may have.
function untilDays(begin: DateBounds, end: DateBounds | null, asOf: string): DayRange {
  if (end === null) return { earliest: asOf, latest: asOf };
  const latest = earlier(end.latest, asOf);
  const earliest = [end.earliest, begin.earliest].reduce<string>((day, other) => (other !== null && other > day ? other : day), "0000-01-01");
  // Nothing bounds it from below but its beginning, which nothing bounds either: it ended on its last possible day, or any day before.
  if (earliest === "0000-01-01") return { earliest: earlier(begin.latest, latest), latest };
  return { earliest: earlier(earliest, latest), latest };
}

function limitOf(begin: DateBounds, latestBegin: string, until: DayRange, laws: Laws): Limit | null {
  // A beginning that is open to the past may lie under any law, and under none.
  if (begin.earliest === null) return null;
  const over = versionsOver({ earliest: begin.earliest, latest: latestBegin }, laws);
  // A law that sets no length sets no limit, on whichever of the days it was in force.
  if (over === null || !over.every(setsLength)) return null;
  const lasts = over.map(({ version, days }) => ({ first: lastDayOf(days.earliest, version.longest), last: lastDayOf(days.latest, version.longest) }));
  const lastDay: DayRange = { earliest: least(lasts.map(({ first }) => first.day)), latest: greatest(lasts.map(({ last }) => last.day)) };
  const lastByAnyCount = greatest(lasts.map(({ last }) => last.otherwise));
  return {
    versions: over.map(({ version }) => version),
    lastDay,
    past: { least: daysBetween(lastDay.latest, until.earliest), most: daysBetween(lastDay.earliest, until.latest) },
    standing: until.latest <= lastDay.earliest ? "within" : until.earliest > lastByAnyCount ? "past" : "unclear",
  };
}

type VersionOver<V extends LawVersion = LawVersion> = { version: V; /** The days of the range on which it was in force. */ days: DayRange };

function setsLength(over: VersionOver): over is VersionOver<LimitingVersion> {
  return over.version.longest !== null;
}

/**
 * The law on every day of a range.
 * @param laws the versions of the law on one practice
 * @returns null where on one of the days none is on record, or its first day is not
 */
export function versionsOver({ earliest, latest }: DayRange, laws: Laws): VersionOver[] | null {
  const found: VersionOver[] = [];
  let from = earliest;
  for (;;) {
    const version = lawVersionOn(laws, from);
    if (version === null) return null;
    const to = earlier(version.inForceTo, latest);
    found.push({ version, days: { earliest: from, latest: to } });
    if (to >= latest) return found;
    from = addDays(to, 1);
  }
}

/**
 * How long nothing is known of somebody.
 * @param dates bounds of everything dated that is on record of the case
 * @returns days from the last of them to `asOf`; null where nothing is dated by then
 */
export function daysWithoutNews(dates: readonly DateBounds[], asOf: string): DaySpan | null {
  const known = dates.flatMap(({ earliest, latest }) => {
    const first = earliest ?? latest;
    return first === null || first > asOf ? [] : [{ first, last: earlier(latest, asOf) }];
  });
  if (known.length === 0) return null;
  return { least: daysBetween(greatest(known.map(({ last }) => last)), asOf), most: daysBetween(greatest(known.map(({ first }) => first)), asOf) };
}

/** The earlier of a day that may be open and one that is not. */
function earlier(day: string | null, other: string): string {
  return day !== null && day < other ? day : other;
}

function least(days: readonly string[]): string {
  return days.reduce((a, b) => (b < a ? b : a));
}

function greatest(days: readonly string[]): string {
  return days.reduce((a, b) => (b > a ? b : a));
}
