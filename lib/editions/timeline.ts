/**
 * What is drawn as a person's timeline: the events of the person's cases and the dated statements about them, in order
 * (docs/architecture.md, glossary). One hop further: dated statements that report or answer one of those.
 */
import { isDated, type DateBounds } from "@/lib/core/honest-date";
import type { EventId, RecordId } from "@/lib/core/ids";
import type { AboutRelation } from "@/lib/core/kinds";
import type { EditionAttribute, EditionBodyOf, EditionDate, EditionEvent } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { affirmedValues, markOfSurest } from "@/lib/editions/affirmed";
import { dateOf, datingsOf, datingsOfBody, firstDate, orderOf, type Dating } from "@/lib/editions/datings";
import { preferredFirst } from "@/lib/editions/facts";
import { denialsAmong, isAffirmed, markOf, type Mark } from "@/lib/editions/mark";
import { tellingAmong } from "@/lib/editions/plain";

type Statement = EditionOf<"statement">;

/** What an event is called above its readings, and the mark without which that would say more than the sources do. */
export type EventTitle = Pick<EditionEvent, "stage" | "eventKind"> & { mark: Mark };

export type TimelineEventEntry = {
  kind: "event";
  event: EventId;
  /** By what it stands where it stands; what is drawn are the datings. */
  date: EditionDate | null;
  datings: Dating<EditionEvent>[];
  /** What the whole entry may be called; null: the readings differ on what it was. */
  title: EventTitle | null;
  /** Numbers of the person's cases that the event belongs to. */
  cases: number[];
  /** What the sources say of it: the preferred reading first, denials last unless preferred; more than one where they differ. */
  readings: EditionEvent[];
};
export type TimelineStatementEntry = {
  kind: "statement";
  date: EditionDate | null;
  datings: Dating<EditionAttribute>[];
  statement: Statement;
  /** How surely it belongs here. */
  mark: Mark;
};
export type TimelineEntry = TimelineEventEntry | TimelineStatementEntry;

/** How a statement is about a person. */
export const ABOUT_A_PERSON: readonly AboutRelation[] = ["names", "concerns"];
/** How a statement hangs on another one that is about a person. */
export const IN_THE_LIST: readonly AboutRelation[] = ["reports", "answers", "comments_on"];
const ON_THE_TIMELINE: readonly AboutRelation[] = ["reports", "answers"];

function pointsTo(statement: Statement, relations: readonly AboutRelation[], targets: ReadonlySet<RecordId>): boolean {
  return statement.body.about.some((fact) => relations.includes(fact.relation) && targets.has(fact.to) && isAffirmed(fact));
}

/**
 * The statements that name or concern a record, and those one hop from them.
 * @param about the record
 * @param statements every statement that may matter; others are left out
 * @param hanging how a statement may hang on another: no other way makes it belong here, or makes that surer
 * @returns `markOf`: how surely one of them belongs here. What hangs on a statement does so no more surely than that one.
 */
export function statementsAbout(about: RecordId, statements: readonly Statement[], hanging: readonly AboutRelation[] = IN_THE_LIST): { direct: Statement[]; around: Statement[]; markOf: (statement: Statement) => Mark } {
  const direct = statements.filter((statement) => pointsTo(statement, ABOUT_A_PERSON, new Set([about])));
  const ids = new Set(direct.map(({ body }) => body.id));
  const placing = new Map(direct.map(({ body }) => [body.id, markOfSurest(body.about.filter(({ to, relation }) => to === about && ABOUT_A_PERSON.includes(relation)), ({ relation }) => relation)]));
  const markOf = ({ body }: Statement): Mark => placing.get(body.id) ?? (ids.has(body.id) ? null : markAround(body, placing, hanging));
  return { direct, around: statements.filter((statement) => !ids.has(statement.body.id) && pointsTo(statement, hanging, ids)), markOf };
}

/** Of several ways that lead to a statement about the record the surest counts; a way is as sure as its own facts and the statement that it leads to. */
function markAround({ about }: EditionBodyOf<"statement">, placing: ReadonlyMap<RecordId, Mark>, hanging: readonly AboutRelation[]): Mark {
  const ways = affirmedValues(about.filter(({ to, relation }) => placing.has(to) && hanging.includes(relation)), ({ to, relation }) => `${to} ${relation}`);
  const marks = ways.map(({ reading, mark }) => mark ?? placing.get(reading.to) ?? null);
  return marks.includes(null) ? null : (marks[0] ?? null);
}

