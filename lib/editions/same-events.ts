/** Who else is on record in the same events: an event may belong to the cases of several people, such as a round-up. */
import type { EventId } from "@/lib/core/ids";
import type { EditionBodyOf } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { isAffirmed, markOf, type Mark } from "@/lib/editions/mark";
import type { TimelineEntry, TimelineEventEntry } from "@/lib/editions/timeline";

export type Together = { entry: TimelineEventEntry; /** Whom sources place in it too; the mark of what they say of this person. */ people: { person: EditionOf<"person">; mark: Mark }[] };

/**
 * Of each event the others of whom a source affirms it. An event of which everything is denied, of this person or of another, joins nobody.
 * @param entries a person's timeline
 * @param people others, of whom some share an event
 * @returns events with others only, in the timeline's order
 */
export function togetherIn(entries: readonly TimelineEntry[], people: readonly EditionOf<"person">[]): Together[] {
  return entries.flatMap((entry): Together[] => {
    if (entry.kind === "statement" || !entry.readings.some(isAffirmed)) return [];
    const others = people.flatMap((person) => {
      const mark = markIn(entry, person.body);
      return mark === "denied" ? [] : [{ person, mark }];
    });
    return others.length === 0 ? [] : [{ entry, people: others }];
  });
}

function markIn({ event }: TimelineEventEntry, { cases }: EditionBodyOf<"person">): Mark {
  const readings = cases.flatMap(({ events }) => events.filter((reading) => reading.event === event));
  return readings.length === 0 ? "denied" : markOf(readings);
}

/** Ids of the events of a person's cases, each once. */
export function eventIdsOf({ cases }: EditionBodyOf<"person">): EventId[] {
  return [...new Set(cases.flatMap(({ events }) => events.map(({ event }) => event)))];
}
