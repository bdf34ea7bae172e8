/**
 * What of a timeline one address shows: of one kind, of one year, or all of it. A long timeline is shown year by year, so that its page can be
 * read on an old phone; each choice is an address of its own, without script.
 */
import * as z from "zod";
import { EVENT_KINDS } from "@/lib/core/kinds";
import { isAffirmed } from "@/lib/editions/mark";
import type { TimelineEntry } from "@/lib/editions/timeline";

/** Stages of the legal process together, the other kinds of event, and statements; in the order shown. */
export const TIMELINE_KINDS = ["process", ...EVENT_KINDS, "statement"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** In the place of a year: entries that no source dates. */
export const UNDATED = "undated";

/** More entries than this stand on one page for each year. */
export const MOST_ENTRIES = 200;

export type TimelineChoice = { kind: TimelineKind | null; /** `YYYY`, or UNDATED. */ year: string | null };

const choiceSchema = z.object({
  kind: z.enum(TIMELINE_KINDS).nullable().catch(null),
  year: z.string().regex(/^(?:\d{4}|undated)$/u).nullable().catch(null),
});

/** What an address chooses; a value that cannot be chooses nothing. */
export function timelineChoice({ kind, year }: Record<string, string | string[] | undefined>): TimelineChoice {
  return choiceSchema.parse({ kind: kind ?? null, year: year ?? null });
}

export type TimelinePart = {
  /** What is drawn, in the timeline's order. */
  entries: TimelineEntry[];
  /** How many there are of the chosen kind in all years; of every kind where none is chosen. */
  total: number;
  /** The kinds that there are, with how many entries each has in all years. */
  kinds: { kind: TimelineKind; count: number }[];
  /** The years of the chosen kind, with how many entries each has; the undated last. */
  years: { year: string; count: number }[];
  /** What was chosen, or was shown because the whole is too long: then its last year. Null: all of it. */
  kind: TimelineKind | null;
  year: string | null;
};

/** @param entries the whole timeline, in its order */
export function timelinePart(entries: readonly TimelineEntry[], { kind, year }: TimelineChoice): TimelinePart {
  const kinds = countsOf(entries.flatMap(kindsOf), TIMELINE_KINDS).map(([name, count]) => ({ kind: name, count }));
  const ofKind = kind === null ? [...entries] : entries.filter((entry) => kindsOf(entry).includes(kind));
  const names = [...new Set(ofKind.map(yearOf))];
  const years = countsOf(ofKind.map(yearOf), names).map(([name, count]) => ({ year: name, count }));
  const known = years.find((each) => each.year === year)?.year ?? null;
  const last = years.findLast((each) => each.year !== UNDATED)?.year ?? null;
  const shown = known ?? (ofKind.length > MOST_ENTRIES ? last : null);
  return { entries: shown === null ? ofKind : ofKind.filter((entry) => yearOf(entry) === shown), total: ofKind.length, kinds, years, kind, year: shown };
}

/** The year by which an entry takes its place, or that it is undated. */
export function yearOf({ date }: TimelineEntry): string {
  return date?.earliest?.slice(0, 4) ?? UNDATED;
}

/** Every kind that a source which affirms the event gives it; of one that all deny, what they deny. */
export function kindsOf(entry: TimelineEntry): TimelineKind[] {
  if (entry.kind === "statement") return ["statement"];
  const affirmed = entry.readings.filter(isAffirmed);
  const said = affirmed.length === 0 ? entry.readings : affirmed;
  return [...new Set(said.map(({ stage, eventKind }): TimelineKind => (stage === null ? (eventKind ?? "other") : "process")))];
}

function countsOf<T extends string>(values: readonly T[], order: readonly T[]): [T, number][] {
  return order.map((value): [T, number] => [value, values.filter((each) => each === value).length]).filter(([, count]) => count > 0);
}
