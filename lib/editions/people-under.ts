/** Who is on record under a practice, told apart by how surely: to list somebody is to say it of them. */
import type { EventId, RecordId } from "@/lib/core/ids";
import type { EditionBodyOf, EditionEvent } from "@/lib/editions/contract";
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
  const said = people.map((person) => ({ person, standing: howPlainly(person.body, (reading) => reading.practice === practice) }));
  const those = (standing: Plainness) => said.filter((one) => one.standing === standing).map(({ person }) => person);
  return { recorded: those("recorded"), alleged: those("alleged") };
}

export type Plainness = "recorded" | "alleged" | null;

/**
 * How surely the sources say something of any event of a person's cases.
 * @param says whether a reading says it
 * @returns "recorded": of at least one event, sources state it and none contradicts; "alleged": sources only allege it, say that it may be, or
 *   contradict each other; null: no source says it, or it is only denied
 */
export function howPlainly(person: EditionBodyOf<"person">, says: (reading: EditionEvent) => boolean): Plainness {
  const marks = readingsByEvent(person).map((readings) => markWhere(says, readings)).filter((mark) => mark !== "denied");
  return marks.includes(null) ? "recorded" : marks.length > 0 ? "alleged" : null;
}

// Each event is judged by itself, as on the timeline: a denial of one does not touch another.
function readingsByEvent(person: EditionBodyOf<"person">): EditionEvent[][] {
  const byEvent = new Map<EventId, EditionEvent[]>();
  for (const reading of person.cases.flatMap(({ events }) => events)) byEvent.set(reading.event, [...(byEvent.get(reading.event) ?? []), reading]);
  return [...byEvent.values()];
}

// To say the practice is to say the event: who denies the event denies it, whether or not they name the practice.
function markWhere(says: (reading: EditionEvent) => boolean, readings: readonly EditionEvent[]): Mark {
  const under = readings.filter((reading) => says(reading) && isAffirmed(reading));
  if (under.length === 0) return "denied";
  const preferred = readings.filter((reading) => reading.preferred && isAffirmed(reading));
  // An editor who preferred a reading without the practice did not take it for the likelier one.
  if (preferred.some((reading) => !says(reading))) return "disputed";
  return markOf([...(preferred.length === 0 ? under : preferred), ...denialsAmong(readings)]);
}
