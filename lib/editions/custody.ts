/** The stretches of custody on record of a person, put together from what each source says of them, and told apart by how surely. */
import type { DateBounds } from "@/lib/core/honest-date";
import { isHedged } from "@/lib/core/honest-date";
import type { RecordId } from "@/lib/core/ids";
import { CHARGE_STAGES, type ChargeStage, type RepresentationEnding } from "@/lib/core/kinds";
import { clockOf, daysWithoutNews, type Clock, type DaySpan } from "@/lib/editions/clock";
import type { EditionBodyOf, EditionCase, EditionCharge, EditionDate, EditionRepresentation, EditionSpell } from "@/lib/editions/contract";
import { isOf, type Drawn, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { factsOfCase, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import { denialsAmong, isAffirmed, markOf, type Mark } from "@/lib/editions/mark";

type Person = EditionBodyOf<"person">;

/** One stretch of custody with everything that sources say of it. */
export type SpellEntry = {
  /** Number of the case within the person, and of the stretch within the case. */
  caseNumber: number;
  spell: number;
  /** The preferred reading first, denials last. */
  readings: EditionSpell[];
  /** What must stand beside whatever is said of it in our own words. */
  mark: Mark;
  /** The practice; null where the readings that affirm it differ, and where none that stands is named. */
  practice: RecordId | null;
  /** Whether those readings name several practices that stand. */
  differs: boolean;
  /** When it began and ended, over all those readings: their bounds together. Null: no source dates its beginning; none says that it ended. */
  begin: DateBounds | null;
  end: DateBounds | null;
  /** The same as the sources write it (EDTF), each date once: several where they differ. */
  begins: string[];
  ends: string[];
  /** Whether a source hedges one of the dates, so that the bounds are none. */
  hedged: boolean;
  /** A later stretch of the same case is on record: where this one has no end, it may have ended then. */
  followed: boolean;
};

/** Every stretch of custody of a person, by case and by beginning. */
export function spellsOf({ cases }: Person): SpellEntry[] {
  return cases.flatMap((detention) => {
    const numbers = [...new Set((detention.spells ?? []).map(({ spell }) => spell))];
    const entries = numbers.map((spell) => entryOf(detention, spell)).toSorted((a, b) => compare(firstDay(a), firstDay(b)) || a.spell - b.spell);
    return entries.map((entry, index) => ({ ...entry, followed: entries.slice(index + 1).some(({ mark, begin }) => mark !== "denied" && begin !== null) }));
  });
}

function entryOf({ number, spells = [] }: EditionCase, spell: number): SpellEntry {
  const all = spells.filter((reading) => reading.spell === spell);
  const readings = preferredFirst([...all.filter(isAffirmed), ...denialsAmong(all)]);
  const telling = tellingAmong(readings);
  const practices = [...new Set(telling.flatMap(({ practice }) => practice ?? []))];
  const [begins, ends] = [written(telling.map(({ date }) => date)), written(telling.map(({ end }) => end))];
  return {
    caseNumber: number,
    spell,
    readings,
    mark: markOf([...telling.filter(isAffirmed), ...denialsAmong(readings)]),
    practice: onlyOne(practices),
    differs: practices.length > 1,
    begin: together(telling.map(({ date }) => date)),
    end: together(telling.map(({ end }) => end)),
    begins,
    ends,
    hedged: [...begins, ...ends].some(isHedged),
    followed: false,
  };
}

/** The readings that say what it was: those an editor preferred, else those that affirm it; denials only where there is nothing else. */
export function tellingAmong(readings: readonly EditionSpell[]): readonly EditionSpell[] {
  const affirmed = readings.filter(isAffirmed);
  const preferred = affirmed.filter((reading) => reading.preferred);
  return preferred.length > 0 ? preferred : affirmed.length > 0 ? affirmed : readings;
}

function written(dates: readonly (EditionDate | null)[]): string[] {
  return [...new Set(dates.flatMap((date) => date?.edtf ?? []))];
}

function together(dates: readonly (EditionDate | null)[]): DateBounds | null {
  const known = dates.filter((date) => date !== null);
  if (known.length === 0) return null;
  const widest = (ends: readonly (string | null)[], order: 1 | -1) =>
    ends.reduce((a, b) => (a === null || b === null ? null : compare(a, b) * order <= 0 ? a : b));
  return { earliest: widest(known.map(({ earliest }) => earliest), 1), latest: widest(known.map(({ latest }) => latest), -1) };
}

/**
 * The clock of a stretch of custody. What is only denied has none: counting it would say that it was.
 * @param lookup to know the practice; the limit of one that was withdrawn is not claimed
 */
export function clockOfSpell({ mark, begin, end, practice, hedged }: SpellEntry, lookup: EditionLookup, asOf: string): Clock | null {
  if (mark === "denied") return null;
  const record = practice === null ? undefined : lookup.get(practice);
  const clock = clockOf({ begin, end, practice: isOf(record, "practice") ? record.body.slug : null }, asOf);
  // "About December" may be November: its bounds hold for the figures as far as the source goes, and for no claim about the limit.
  return clock?.limit != null && hedged ? { ...clock, limit: { ...clock.limit, standing: "unsaid" } } : clock;
}

/**
 * How long nothing dated is on record of a case; null where nothing dated is. Only what a source affirms is news: a denial carries the day on which
 * something did not happen, not the day on which somebody said so (docs/decisions/026-what-a-profile-says.md). An allegation is news, and marked where it stands.
 */
export function silenceOf(person: Person, caseNumber: number, asOf: string): DaySpan | null {
  const detention = person.cases.find(({ number }) => number === caseNumber);
  return detention === undefined ? null : daysWithoutNews(datesOfCase(detention, isAffirmed), asOf);
}

/** Every date that facts of a case carry, their ends included. @param counts which facts count */
export function datesOfCase(detention: EditionCase, counts: (fact: EditionFact) => boolean = () => true): EditionDate[] {
  const { spells = [], representations = [] } = detention;
  const dates = [...factsOfCase(detention).filter(counts).map(({ date }) => date), ...[...spells, ...representations].filter(counts).map(({ end }) => end)];
  return dates.filter((date) => date !== null);
}

/** The stretch that began last, of those that are not only denied; null where there is none. */
export function latestSpell(entries: readonly SpellEntry[]): SpellEntry | null {
  const told = entries.filter(({ mark, begin }) => mark !== "denied" && begin !== null);
  return told.toSorted((a, b) => compare(lastBegin(b), lastBegin(a)) || compare(firstDay(b), firstDay(a)))[0] ?? null;
}

/** A stretch under a practice, with whose it is. */
export type SpellUnder = { person: EditionOf<"person">; entry: SpellEntry };

/** Every stretch under a practice that some source affirms, the earliest first. Where readings differ on the practice it is under none. */
export function spellsUnder(practice: RecordId, people: readonly EditionOf<"person">[]): SpellUnder[] {
  const all = people.flatMap((person) => spellsOf(person.body).map((entry) => ({ person, entry })));
  return all
    .filter(({ entry }) => entry.practice === practice && entry.mark !== "denied")
    .toSorted((a, b) => compare(firstDay(a.entry), firstDay(b.entry)) || compare(a.person.body.slug, b.person.body.slug) || a.entry.spell - b.entry.spell);
}

/** The charges of a case, by stage in the order of the process; stages without one are left out. */
export function chargesByStage({ charges = [] }: EditionCase): { stage: ChargeStage; charges: EditionCharge[] }[] {
  const rows = CHARGE_STAGES.map((stage) => {
    const all = charges.filter((charge) => charge.stage === stage);
    return { stage, charges: preferredFirst([...all.filter(isAffirmed), ...denialsAmong(all)]) };
  });
  return rows.filter((row) => row.charges.length > 0);
}

/** Endings that are done to a lawyer: they stand out, and what ends like any other work does not. */
export const DONE_TO_LAWYERS: readonly RepresentationEnding[] = ["dismissed_under_pressure", "disbarred", "barred_from_case", "detained"];

/** One lawyer's work on one case, as sources read it: the preferred reading first, denials last. */
export type Representing<C = Drawn<EditionBodyOf<"person">>> = { client: C; caseNumber: number; lawyer: RecordId; readings: EditionRepresentation[]; mark: Mark };

/** Whom somebody plainly represents, case by case, and how many people more. */
export type Clients = { shown: Representing<EditionOf<"person">>[]; more: number };

/** Who worked on a person's cases, in the order of the record. */
export function representingOf<C extends { body: EditionBodyOf<"person"> }>(client: C): Representing<C>[] {
  return client.body.cases.flatMap(({ number, representations = [] }) =>
    [...new Set(representations.map(({ lawyer }) => lawyer))].map((lawyer): Representing<C> => {
      const all = representations.filter((reading) => reading.lawyer === lawyer);
      const readings = preferredFirst([...all.filter(isAffirmed), ...denialsAmong(all)]);
      return { client, caseNumber: number, lawyer, readings, mark: markOf(readings) };
    }),
  );
}

/** On whose cases a person worked as a lawyer. */
export function representedBy(lawyer: RecordId, people: readonly EditionOf<"person">[]): Representing<EditionOf<"person">>[] {
  return people.flatMap((person) => representingOf(person)).filter((row) => row.lawyer === lawyer);
}

function onlyOne(ids: readonly RecordId[]): RecordId | null {
  const [first, ...others] = [...new Set(ids)];
  return first !== undefined && others.length === 0 ? first : null;
}

const LAST = "9999-12-31";

function firstDay({ begin }: SpellEntry): string {
  return begin?.earliest ?? begin?.latest ?? LAST;
}

function lastBegin({ begin }: SpellEntry): string {
  return begin?.latest ?? LAST;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
