/** An edition → the rows that search reads of it (prisma/migrations/0008_search and 0014_text_search). Written at publication, and made anew when the folding changes. */
import { NAME_CHARACTERS } from "@/lib/core/text";
import type { RecordKind } from "@/lib/core/kinds";
import { affirmedValues } from "@/lib/editions/affirmed";
import type { EditionBody, EditionBodyOf, EditionName } from "@/lib/editions/contract";
import { headNames } from "@/lib/editions/labels";
import { isAffirmed, type Mark } from "@/lib/editions/mark";
import { facetsOf, mentionsOfPeople, type PersonMention } from "@/lib/editions/search/facets";
import { standingPartOf } from "@/lib/editions/standing-part";
import { textEntriesOf, type TextEntryRow } from "@/lib/editions/search/text-entry";
import { nameKeysOf, type NameKeys } from "@/lib/editions/search/name-keys";

export type PersonNameRow = Pick<EditionName, "text" | "language" | "kind"> & NameKeys & { position: number; mark: Mark };
export type PersonEntryRow = { facets: string[]; sortName: string; /** YYYY-MM-DD. */ latestEventOn: string | null; names: PersonNameRow[] };
export type SearchEntry = { person: PersonEntryRow | null; mentions: PersonMention[]; /** What is found by its words. */ texts: TextEntryRow[] };

/** Kinds of record that search reads. */
export const SEARCHED_KINDS = ["person", "statement", "source"] as const satisfies readonly RecordKind[];

/**
 * What search keeps of a body; null for the kinds that it does not read.
 * @param withdrawn sources and practices that the body mentions and that were withdrawn: search judges by what is drawn (standing-part.ts)
 * @param asOf ISO day on which the edition was published
 */
export function searchEntryOf(published: EditionBody, withdrawn: ReadonlySet<string>, asOf: string): SearchEntry | null {
  if (!SEARCHED_KINDS.some((kind) => kind === published.kind)) return null;
  const body = standingPartOf(published, withdrawn);
  return { person: body.kind === "person" ? personEntry(body, asOf) : null, mentions: mentionsOfPeople(body), texts: textEntriesOf(body) };
}

function personEntry(body: EditionBodyOf<"person">, asOf: string): PersonEntryRow {
  // A name that a source denies is not one to be found by.
  const named = body.names.filter(isAffirmed);
  // What another source denies is disputed, whoever states it: the mark is of the text, not of one reading.
  const marks = new Map(affirmedValues(body.names, ({ text }) => text).map(({ reading, mark }) => [reading.text, mark]));
  const names = named.map(({ text, language, kind }, position) => ({ position, text, language, kind, mark: marks.get(text) ?? null, ...nameKeysOf(text, language) }));
  const days = body.cases.flatMap(({ events }) => events.filter(isAffirmed).flatMap(({ date }) => date?.earliest ?? []));
  return { facets: facetsOf(body, asOf), sortName: sortNameOf(named, names), latestEventOn: days.toSorted().at(-1) ?? null, names };
}

/** One order for both languages: the spelling of the name that heads the record, of Hanzi their pinyin; what cannot be spelled comes last, as written. */
function sortNameOf(named: readonly EditionName[], rows: readonly PersonNameRow[]): string {
  const ranked = headNames(named, "en").flatMap(({ text }) => rows.filter((row) => row.text === text));
  const spelled = [...ranked, ...rows].find(({ words }) => words !== null)?.words ?? rows[0]?.text ?? "";
  // What is written out can be many times as long as the name: an index and a cursor (cursor.ts) hold so much and no more.
  return [...spelled].slice(0, NAME_CHARACTERS).join("").trim();
}
