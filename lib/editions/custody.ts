/** The stretches of custody on record of a person, put together from what each source says of them, and told apart by how surely. */
import { isHedged, type DateBounds } from "@/lib/core/honest-date";
import type { CaseId, RecordId } from "@/lib/core/ids";
import { CHARGE_STAGES, type ChargeStage, type RepresentationEnding } from "@/lib/core/kinds";
import { clockOf, daysWithoutNews, type Clock, type DaySpan } from "@/lib/editions/clock";
import type { EditionBodyOf, EditionCase, EditionCharge, EditionCustody, EditionDate, EditionRepresentation, EditionSpell } from "@/lib/editions/contract";
import { datingsOf, orderOf, spanOf, type Dating } from "@/lib/editions/datings";
import { isOf, type Drawn, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { factsOfCase, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import type { Head } from "@/lib/editions/head";
import { denialsAmong, isAffirmed, markOf, type Mark } from "@/lib/editions/mark";
import { markOfThing, tellingAmong } from "@/lib/editions/plain";
import { lawVersionsOf, type Laws } from "@/lib/vocabulary/law";

type Person = EditionBodyOf<"person">;

/** One stretch of custody with everything that sources say of it. */
export type SpellEntry = {
  /** The case, and its number within the person; the number of the stretch within the case. */
  caseId: CaseId;
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
  /**
   * When it began and ended, to be counted by: the bounds of all that those readings give together. Null: none dates its beginning, or says that it
   * ended, or only one that puts it less surely than the stretch itself is said (decision 033): an end that is only alleged ends nothing.
   */
  begin: DateBounds | null;
  end: DateBounds | null;
  /** The same as the sources write it, each date once with its mark, whether it is counted or not: several where they differ. */
  begins: Dating<EditionSpell>[];
  ends: Dating<EditionSpell>[];
  /** When it began, to be ordered by. */
  order: DateBounds;
  /** Whether a source hedges one of the dates, so that the bounds are none. */
  hedged: boolean;
  /** A later stretch of the same case is on record: where this one has no end, it may have ended then. */
  followed: boolean;
};

/** Every stretch of custody of a person, by case and by beginning. */
export function spellsOf({ cases }: { cases: readonly EditionCustody[] }): SpellEntry[] {
  return cases.flatMap((detention) => {
    const numbers = [...new Set((detention.spells ?? []).map(({ spell }) => spell))];
    const entries = numbers.map((spell) => entryOf(detention, spell)).toSorted((a, b) => compare(firstDay(a), firstDay(b)) || a.spell - b.spell);
    return entries.map((entry, index) => ({ ...entry, followed: entries.slice(index + 1).some(({ mark, begins }) => mark !== "denied" && begins.length > 0) }));
  });
}

function entryOf({ id, number, spells = [] }: EditionCustody, spell: number): SpellEntry {
  const all = spells.filter((reading) => reading.spell === spell);
  const readings = preferredFirst([...all.filter(isAffirmed), ...denialsAmong(all)]);
  const telling = tellingAmong(readings);
  const mark = markOf(telling);
  const practices = [...new Set(telling.flatMap(({ practice }) => practice ?? []))];
  const begins = datingsOf(telling);
  const ends = datingsOf(telling.map((reading) => ({ ...reading, date: reading.end })));
  const [begin, end] = [spanOf(begins, mark), spanOf(ends, mark)];
  return {
    caseId: id,
    caseNumber: number,
    spell,
    readings,
    mark: markOfThing(readings),
    practice: onlyOne(practices),
    differs: practices.length > 1,
    begin,
    end,
    begins,
    ends,
    order: orderOf(begins, mark),
    hedged: [...(begin === null ? [] : begins), ...(end === null ? [] : ends)].some(({ date }) => isHedged(date.edtf)),
    followed: false,
  };
}

/**
 * The clock of a stretch of custody. What is only denied has none: counting it would say that it was.
 * @param known `lookup` to know the practice, since the limit of one that was withdrawn is not claimed; `laws` on whichever practices may be met
 */
export function clockOfSpell({ mark, begin, end, practice, hedged }: SpellEntry, { lookup, laws }: { lookup: EditionLookup; laws: Laws }, asOf: string): Clock | null {
  if (mark === "denied") return null;
  const record = practice === null ? undefined : lookup.get(practice);
  const clock = clockOf({ begin, end, laws: isOf(record, "practice") ? lawVersionsOf(laws, record.body.slug) : [] }, asOf);
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

/** The stretch that began last, of those that are not only denied and that a source dates; null where there is none. */
export function latestSpell(entries: readonly SpellEntry[]): SpellEntry | null {
  const told = entries.filter(({ mark, begins }) => mark !== "denied" && begins.length > 0);
  return told.toSorted((a, b) => compare(lastBegin(b), lastBegin(a)) || compare(firstDay(b), firstDay(a)))[0] ?? null;
}

/** A person with what their cases say of custody. */
export type Held = { body: Head & { cases: readonly EditionCustody[] } };
/** A stretch under a practice, with whose it is. */
export type SpellUnder = { person: Held; entry: SpellEntry };

/** Every stretch under a practice that some source affirms, the earliest first. Where readings differ on the practice it is under none. */
export function spellsUnder(practice: RecordId, people: readonly Held[]): SpellUnder[] {
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

// Where a stretch stands among others: by any dating, since the place in a list says nothing.
function firstDay({ begins }: SpellEntry): string {
  return begins.map(({ date }) => date.earliest ?? date.latest ?? LAST).toSorted(compare)[0] ?? LAST;
}

function lastBegin({ begins }: SpellEntry): string {
  return begins.map(({ date }) => date.latest ?? LAST).toSorted(compare).at(-1) ?? LAST;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
