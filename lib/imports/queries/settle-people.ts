import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { CaseId, ImportId, RecordId } from "@/lib/core/ids";
import { isSameSpelling, peopleCalled, personKeyOf, spellingKeysOf, type AskedPerson, type KnownPerson, type PeopleFound, type SpellingKeys } from "@/lib/imports/queries/people-called";
import type { ReadRow } from "@/lib/imports/read-row";
import type { DeskReader } from "@/lib/platform/db";

/** Whose case it is: somebody on record, or somebody new, whom the table calls the same in every row (`key`). */
export type PlannedPerson = { key: string; id: RecordId } | { key: string; id: null };
/** That it must be said who is meant; without candidates, that it is nobody else of the table. */
export type Ask = { key: string; name: string; candidates: RecordId[] };
/** `names`: those on record, and those that rows before this one brought. */
export type Settled = { person: PlannedPerson; names: Set<string>; cases: Map<number, CaseId | null>; alike: RecordId[]; native: string | null } | { problem: string; ask: Ask | null; alike: RecordId[] };

const NOBODY: PeopleFound = { byAddress: null, called: [], alike: [], isAddress: false };
type Settling = { importId: ImportId; mapping: readonly string[]; decisions: Readonly<Record<string, string>> };

/** Says of the people of a table, page by page, who they are. Keeps the people that it has met. */
export function makeSettler(db: DeskReader, actor: Actor, { importId, mapping, decisions }: Settling): { meet: (rows: readonly ReadRow[]) => Promise<void>; settledAs: (person: string) => Settled | null } {
  const people = new Map<string, Settled>();
  const newcomers = new Map<string, { key: string; keys: SpellingKeys }[]>();
  let natives: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  // Of somebody new in two spellings nobody but a person can say whether they are one.
  const isTwice = (key: string, names: readonly string[]) => names.map(spellingKeysOf).some((mine) => mine.spellings.some((spelling) => newcomers.get(spelling)?.some((other) => other.key !== key && isSameSpelling(mine, other.keys))));
  const remember = (key: string, names: readonly string[]) => {
    for (const keys of names.map(spellingKeysOf)) for (const spelling of keys.spellings) newcomers.set(spelling, [...(newcomers.get(spelling) ?? []), { key, keys }]);
  };
  const settle = (key: string, { person, natives: others }: AskedPerson, { byAddress, called, alike, isAddress }: PeopleFound): Settled => {
    const sounding = alike.map(({ id }) => id);
    if (byAddress !== null) return onRecord(key, byAddress);
    if (isAddress) return { problem: "id", ask: null, alike: [] };
    const decision = decisions[key];
    const decided = [...called, ...alike].find(({ id }) => id === decision);
    if (decided !== undefined) return onRecord(key, decided);
    if (called.length > 0 && decision !== "new") return { problem: "importPerson", ask: { key, name: person, candidates: [...called, ...alike].map(({ id }) => id) }, alike: sounding };
    if (isTwice(key, [person, ...others]) && decision !== "new") return { problem: "importPersonTwice", ask: { key, name: person, candidates: [] }, alike: sounding };
    remember(key, [person, ...others]);
    return { person: { key, id: null }, names: new Set(), cases: new Map(), alike: sounding, native: null };
  };

  return {
    meet: async (rows) => {
      natives ??= await nativesOf(db, importId, mapping);
      const asked = new Map<string, AskedPerson>();
      for (const { person } of rows) {
        const key = personKeyOf(person);
        if (person !== "" && !people.has(key)) asked.set(key, { person, natives: [...(natives.get(key) ?? [])] });
      }
      if (asked.size === 0) return;
      const found = await peopleCalled(db, actor, [...asked.values()]);
      for (const [index, [key, one]] of [...asked].entries()) people.set(key, settle(key, one, found[index] ?? NOBODY));
    },
    settledAs: (person) => people.get(personKeyOf(person)) ?? null,
  };
}

function onRecord(key: string, one: KnownPerson): Settled {
  if (one.isWithdrawn) return { problem: "recordWithdrawn", ask: null, alike: [] };
  return { person: { key, id: one.id }, names: new Set(one.names), cases: new Map(one.cases.filter(({ isUndone }) => !isUndone).map(({ number, id }) => [number, id])), alike: [], native: null };
}

/** Of each person of the table, by key, the names in their own script that any of its rows gives. */
async function nativesOf(db: DeskReader, importId: ImportId, mapping: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const [person, native] = [mapping.indexOf("person") + 1, mapping.indexOf("native_name") + 1];
  const found = new Map<string, Set<string>>();
  if (person === 0 || native === 0) return found;
  const rows = await db.$queryRaw<{ person: string; native: string }[]>`
    SELECT DISTINCT btrim(cells[${person}::int]) AS person, btrim(cells[${native}::int]) AS native FROM desk.table_import_row
    WHERE import_id = ${importId}::uuid AND btrim(cells[${native}::int]) <> '' ORDER BY 1, 2`;
  for (const { person: name, native: own } of rows) found.set(personKeyOf(name), (found.get(personKeyOf(name)) ?? new Set()).add(own));
  return found;
}
