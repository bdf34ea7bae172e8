/** Who is on record under a practice, told apart by how surely: to list somebody is to say it of them. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionEvent, EditionSpell } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { denialsAmong, isAffirmed, markOf, type Mark } from "@/lib/editions/mark";

type Person = EditionOf<"person">;
/** What may put somebody under a practice: an event that names it, or a stretch of custody under it. */
type Reading = EditionEvent | EditionSpell;

/**
 * @param practice the practice
 * @param people those to look through, in the order to show
 * @returns `recorded`: of at least one event or stretch of custody, sources state it and none contradicts; `alleged`: sources only allege it, say that it may be, or
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

// Each event and each stretch is judged by itself, as on the person's page: a denial of one does not touch another.
function marksUnder(practice: RecordId, person: Person): Mark[] {
  const things = new Map<string, Reading[]>();
  const add = (thing: string, reading: Reading) => things.set(thing, [...(things.get(thing) ?? []), reading]);
  for (const { id, events, spells = [] } of person.body.cases) {
    for (const event of events) add(event.event, event);
    for (const spell of spells) add(`${id}:${String(spell.spell)}`, spell);
  }
  return [...things.values()].map((readings) => markUnder(practice, readings));
}

// To say the practice is to say the event, or the custody: who denies the event denies it, whether or not they name the practice.
function markUnder(practice: RecordId, readings: readonly Reading[]): Mark {
  const under = readings.filter((reading) => reading.practice === practice && isAffirmed(reading));
  if (under.length === 0) return "denied";
  const preferred = readings.filter((reading) => reading.preferred && isAffirmed(reading));
  // An editor who preferred a reading without the practice did not take it for the likelier one.
  if (preferred.some((reading) => reading.practice !== practice)) return "disputed";
  // Where nobody preferred one, a source that names another practice contradicts; one that names none does not.
  const otherwise = readings.some((reading) => reading.practice !== null && reading.practice !== practice && isAffirmed(reading));
  if (preferred.length === 0 && otherwise) return "disputed";
  return markOf([...(preferred.length === 0 ? under : preferred), ...denialsAmong(readings)]);
}