/**
 * A person's timeline.
 * @param person the person's body
 * @param statements every statement that may be about the person; the rule picks
 * @returns entries by earliest day, then latest; events that no source dates come last
 */
export function timelineOf(person: EditionBodyOf<"person">, statements: readonly Statement[]): TimelineEntry[] {
  const { direct, around, markOf: markOfPlace } = statementsAbout(person.id, statements, ON_THE_TIMELINE);
  const shown = [...direct, ...around];
  const dated = shown.flatMap((statement): TimelineEntry[] => {
    const datings = datingsOfBody(statement.body);
    const date = firstDate(datings);
    return date !== null && isDated(date.edtf) ? [{ kind: "statement", date, datings, statement, mark: markOfPlace(statement) }] : [];
  });
  return [...eventEntries(person), ...dated].toSorted(inTime);
}

const known = new WeakMap<EditionBodyOf<"person">, readonly TimelineEventEntry[]>();

/** Put together once: a page asks for them for the timeline, for where somebody stands, for what is ahead and for each stretch of custody. Nobody changes them. */
function eventEntries(person: EditionBodyOf<"person">): readonly TimelineEventEntry[] {
  const entries = known.get(person) ?? eventsPutTogether(person);
  known.set(person, entries);
  return entries;
}

function eventsPutTogether(person: EditionBodyOf<"person">): TimelineEventEntry[] {
  const entries = new Map<EventId, TimelineEventEntry>();
  for (const { number, events } of person.cases) {
    for (const reading of events) {
      const entry = entries.get(reading.event) ?? { kind: "event", event: reading.event, date: null, datings: [], title: null, cases: [], readings: [] };
      if (!entry.cases.includes(number)) entry.cases.push(number);
      entry.readings.push(reading);
      entries.set(reading.event, entry);
    }
  }
  return [...entries.values()].map((entry) => {
    const affirmed = entry.readings.filter(isAffirmed);
    const readings = preferredFirst([...affirmed, ...denialsAmong(entry.readings)]);
    // Who denies that it happened says on which day it did not: that dates nothing but an event of which everything is denied.
    const datings = datingsOf(affirmed.length === 0 ? readings : affirmed);
    return { ...entry, readings, title: titleOf(readings), datings, date: firstDate(datings) };
  });
}

/**
 * What an event may be called. A title is read as a finding, so that it says no more than the sources together (docs/architecture.md, rules 4
 * and 5): the readings that are not denied must agree on what it was, unless an editor preferred one of them. A preferred denial comes first
 * among the readings, but does not make the others unsaid: the title stays disputed.
 * @returns null where the readings differ
 */
function titleOf(readings: readonly EditionEvent[]): EventTitle | null {
  const affirmed = readings.filter(isAffirmed);
  const said = affirmed.length === 0 ? readings : affirmed;
  const preferred = said.filter((reading) => reading.preferred);
  const naming = preferred.length === 0 ? said : preferred;
  const [first, ...others] = naming;
  if (first === undefined || others.some(({ stage, eventKind }) => stage !== first.stage || eventKind !== first.eventKind)) return null;
  return { stage: first.stage, eventKind: first.eventKind, mark: markOf([...naming, ...denialsAmong(readings)]) };
}

/** What must stand beside an event as a whole: where those who say that it happened differ on what it was, no word for it stands undisputed. */
export function markOfEvent({ title, readings }: Pick<TimelineEventEntry, "title" | "readings">): Mark {
  if (title !== null) return title.mark;
  return readings.some(isAffirmed) ? "disputed" : "denied";
}

/** Between which days an event lies, to be ordered by others: over every date that sources give it, as far as they say it as surely as the event. */
export function orderOfEvent({ readings, datings }: Pick<TimelineEventEntry, "readings" | "datings">): DateBounds {
  return orderOf(datings, markOf(tellingAmong(readings)));
}

/** Statements by date, those without a date last, in the order given. */
export function statementsInTime(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((a, b) => inTime({ date: dateOf(a.body) }, { date: dateOf(b.body) }));
}

// Days are ISO dates of four-digit years, so that their order as text is their order in time. Years stop at 2200.
const LAST = "9999-12-31";

function inTime(a: { date: EditionDate | null }, b: { date: EditionDate | null }): number {
  return compare(a.date?.earliest ?? LAST, b.date?.earliest ?? LAST) || compare(a.date?.latest ?? LAST, b.date?.latest ?? LAST);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
