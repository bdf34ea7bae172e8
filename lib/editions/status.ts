/**
 * Where somebody stands by what is on record, as of a stated day: put together from facts, and never more than they say. Nothing here
 * follows from anything else: a stretch without an end is no custody, a passed limit no release (docs/architecture.md, rule 4).
 */
import { datesAhead, type DateAhead } from "@/lib/editions/calendar/dates-ahead";
import type { DaySpan } from "@/lib/editions/clock";
import type { EditionBodyOf, EditionCitation, EditionDate } from "@/lib/editions/contract";
import { latestSpell, silenceOf, spellsOf, tellingAmong, type SpellEntry } from "@/lib/editions/custody";
import type { EditionFact } from "@/lib/editions/facts";
import { isAffirmed, markOf, type Mark } from "@/lib/editions/mark";
import { timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";

type Person = EditionBodyOf<"person">;

export type Status = {
  /** The stretch of custody that began last. */
  spell: SpellEntry | null;
  /** The stage of the process, or the taking, that came last; several where their dates leave that open. */
  events: TimelineEventEntry[];
  /** Those events came after that stretch began, on every day that the dates can mean, or there is no stretch. */
  eventsAreLater: boolean;
  place: LastPlace | null;
  /** How surely the first of the two is said. */
  sureness: Sureness | null;
  /** How long nothing dated is on record of the case that this is of; null where it is over, or nothing is dated. */
  silence: DaySpan | null;
  /** The next thing that a source dates to a day on or after the stated one. */
  ahead: DateAhead | null;
};

/** Where a source last places somebody: an event, or a stretch of custody. */
export type LastPlace = { place: string; language: string; date: EditionDate; mark: Mark; citations: readonly EditionCitation[] };

export type Sureness = {
  /** What must be said of it: that sources differ on its dates or on what it was, its mark, or null where it is plainly stated. */
  how: "differ" | Mark;
  /** The readings that say it. */
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
    place: placeOf(entries, spellsOf(person), asOf),
    sureness: eventsAreLater ? (first === undefined ? null : surenessOfEvent(first)) : spell === null ? null : surenessOfSpell(spell),
    silence: isOver(events, spell) ? null : silenceOf(person, caseOf(spell, events), asOf),
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

/** Those of which none is surely before another one. */
function latestAmong(entries: readonly TimelineEventEntry[], asOf: string): TimelineEventEntry[] {
  const dated = entries.flatMap((entry) => (entry.date?.earliest == null || entry.date.earliest > asOf ? [] : [{ entry, earliest: entry.date.earliest, latest: entry.date.latest }]));
  const newest = dated.reduce((day, { earliest }) => (earliest > day ? earliest : day), "");
  return dated.filter(({ latest }) => latest === null || latest >= newest).map(({ entry }) => entry);
}

function isAfter({ date }: TimelineEventEntry, { begin }: SpellEntry): boolean {
  return date?.earliest != null && begin?.latest != null && date.earliest > begin.latest;
}

// A stretch that began when the release was certainly over is another one: of that nothing says that it is over.
function isOver(events: readonly TimelineEventEntry[], spell: SpellEntry | null): boolean {
  const isEnd = (stage: string | null) => stage === "released" || stage === "died";
  const over = events.filter(({ title }) => title !== null && title.mark === null && isEnd(title.stage));
  const days = over.flatMap(({ readings }) => readings.filter((reading) => isAffirmed(reading) && isEnd(reading.stage)).map(({ date }) => date?.latest ?? null));
  const began = spell?.begin?.earliest ?? null;
  return days.some((day) => began === null || day === null || began <= day);
}

function caseOf(spell: SpellEntry | null, events: readonly TimelineEventEntry[]): number {
  return spell?.caseNumber ?? events[0]?.cases[0] ?? 1;
}

function placeOf(entries: readonly TimelineEventEntry[], spells: readonly SpellEntry[], asOf: string): LastPlace | null {
  const ofEvents = entries.flatMap((entry) => entry.readings.filter(isAffirmed).flatMap((reading) => placed(reading, entry.readings)));
  const ofSpells = spells.flatMap((spell) => tellingAmong(spell.readings).filter(isAffirmed).flatMap((reading) => placed(reading, spell.readings)));
  const all = [...ofEvents, ...ofSpells].filter(({ date }) => date.earliest !== null && date.earliest <= asOf);
  return all.toSorted((a, b) => ((a.date.earliest ?? "") < (b.date.earliest ?? "") ? 1 : -1))[0] ?? null;
}

function placed(reading: EditionFact & { place: string | null; language: string }, all: readonly EditionFact[]): LastPlace[] {
  const { place, language, date, citations } = reading;
  if (place === null || date === null) return [];
  const denials = all.filter((other) => !isAffirmed(other));
  return [{ place, language, date, mark: markOf([reading, ...denials]), citations }];
}

function surenessOfEvent({ readings, title, datings }: TimelineEventEntry): Sureness {
  const said = readings.filter(isAffirmed);
  return { how: title === null || datings.length > 1 ? "differ" : title.mark, readings: said };
}

function surenessOfSpell({ readings, mark, practice, begins, ends }: SpellEntry): Sureness {
  const differ = mark === null && (practice === null || begins.length > 1 || ends.length > 1);
  return { how: differ ? "differ" : mark, readings: tellingAmong(readings).filter(isAffirmed) };
}
