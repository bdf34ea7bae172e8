/**
 * Where somebody stands by what is on record, as of a stated day: put together from facts, and never more than they say. Nothing here
 * follows from anything else: a stretch without an end is no custody, a passed limit no release (docs/architecture.md, rule 4).
 */
import { datesAhead, type DateAhead } from "@/lib/editions/calendar/dates-ahead";
import type { DaySpan } from "@/lib/editions/clock";
import type { DateBounds } from "@/lib/core/honest-date";
import { affirmedValues } from "@/lib/editions/affirmed";
import type { EditionBodyOf, EditionCitation, EditionEvent, EditionSpell } from "@/lib/editions/contract";
import { latestSpell, silenceOf, spellsOf, type SpellEntry } from "@/lib/editions/custody";
import { isBefore, type Dating } from "@/lib/editions/datings";
import type { EditionFact } from "@/lib/editions/facts";
import { isAffirmed, markOf, type Mark } from "@/lib/editions/mark";
import { markSaying, tellingAmong } from "@/lib/editions/plain";
import { orderOfEvent, timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";

type Person = EditionBodyOf<"person">;

export type Status = {
  /** The stretch of custody that began last. */
  spell: SpellEntry | null;
  /** The stage of the process, or the taking, that came last; several where their dates leave that open. */
  events: TimelineEventEntry[];
  /** Those events came after that stretch began, on every day that the dates can mean, or there is no stretch. */
  eventsAreLater: boolean;
  /** Where sources last place them: several where they differ on the place, or where the dates leave open which of several was the last. */
  places: LastPlace[];
  /** How surely the first of the two is said. */
  sureness: Sureness | null;
  /** How long nothing dated is on record of the case that this is of; null where it is over, nothing is dated, or nothing says which of several cases it is. */
  silence: DaySpan | null;
  /** The next thing that a source dates to a day on or after the stated one. */
  ahead: DateAhead | null;
};

/** Where sources last place somebody: a place of an event, or of a stretch of custody, when that was, and every quotation that says so. */
export type LastPlace = { place: string; language: string; datings: readonly Dating[]; mark: Mark; citations: readonly EditionCitation[] };

export type Sureness = {
  /** What must be said of it: that sources differ on its dates or on what it was, its mark, or null where it is plainly stated. */
  how: "differ" | Mark;
  /** The readings that say it so: of what is plainly stated those that state it, of what is alleged those that allege it. */
  readings: readonly EditionFact[];
};

/** @param asOf ISO day, in UTC */
export function statusOf(person: Person, asOf: string): Status {
  const entries = timelineOf(person, []).filter((entry) => entry.kind === "event");
  const spell = latestSpell(spellsOf(person));
  const events = latestAmong(entries.filter(isOfTheProcess), asOf);
  const eventsAreLater = events.length > 0 && (spell === null || events.every((event) => isAfter(event, spell)));
  const [first] = events;
  return {
    spell,
    events,
    eventsAreLater,
    places: placesOf(entries, spellsOf(person), asOf),
    sureness: eventsAreLater ? (first === undefined ? null : surenessOfEvent(first)) : spell === null ? null : surenessOfSpell(spell),
    silence: isOver(events, spell) ? null : silenceOfLast(person, caseOf(person, spell, events), asOf),
    ahead: datesAhead(person, asOf)[0] ?? null,
  };
}

/** The events of the process after the beginning of a stretch of the same case: one of them may have ended it. */
export function eventsAfter(person: Person, spell: SpellEntry, asOf: string): TimelineEventEntry[] {
  const entries = timelineOf(person, []).filter((entry) => entry.kind === "event");
  return latestAmong(entries.filter((entry) => isOfTheProcess(entry) && entry.cases.includes(spell.caseNumber) && isAfter(entry, spell)), asOf);
}

// What becomes of custody: a stage of the process, or a round-up. Health, family or access are news, and no status.
function isOfTheProcess({ readings }: TimelineEventEntry): boolean {
  return readings.some((reading) => isAffirmed(reading) && (reading.stage !== null || reading.eventKind === "round_up"));
}

/** Those of which none is surely before another one, by every date that sources give them. */
function latestAmong(entries: readonly TimelineEventEntry[], asOf: string): TimelineEventEntry[] {
  return lastOf(entries.map((entry) => ({ entry, datings: entry.datings, order: orderOfEvent(entry) })), asOf).map(({ entry }) => entry);
}

function lastOf<T extends { datings: readonly Dating[]; order: DateBounds }>(things: readonly T[], asOf: string): T[] {
  const dated = things.filter(({ datings }) => datings.some(({ date }) => date.earliest !== null && date.earliest <= asOf));
  const newest = dated.map(({ order }) => order.earliest ?? "").toSorted().at(-1) ?? "";
  return dated.filter(({ order }) => newest === "" || !isBefore(order, { earliest: newest, latest: null }));
}

function isAfter(event: TimelineEventEntry, { order }: SpellEntry): boolean {
  return isBefore(order, orderOfEvent(event));
}

// Where the dates leave open whether something came after a release, nobody can say that it is over. A stretch that began when the release was certainly
// over is another one: of that nothing says that it is over.
function isOver(events: readonly TimelineEventEntry[], spell: SpellEntry | null): boolean {
  const isPlainly = ({ title }: TimelineEventEntry, stage: EditionEvent["stage"]) => title !== null && title.mark === null && title.stage === stage;
  if (events.some((event) => isPlainly(event, "died"))) return true;
  return events.length > 0 && events.every((event) => isPlainly(event, "released") && (spell === null || !isBefore(orderOfEvent(event), spell.order)));
}

// Which case the last thing on record is of; null where nothing says which of several.
function caseOf({ cases }: Person, spell: SpellEntry | null, events: readonly TimelineEventEntry[]): number | null {
  const [only, ...others] = cases;
  return spell?.caseNumber ?? events[0]?.cases[0] ?? (others.length === 0 ? (only?.number ?? null) : null);
}

function silenceOfLast(person: Person, caseNumber: number | null, asOf: string): DaySpan | null {
  return caseNumber === null ? null : silenceOf(person, caseNumber, asOf);
}

type Placing = EditionEvent | EditionSpell;

function placesOf(entries: readonly TimelineEventEntry[], spells: readonly SpellEntry[], asOf: string): LastPlace[] {
  const things: { readings: readonly Placing[]; datings: readonly Dating[]; order: DateBounds }[] = [
    ...entries.map((entry) => ({ readings: entry.readings, datings: entry.datings, order: orderOfEvent(entry) })),
    ...spells.map(({ readings, begins, order }) => ({ readings, datings: begins, order })),
  ].filter(({ readings }) => readings.some((reading) => isAffirmed(reading) && reading.place !== null));
  return lastOf(things, asOf).flatMap(({ readings, datings }) => placed(readings).map((place) => ({ ...place, datings })));
}

/** The places of one thing, those of the readings that an editor preferred alone where they name one. */
function placed(readings: readonly Placing[]): Omit<LastPlace, "datings">[] {
  const telling = tellingAmong(readings).filter(({ place }) => place !== null);
  const naming = telling.length > 0 ? telling : readings.filter(({ place }) => place !== null);
  return affirmedValues(naming, ({ place }) => place ?? "").map(({ reading: { place, language } }) => ({
    place: place ?? "",
    language,
    mark: markSaying({ says: (other) => other.place === place, contradicts: (other) => other.place !== null && other.place !== place }, readings),
    citations: naming.filter((other) => other.place === place && isAffirmed(other)).flatMap(({ citations }) => citations),
  }));
}

function surenessOfEvent({ readings, title, datings }: TimelineEventEntry): Sureness {
  const how = title === null || datings.length > 1 ? "differ" : title.mark;
  return { how, readings: sayingSo(how, readings.filter(isAffirmed)) };
}

function surenessOfSpell({ readings, mark, practice, begins, ends }: SpellEntry): Sureness {
  const how = mark === null && (practice === null || begins.length > 1 || ends.length > 1) ? "differ" : mark;
  return { how, readings: sayingSo(how, tellingAmong(readings).filter(isAffirmed)) };
}

// "Stated by two sources" of which one only alleges it would say more than they do. Who differs or disputes is counted whole.
function sayingSo<R extends EditionFact>(how: Sureness["how"], readings: readonly R[]): readonly R[] {
  const alike = readings.filter((reading) => markOf([reading]) === how);
  return how === "differ" || alike.length === 0 ? readings : alike;
}
