import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { TimelineEntry } from "@/lib/editions/timeline";
import { MOST_ENTRIES, yearOf, type TimelineChoice, type TimelinePart } from "@/lib/editions/timeline-view";
import { entryId } from "./profile-parts";

export type TimelineLinks = {
  /** The address that leads to an entry from anywhere, for as long as the timeline is shown as it is now. */
  permalink: (entry: TimelineEntry) => string;
  /** The way to an entry from this page: within it, where it is drawn. */
  to: (entry: TimelineEntry) => string;
  /** The page with another part of the timeline. */
  choose: (choice: TimelineChoice) => string;
};

type Shown = { locale: Locale; slug: string; /** The whole timeline. */ entries: readonly TimelineEntry[]; part: TimelinePart };

/** The addresses of a person's timeline and its parts. A long one is shown year by year, so that an entry is found under its year. */
export function timelineLinks({ locale, slug, entries, part }: Shown): TimelineLinks {
  const page = paths.record(locale, "person", slug);
  const isLong = entries.length > MOST_ENTRIES;
  const isWhole = part.entries.length === entries.length;
  const permalink = (entry: TimelineEntry) => `${isLong ? `${page}?year=${yearOf(entry)}` : isWhole ? "" : page}#${entryId(entry)}`;
  const drawn = new Set(part.entries.map(entryId));
  return {
    permalink,
    to: (entry) => (drawn.has(entryId(entry)) ? `#${entryId(entry)}` : permalink(entry)),
    choose: ({ kind, year }) => {
      const query = new URLSearchParams({ ...(kind === null ? {} : { kind }), ...(year === null ? {} : { year }) }).toString();
      return `${page}${query === "" ? "" : `?${query}`}#timeline`;
    },
  };
}
