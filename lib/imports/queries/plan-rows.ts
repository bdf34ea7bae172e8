import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { CaseId, ImportId, RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { pointedToBy } from "@/lib/core/record-shapes";
import type { NewSource } from "@/lib/cases/form-fields";
import { wordsIn } from "@/lib/cases/commands/cite-sources";
import { foldHeading } from "@/lib/imports/fields";
import { isOfCase } from "@/lib/imports/kinds-of-row";
import { makeJoiner } from "@/lib/imports/joining";
import { leftOutOf, restOf, type Joined, type KnownReading } from "@/lib/imports/left-out";
import { holdsName } from "@/lib/imports/name-in-words";
import { namedRecord } from "@/lib/imports/named-record";
import { findSources, saysMore, type SourceFound } from "@/lib/imports/queries/find-sources";
import { factKeyOf, knownFacts } from "@/lib/imports/queries/known-facts";
import { digestOf, knownReadings, readingKeyOf } from "@/lib/imports/queries/known-readings";
import { longerNames } from "@/lib/imports/queries/longer-names";
import { practicesByName, publishedByAddress, speakersByAddress } from "@/lib/imports/queries/named-records";
import { makeSettler, type Ask, type PlannedPerson, type Settled } from "@/lib/imports/queries/settle-people";
import { readRow, type Problem, type ReadRow, type RowUpdate } from "@/lib/imports/read-row";
import { sameByOfTold, type PointedTo } from "@/lib/imports/told-fact";
import type { ImportField } from "@/lib/imports/schema";
import type { CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

type Words = Pick<CitationInput, "exact"> & Partial<CitationInput>;
/** A name that is not on record, with the words that say it. */
type PlannedName = { text: string; language: string; nameKind: "main" | "native"; words: Words };
export type RowPlan = {
  person: PlannedPerson;
  /** Null of a fact that is of no case. */
  caseNumber: number | null;
  caseId: CaseId | null;
  update: RowUpdate;
  practiceId: RecordId | null;
  /** Whom or what an affiliation or a lawyer's work is told of. */
  toId: RecordId | null;
  saidById: RecordId | null;
  source: { id: RecordId } | { key: string; source: NewSource };
  words: Words;
  names: PlannedName[];
  /** What another row of the same word under `event` is of on record; null for what the table brings. */
  joins: Joined | null;
  /** The fact is on record already, or stands further up: the row brings a name alone. */
  isToldBefore: boolean;
};
export type PlannedRow = {
  line: number;
  problems: Problem[];
  /** Somebody goes by this name already: whoever imports must say whether it is them. */
  ask: Ask | null;
  /** On record under a name that sounds the same. */
  alike: RecordId[];
  /** The same source says the same in the same words on record, or further up: there is nothing to do. */
  isKnown: boolean;
  /** What the row says that is not brought, since what it is about stands on record without it, or otherwise: by the fact or the source where it would be corrected. */
  left: { fact: { id: string; fields: ImportField[] } | null; source: { id: RecordId; fields: readonly ImportField[] } | null } | null;
  /** What the row would do; null where something is wrong with it, or nothing is to be done. */
  plan: RowPlan | null;
};

export type Planning = { importId: ImportId; mapping: readonly string[]; decisions: Readonly<Record<string, string>> };
type Person = Extract<Settled, { person: PlannedPerson }>;
type Source = Exclude<SourceFound, { problems: Problem[] }>;

/**
 * Says what rows would do, page by page: the one reading of a table, by its dry run and by its application. Keeps the people and sources that it has met, and of
 * the rows a key each.
 * @param db for an application its own transaction, so that what is planned is what stands there then
 */
export function makePlanner(db: DeskTransaction, actor: Actor, planning: Planning): (rows: readonly { line: number; cells: readonly string[] }[]) => Promise<PlannedRow[]> {
  const { mapping } = planning;
  const people = makeSettler(db, actor, planning);
  const sources = new Map<string, SourceFound>();
  const described = new Map<string, NewSource>();
  const speakers = new Map<string, RecordId | null>();
  const pointed = new Map<string, { id: RecordId; kind: RecordKind } | null>();
  /** Of the rows further up what each is known by, and what else it says. */
  const told = new Map<string, string>();
  const inTable = new Set<string>();
  const joinAll = makeJoiner();
  let practices: ReadonlyMap<string, RecordId> | null = null;

  const meetSpeakers = async (rows: readonly ReadRow[]) => {
    const asked = [...new Set(rows.flatMap(({ update }) => update?.saidByText ?? []))].filter((text) => !speakers.has(text) && namedRecord(text) !== null);
    const found = await speakersByAddress(db, asked);
    for (const text of asked) speakers.set(text, found.get(text) ?? null);
  };
  const meetPointed = async (rows: readonly ReadRow[]) => {
    const asked = [...new Set(rows.flatMap(({ update }) => (update !== null && "to" in update.told ? [update.told.to] : [])))].filter((text) => !pointed.has(text));
    const found = await publishedByAddress(db, asked);
    for (const text of asked) pointed.set(text, found.get(text) ?? null);
  };
  /** What a row points to must be of a kind that it may, and another record than its person's. */
  const pointedTo = ({ told }: RowUpdate, personId: RecordId | null): RecordId | null => {
    const found = "to" in told ? (pointed.get(told.to) ?? null) : null;
    return found !== null && found.id !== personId && pointedToBy(told.kind).includes(found.kind) ? found.id : null;
  };
  const askedKey = ({ update, described: { cells } }: ReadRow) => JSON.stringify([update?.source ?? null, cells]);
  const meetSources = async (rows: readonly ReadRow[]) => {
    const asked = new Map(rows.filter((row) => !sources.has(askedKey(row))).map((row) => [askedKey(row), { cell: row.update?.source ?? null, described: row.described }]));
    if (asked.size === 0) return;
    const found = await findSources(db, actor, [...asked.values()]);
    for (const [index, key] of [...asked.keys()].entries()) {
      const one = found[index] ?? { problems: [] };
      const first = "key" in one ? described.get(one.key) : undefined;
      if ("key" in one && first === undefined) described.set(one.key, one.source);
      sources.set(key, "key" in one && first !== undefined && saysMore(one.source, first) ? { problems: [["source_title", "importSourceTwice"]] } : one);
    }
  };
  // Of those who are met here first: nobody is cited by a part of another's name.
  const meetLonger = (rows: readonly ReadRow[]) => {
    const named = rows.flatMap((row) => {
      const { update } = row;
      return update === null ? [] : [{ names: [update.person, ...(update.nativeName === null ? [] : [update.nativeName])], words: [update.exact, ...titlesOf(sources.get(askedKey(row)))] }];
    });
    for (const name of named.flatMap(({ names }) => names)) inTable.add(name);
    return longerNames(db, named, inTable);
  };
  const meetReadings = async (rows: readonly ReadRow[]) => {
    const personIds = rows.flatMap(({ person }) => {
      const settled = people.settledAs(person);
      return settled !== null && "person" in settled && settled.person.id !== null ? [settled.person.id] : [];
    });
    const sourceIds = [...new Set(rows.map(askedKey))].flatMap((key) => {
      const found = sources.get(key);
      return found !== undefined && "id" in found ? [found.id] : [];
    });
    const known = await knownReadings(db, actor, { personIds, sourceIds });
    if (rows.every(({ update }) => update === null || update.told.kind === "event_reading")) return known;
    return new Map([...known, ...(await knownFacts(db, actor, { personIds, sourceIds }))]);
  };

  return async (rows) => {
    const read = rows.map((row) => readRow(row, mapping));
    practices ??= await practicesByName(db);
    await people.meet(read);
    await meetSpeakers(read);
    await meetPointed(read);
    await meetSources(read);
    const onRecord = await meetReadings(read);
    const longer = await meetLonger(read);
    const planned: PlannedRow[] = [];
    const joining: { row: PlannedRow; group: string | null; standing: readonly KnownReading[] }[] = [];
    for (const row of read) {
      const { line, update } = row;
      const problems = [...row.problems];
      const found = sources.get(askedKey(row)) ?? { problems: [] };
      if ("problems" in found) problems.push(...found.problems);
      const practice = update !== null && "practice" in update.told ? update.told.practice : null;
      const practiceId = practice === null ? null : (practices.get(foldHeading(practice)) ?? null);
      if (practice !== null && practiceId === null) problems.push(["practice", "importPractice"]);
      const speaker = update?.saidByText ?? null;
      const saidById = speaker === null ? null : (speakers.get(speaker) ?? null);
      if (speaker !== null && speakers.get(speaker) === null) problems.push(["speaker", "id"]);
      const settled = people.settledAs(row.person);
      if (settled !== null && "problem" in settled) problems.push(["person", settled.problem]);
      const [alike, ask] = [settled?.alike ?? [], settled !== null && "ask" in settled ? settled.ask : null];
      const source = "problems" in found ? null : found;
      const person = settled !== null && "person" in settled ? settled : null;
      if (update === null || source === null || person === null) {
        planned.push({ line, problems, ask, alike, isKnown: false, left: null, plan: null });
        continue;
      }
      const toId = pointedTo(update, person.person.id);
      if ("to" in update.told && toId === null) problems.push(["to", "importTo"]);
      const place = caseOf(person, update);
      const words = await wordsHeld(db, source, update.exact);
      if ("problem" in place) problems.push(place.problem);
      if ("problem" in words) problems.push(words.problem);
      if ("problem" in place || "problem" in words) {
        planned.push({ line, problems, ask, alike, isKnown: false, left: null, plan: null });
        continue;
      }
      const names = namesOf({ settled: person, update, words, source, longer });
      problems.push(...names.problems);
      const key = keyOf(update, { of: ofWhat(person, place), practiceId, toId, source: "id" in source ? source.id : source.key, exact: words.exact });
      const standing = onRecord.get(key) ?? [];
      const [above, rest] = [told.get(key), digestOf(restOf(update))];
      if (standing.length === 0 && above !== undefined && above !== rest) problems.push(["text", "importToldTwice"]);
      const isToldBefore = standing.length > 0 || above !== undefined;
      const brought = isToldBefore ? names.names : names.names.filter((name) => !isTheName(update, name));
      const isKnown = problems.length === 0 && isToldBefore && brought.length === 0;
      if (problems.length === 0) {
        told.set(key, rest);
        if (update.told.kind === "name") person.names.add(update.told.text);
      }
      const left = problems.length > 0 ? null : leftOf(standing, source, (known) => leftOutOf(row, update, { practiceId, saidById }, known));
      const plan: RowPlan = { person: person.person, caseNumber: place.number, caseId: place.id, update, practiceId, toId, saidById, source, words, names: brought, joins: null, isToldBefore };
      const made: PlannedRow = { line, problems, ask, alike, isKnown, left, plan: isKnown || problems.length > 0 ? null : plan };
      planned.push(made);
      // What stands further up in the table is of whatever that row is of.
      if (isKnown ? standing.length > 0 : problems.length === 0) joining.push({ row: made, group: groupOf(person, place, update), standing });
    }
    for (const [index, { joins, problem }] of joinAll(joining).entries()) {
      const made = joining[index]?.row;
      if (made?.plan != null) made.plan.joins = joins;
      if (made === undefined || problem === null) continue;
      made.problems.push(problem);
      [made.plan, made.isKnown, made.left] = [null, false, null];
    }
    return planned;
  };
}

/** Whether a row tells the very name that it would bring: it stands once, as the row puts it, how sure and by whom. */
function isTheName({ told }: RowUpdate, { text, nameKind }: PlannedName): boolean {
  return told.kind === "name" && told.text === text && told.nameKind === nameKind;
}

/** By what rows of one word are of one event, or of one stretch of custody. */
function groupOf({ person }: Person, { number }: { number: number | null }, { told, event }: RowUpdate): string | null {
  return event === null ? null : JSON.stringify([person.id ?? person.key, number, told.kind, event]);
}

/** The case, or, of a fact of none, the person: by its id, or by what stands for it in the table. */
function ofWhat({ person }: Person, { number, id }: { number: number | null; id: CaseId | null }): string {
  if (number === null) return person.id ?? person.key;
  return id ?? JSON.stringify([person.key, number]);
}

function keyOf({ told, date }: RowUpdate, { of, source, exact, ...found }: PointedTo & { of: string; source: string; exact: string }): string {
  const edtf = date?.edtf ?? null;
  return told.kind === "event_reading" ? readingKeyOf({ place: of, reading: { ...told, edtf }, source, exact }) : factKeyOf({ of, sameBy: sameByOfTold(told, found), edtf, source, exact });
}

/** Of facts that say the same in the same words, the one that says most of what the row does. */
function leftOf(standing: readonly KnownReading[], source: Source, fieldsOf: (known: KnownReading) => ImportField[]): PlannedRow["left"] {
  const [fact] = standing.map((known) => ({ id: known.factId, fields: fieldsOf(known) })).toSorted((one, other) => one.fields.length - other.fields.length);
  const ofFact = fact === undefined || fact.fields.length === 0 ? null : fact;
  const ofSource = "id" in source && source.leftOut.length > 0 ? { id: source.id, fields: source.leftOut } : null;
  return ofFact === null && ofSource === null ? null : { fact: ofFact, source: ofSource };
}

/** The case that a row is about, if its kind is about any; of somebody with several it must say which, and the next number opens a new one. */
function caseOf(settled: Person, update: RowUpdate): { number: number | null; id: CaseId | null } | { problem: Problem } {
  if (update.nativeName !== null) {
    // One person has one name in their own script here: another one is another person, or a slip.
    if (settled.native !== null && settled.native !== update.nativeName) return { problem: ["native_name", "importNativeName"] };
    settled.native = update.nativeName;
  }
  if (!isOfCase(update.told.kind)) return { number: null, id: null };
  const numbers = [...settled.cases.keys()];
  const last = Math.max(0, ...numbers);
  if (update.case === null && numbers.length > 1) return { problem: ["case", "importCase"] };
  const number = update.case ?? numbers[0] ?? 1;
  if (number > last + 1) return { problem: ["case", "importCaseNumber"] };
  if (!settled.cases.has(number)) settled.cases.set(number, null);
  return { number, id: settled.cases.get(number) ?? null };
}

/**
 * The names that a row brings: of somebody new the main one, by their first row, and one in their own script that is not on record. Each rests on words that say it:
 * the row's quotation, or what the source is called. Other words would be cited for what they do not say.
 */
function namesOf({ settled, update, words, source, longer }: { settled: Person; update: RowUpdate; words: Words; source: Source; longer: readonly string[] }): { names: PlannedName[]; problems: Problem[] } {
  const { person, nativeName, nameLanguage, nativeLanguage } = update;
  const wanted: (Omit<PlannedName, "words"> & { field: Problem[0] })[] = [];
  if (settled.person.id === null && settled.names.size === 0) wanted.push({ text: person, language: nameLanguage, nameKind: "main", field: "exact" });
  if (nativeName !== null && nativeName !== person && !settled.names.has(nativeName)) wanted.push({ text: nativeName, language: nativeLanguage, nameKind: "native", field: "native_name" });
  // A longer name of their own is no other person's.
  const own = new Set([person, nativeName ?? "", ...settled.names].map((name) => name.normalize("NFKC").toLowerCase()));
  const others = longer.filter((one) => !own.has(one));
  const found = wanted.map((name) => ({ ...name, words: wordsFor(name.text, words, source, others) }));
  for (const { text, words: said } of found) if (said !== null) settled.names.add(text);
  return {
    names: found.flatMap(({ text, language, nameKind, words: said }) => (said === null ? [] : [{ text, language, nameKind, words: said }])),
    problems: found.flatMap(({ field, words: said }): Problem[] => (said === null ? [[field, "importNameUnquoted"]] : [])),
  };
}

function wordsFor(name: string, words: Words, source: Source, longer: readonly string[]): Words | null {
  if (holdsName(words.exact, name, longer)) return words;
  // Of a text that we hold, every quotation has its place in it.
  const title = titlesOf(source).find((one) => holdsName(one, name, longer));
  return title === undefined ? null : { exact: title };
}

function titlesOf(source: SourceFound | undefined): readonly string[] {
  if (source === undefined || "problems" in source) return [];
  return "source" in source ? [source.source.title] : source.holdsText ? [] : source.titles;
}

async function wordsHeld(db: DeskTransaction, source: Source, exact: string): Promise<Words | { problem: Problem }> {
  if (!("id" in source) || !source.holdsText) return { exact };
  try {
    return await wordsIn(db, source.id, exact, 0);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return { problem: ["exact", "notInSource"] };
    throw error;
  }
}
