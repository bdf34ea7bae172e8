/**
 * Stretches of time of which nothing dated is on record. A gap between two things that are known is information of its own, and is named with its
 * days (docs/decisions/026-what-a-profile-says.md). Of what stands only: without a withdrawn record the days around it are a gap like any other.
 */
import { daysBetween } from "@/lib/core/days";
import { isHedged } from "@/lib/core/honest-date";
import type { DaySpan } from "@/lib/editions/clock";
import type { EditionDate } from "@/lib/editions/contract";
import type { TimelineEntry } from "@/lib/editions/timeline";

/** A shorter stretch is no gap: half a year, which is as long as the law lets anybody be held in residential surveillance. */
export const SHORTEST_GAP_DAYS = 183;

export type Gap = {
  /** The dates (EDTF) before and after it, as their sources write them. */
  from: string;
  to: string;
  /** Null where a source hedges one of the two: its bounds are then no bounds. */
  days: DaySpan | null;
  /** How many entries of the timeline stand before it. */
  after: number;
};

/** Since when nothing dated is on record. */
export type Silence = Omit<Gap, "to">;

/**
 * @param entries the whole timeline, in its order
 * @param others dates of what the page shows beside it: custody, charges, lawyers, statements outside of the timeline
 * @param asOf ISO day; what lies ahead of it is no news yet
 * @returns gaps in order, and the silence up to that day; null where it is shorter than a gap
 */
export function gapsOf(entries: readonly TimelineEntry[], others: readonly EditionDate[], asOf: string): { gaps: Gap[]; silence: Silence | null } {
  const gaps: Gap[] = [];
  const [first, ...rest] = knownDates([...entries.flatMap(({ datings }) => datings.map(({ date }) => date)), ...others], asOf);
  if (first === undefined) return { gaps, silence: null };
  let reach = first;
  for (const next of rest) {
    const days = daysFrom(reach, next);
    if (days !== null) gaps.push({ from: reach.edtf, to: next.edtf, days: hedgedAmong(reach, next) ? null : days, after: countBefore(entries, next.earliest) });
    // Something that is open to the future may reach anywhere: nothing after it is surely a gap.
    if (reach.latest !== null && (next.latest === null || next.latest > reach.latest)) reach = next;
  }
  const days = daysFrom(reach, { edtf: asOf, earliest: asOf, latest: asOf });
  return { gaps, silence: days === null ? null : { from: reach.edtf, days: hedgedAmong(reach) ? null : days, after: countBefore(entries, asOf) } };
}

function countBefore(entries: readonly TimelineEntry[], day: string): number {
  return entries.filter(({ date }) => date?.earliest != null && date.earliest < day).length;
}

type Known = { edtf: string; earliest: string; latest: string | null };

// "By March" says only when it was over; a page calls that undated (lib/core/honest-date.ts), and so it is here.
function knownDates(dates: readonly EditionDate[], asOf: string): Known[] {
  const known = dates.flatMap(({ edtf, earliest, latest }) => (earliest === null || earliest > asOf ? [] : [{ edtf, earliest, latest }]));
  return known.toSorted((a, b) => (a.earliest === b.earliest ? 0 : a.earliest < b.earliest ? -1 : 1));
}

/** Days between two known things, null where they may be too few to be a gap. */
function daysFrom(before: Known, next: Known): DaySpan | null {
  if (before.latest === null) return null;
  const least = daysBetween(before.latest, next.earliest);
  return least <= SHORTEST_GAP_DAYS ? null : { least, most: next.latest === null ? null : daysBetween(before.earliest, next.latest) };
}

function hedgedAmong(...known: readonly Known[]): boolean {
  return known.some(({ edtf }) => isHedged(edtf));
}
