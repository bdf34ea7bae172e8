/** What lies ahead of a person by the record: hearings, trials, releases that a source dates to a day. */
import { precisionOf } from "@/lib/core/honest-date";
import type { EventId } from "@/lib/core/ids";
import type { EditionBodyOf, EditionEvent } from "@/lib/editions/contract";
import { firstDating, markAmong } from "@/lib/editions/datings";
import type { Mark } from "@/lib/editions/mark";
import { markOfEvent, timelineOf, type EventTitle, type TimelineEventEntry } from "@/lib/editions/timeline";

export type DateAhead = {
  event: EventId;
  /** `YYYY-MM-DD`: one day, neither about nor between. */
  day: string;
  /** What it is called; null where the sources differ on what it is. */
  title: EventTitle | null;
  /** That its day is disputed, or else how what it is called is put, or its day: a calendar has one word for both. */
  mark: Mark;
  readings: EditionEvent[];
};

/**
 * Events of the person's cases on `today` or later, in order. A date less precise than a day is none that a calendar could hold, and what all
 * sources deny does not lie ahead.
 * @param today `YYYY-MM-DD`
 */
export function datesAhead(body: EditionBodyOf<"person">, today: string): DateAhead[] {
  return timelineOf(body, []).flatMap((entry): DateAhead[] => {
    if (entry.kind !== "event" || entry.date === null || precisionOf(entry.date.edtf) !== "day" || entry.date.edtf < today) return [];
    const mark = markOfEntry(entry);
    return mark === "denied" ? [] : [{ event: entry.event, day: entry.date.edtf, title: entry.title, mark, readings: entry.readings }];
  });
}

// That the sources differ on the day goes before how they put the event: the day is what a calendar says.
function markOfEntry(entry: TimelineEventEntry): Mark {
  const event = markOfEvent(entry);
  if (event === "denied") return event;
  const dating = firstDating(entry.datings);
  const day = dating === undefined ? null : markAmong(dating, entry.datings);
  return day === "disputed" ? day : (event ?? day);
}
