import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { CaseId, RecordId } from "@/lib/core/ids";
import type { NewSource } from "@/lib/cases/form-fields";
import { wordsIn } from "@/lib/cases/commands/cite-sources";
import { askedSourceOf, findSource, practicesByName, speakersBySlug, type SourceFound } from "@/lib/imports/queries/named-records";
import { peopleCalled, personKeyOf, type KnownPerson, type PeopleFound } from "@/lib/imports/queries/people-called";
import { foldHeading } from "@/lib/imports/fields";
import { readRow, type Problem, type ReadRow, type RowUpdate } from "@/lib/imports/read-row";
import type { CitationInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** Whose case it is: somebody on record, or somebody new, whom the table calls the same in every row (`key`). */
export type PlannedPerson = { key: string; id: RecordId; slug: string; names: readonly string[] } | { key: string; id: null };
export type PlannedRow = {
  line: number;
  problems: Problem[];
  /** Somebody goes by this name already: whoever imports must say whether it is them. */
  ask: { key: string; name: string; candidates: RecordId[] } | null;
  /** On record under a name that sounds the same. */
  alike: RecordId[];
  /** What the row would do; null where something is wrong with it. */
  plan: { person: PlannedPerson; caseNumber: number; caseId: CaseId | null; update: RowUpdate; practiceId: RecordId | null; saidById: RecordId | null; source: { id: RecordId } | { key: string; source: NewSource }; words: Pick<CitationInput, "exact"> & Partial<CitationInput> } | null;
};

export type Planning = { mapping: readonly string[]; decisions: Readonly<Record<string, string>> };
type Settled = { person: PlannedPerson; cases: Map<number, CaseId | null>; alike: RecordId[]; native: string | null } | { problem: string; ask: PlannedRow["ask"]; alike: RecordId[] };

/**
 * Says what rows would do, page by page: the one reading of a table, by its dry run and by its application. Keeps the people and sources that it has met, and
 * nothing of the rows.
 * @param db for an application its own transaction, so that what is planned is what stands there then
 */
export function makePlanner(db: DeskTransaction, actor: Actor, { mapping, decisions }: Planning): (rows: readonly { line: number; cells: readonly string[] }[]) => Promise<PlannedRow[]> {
  const people = new Map<string, Settled>();
  const sources = new Map<string, SourceFound>();
  const speakers = new Map<string, RecordId | null>();
  let practices: ReadonlyMap<string, RecordId> | null = null;

  const meetPeople = async (rows: readonly ReadRow[]) => {
    const asked = new Map<string, { person: string; native: string }>();
    for (const { person, native } of rows) if (person !== "" && !people.has(personKeyOf(person)) && !asked.get(personKeyOf(person))?.native) asked.set(personKeyOf(person), { person, native });
    const found = await peopleCalled(db, actor, [...asked.values()]);
    for (const [index, [key, { person }]] of [...asked].entries()) people.set(key, settle(key, person, found[index] ?? { byAddress: null, called: [], alike: [] }, decisions[key]));
  };
  const meetSpeakers = async (rows: readonly ReadRow[]) => {
    const asked = [...new Set(rows.flatMap(({ update }) => update?.saidByText ?? []))].filter((text) => !speakers.has(text));
    const found = await speakersBySlug(db, asked);
    for (const text of asked) speakers.set(text, found.get(text) ?? null);
  };
  const sourceOf = async ({ update, described }: ReadRow): Promise<SourceFound> => {
    const key = askedSourceOf(update?.source ?? null, described);
    const found = sources.get(key) ?? (await findSource(db, actor, update?.source ?? null, described));
    sources.set(key, found);
    return found;
  };

  return async (rows) => {
    const read = rows.map((row) => readRow(row, mapping));
    practices ??= await practicesByName(db);
    await meetPeople(read);
    await meetSpeakers(read);
    const planned: PlannedRow[] = [];
    for (const row of read) {
      const problems = [...row.problems];
      const source = await sourceOf(row);
      if ("problems" in source) problems.push(...source.problems);
      const practice = row.update?.practice ?? null;
      const practiceId = practice === null ? null : (practices.get(foldHeading(practice)) ?? null);
      if (practice !== null && practiceId === null) problems.push(["practice", "importPractice"]);
      const settled = people.get(personKeyOf(row.person));
      if (settled !== undefined && "problem" in settled) problems.push(["person", settled.problem]);
      const place = settled === undefined || "problem" in settled || row.update === null ? null : caseOf(settled, row.update);
      if (place !== null && "problem" in place) problems.push(place.problem);
      const words = row.update === null || !("id" in source) || !source.holdsText ? { exact: row.update?.exact ?? "" } : await wordsHeld(db, source.id, row.update.exact);
      if ("problem" in words) problems.push(words.problem);
      const ask = settled !== undefined && "ask" in settled ? settled.ask : null;
      const whole = problems.length === 0 && row.update !== null && settled !== undefined && "person" in settled && place !== null && "number" in place && !("problems" in source) && "exact" in words;
      planned.push({
        line: row.line, problems, ask, alike: settled?.alike ?? [],
        plan: whole ? { person: settled.person, caseNumber: place.number, caseId: place.id, update: row.update as RowUpdate, practiceId, saidById: speakers.get(row.update?.saidByText ?? "") ?? null, source, words } : null,
      });
    }
    return planned;
  };
}

function settle(key: string, name: string, { byAddress, called, alike }: PeopleFound, decision: string | undefined): Settled {
  const sounding = alike.map(({ id }) => id);
  const onRecord = (one: KnownPerson): Settled =>
    one.isWithdrawn
      ? { problem: "recordWithdrawn", ask: null, alike: [] }
      : { person: { key, id: one.id, slug: one.slug, names: one.names }, cases: new Map(one.cases.filter(({ isUndone }) => !isUndone).map(({ number, id }) => [number, id])), alike: [], native: null };
  if (byAddress !== null) return onRecord(byAddress);
  const decided = [...called, ...alike].find(({ id }) => id === decision);
  if (decided !== undefined) return onRecord(decided);
  if (called.length > 0 && decision !== "new") return { problem: "importPerson", ask: { key, name, candidates: [...called, ...alike].map(({ id }) => id) }, alike: sounding };
  return { person: { key, id: null }, cases: new Map(), alike: sounding, native: null };
}

/** The case that a row is about; of somebody with several it must say which, and the next number opens a new one. */
function caseOf(settled: Extract<Settled, { person: PlannedPerson }>, update: RowUpdate): { number: number; id: CaseId | null } | { problem: Problem } {
  if (update.nativeName !== null) {
    // One person has one name in their own script here: another one is another person, or a slip.
    if (settled.native !== null && settled.native !== update.nativeName) return { problem: ["native_name", "importNativeName"] };
    settled.native = update.nativeName;
  }
  const numbers = [...settled.cases.keys()];
  const last = Math.max(0, ...numbers);
  if (update.case === null && numbers.length > 1) return { problem: ["case", "importCase"] };
  const number = update.case ?? numbers[0] ?? 1;
  if (number > last + 1) return { problem: ["case", "importCaseNumber"] };
  if (!settled.cases.has(number)) settled.cases.set(number, null);
  return { number, id: settled.cases.get(number) ?? null };
}

async function wordsHeld(db: DeskTransaction, sourceId: RecordId, exact: string): Promise<(Pick<CitationInput, "exact"> & Partial<CitationInput>) | { problem: Problem }> {
  try {
    return await wordsIn(db, sourceId, exact, 0);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return { problem: ["exact", "notInSource"] };
    throw error;
  }
}
