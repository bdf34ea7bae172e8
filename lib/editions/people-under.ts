/** Who is on record under a practice, told apart by how surely: to list somebody is to say it of them. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionBodyOf, EditionEvent, EditionSpell } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { markSaying } from "@/lib/editions/plain";

type Person = EditionOf<"person">;
/** What may put somebody under a practice: an event that names it, or a stretch of custody under it. */
export type Reading = EditionEvent | EditionSpell;

/**
 * @param practice the practice
 * @param people those to look through, in the order to show
 * @returns `recorded`: of at least one event or stretch of custody, sources state it and none contradicts; `alleged`: sources only allege it, say that it may be, or
 *   contradict each other. Nobody of whom no source says it, or of whom it is only denied, is in either.
 */
export function peopleUnder(practice: RecordId, people: readonly Person[]): { recorded: Person[]; alleged: Person[] } {
  const said = people.map((person) => ({ person, standing: underPractice(practice, person.body) }));
  const those = (standing: Plainness) => said.filter((one) => one.standing === standing).map(({ person }) => person);
  return { recorded: those("recorded"), alleged: those("alleged") };
}

/** How surely a person is on record under a practice. */
export function underPractice(practice: RecordId, person: EditionBodyOf<"person">): Plainness {
  return howPlainly(person, (reading) => reading.practice === practice, (reading) => reading.practice !== null && reading.practice !== practice);
}

export type Plainness = "recorded" | "alleged" | null;

type Question = { says: (reading: Reading) => boolean; contradicts: (reading: Reading) => boolean };

/**
 * How surely the sources say something of any event or stretch of custody of a person.
 * @param says whether a reading says it
 * @param contradicts whether a reading says something else that cannot be true beside it
 * @returns "recorded": of at least one of them, sources state it and none contradicts; "alleged": sources only allege it, say that it may be, or
 *   contradict each other; null: no source says it, or it is only denied
 */
export function howPlainly(person: EditionBodyOf<"person">, says: Question["says"], contradicts: Question["contradicts"] = () => false): Plainness {
  const marks = readingsByThing(person).map((readings) => markSaying({ says, contradicts }, readings)).filter((mark) => mark !== "denied");
  return marks.includes(null) ? "recorded" : marks.length > 0 ? "alleged" : null;
}

// A list asks of each of its people for every stage and year whether it is said of them. Bodies are never changed.
const sorted = new WeakMap<EditionBodyOf<"person">, Reading[][]>();

function readingsByThing(person: EditionBodyOf<"person">): Reading[][] {
  const known = sorted.get(person);
  if (known !== undefined) return known;
  const readings = sortReadings(person);
  sorted.set(person, readings);
  return readings;
}

// Each event and each stretch is judged by itself, as on the person's page: a denial of one does not touch another.
function sortReadings(person: EditionBodyOf<"person">): Reading[][] {
  const things = new Map<string, Reading[]>();
  const add = (thing: string, reading: Reading) => things.set(thing, [...(things.get(thing) ?? []), reading]);
  for (const { id, events, spells = [] } of person.cases) {
    for (const event of events) add(event.event, event);
    for (const spell of spells) add(`${id}:${String(spell.spell)}`, spell);
  }
  return [...things.values()];
}
