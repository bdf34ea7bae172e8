/** Who is on record under a practice, told apart by how surely: to list somebody is to say it of them. */
import type { EventId, RecordId } from "@/lib/core/ids";
import type { EditionEvent } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { denialsAmong, isAffirmed, markOf, type Mark } from "@/lib/editions/mark";

type Person = EditionOf<"person">;

/**
 * @param practice the practice
 * @param people those to look through, in the order to show
 * @returns `recorded`: of at least one event, sources state it and none contradicts; `alleged`: sources only allege it, say that it may be, or
 *   contradict each other. Nobody of whom no source says it, or of whom it is only denied, is in either.
 */
export function peopleUnder(practice: RecordId, people: readonly Person[]): { recorded: Person[]; alleged: Person[] } {
  const said = people.map((person) => ({ person, marks: marksUnder(practice, person).filter((mark) => mark !== "denied") }));
  const isPlain = ({ marks }: (typeof said)[number]) => marks.includes(null);
  return {
    recorded: said.filter(isPlain).map(({ person }) => person),
    alleged: said.filter((one) => one.marks.length > 0 && !isPlain(one)).map(({ person }) => person),
  };
}

// Each event is judged by itself, as on the timeline: a denial of one does not touch another.
function marksUnder(practice: RecordId, person: Person): Mark[] {
  const byEvent = new Map<EventId, EditionEvent[]>();
  for (const reading of person.body.cases.flatMap(({ events }) => events)) byEvent.set(reading.event, [...(byEvent.get(reading.event) ?? []), reading]);
  return [...byEvent.values()].map((readings) => markUnder(practice, readings));
}

// To say the practice is to say the event: who denies the event denies it, whether or not they name the practice.
function markUnder(practice: RecordId, readings: readonly EditionEvent[]): Mark {
  const under = readings.filter((reading) => reading.practice === practice && isAffirmed(reading));
  if (under.length === 0) return "denied";
  const preferred = readings.filter((reading) => reading.preferred && isAffirmed(reading));
  // An editor who preferred a reading without the practice did not take it for the likelier one.
  if (preferred.some((reading) => reading.practice !== practice)) return "disputed";
  return markOf([...(preferred.length === 0 ? under : preferred), ...denialsAmong(readings)]);
}
