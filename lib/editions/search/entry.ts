/** An edition → the rows that search reads of it (prisma/migrations/0008_search). Written at publication, and made anew when the folding changes. */
import type { EditionBody, EditionBodyOf, EditionName } from "@/lib/editions/contract";
import { headNames } from "@/lib/editions/labels";
import { isAffirmed } from "@/lib/editions/mark";
import { facetsOf, mentionsOfPeople, type PersonMention } from "@/lib/editions/search/facets";
import { standingPartOf } from "@/lib/editions/standing-part";
import { nameKeysOf, type NameKeys } from "@/lib/editions/search/name-keys";

export type PersonNameRow = Pick<EditionName, "text" | "language" | "kind"> & NameKeys & { position: number };
export type PersonEntryRow = { facets: string[]; sortName: string; /** YYYY-MM-DD. */ latestEventOn: string | null; names: PersonNameRow[] };
export type SearchEntry = { person: PersonEntryRow | null; mentions: PersonMention[] };

/**
 * What search keeps of a body; null for the kinds that it does not read.
 * @param withdrawn sources that the body cites and that were withdrawn: what rests on them alone is not found, as it is not drawn
 */
export function searchEntryOf(published: EditionBody, withdrawn: ReadonlySet<string>): SearchEntry | null {
  const body = standingPartOf(published, withdrawn);
  if (body.kind === "person") return { person: personEntry(body), mentions: [] };
  return body.kind === "statement" ? { person: null, mentions: mentionsOfPeople(body) } : null;
}

function personEntry(body: EditionBodyOf<"person">): PersonEntryRow {
  // A name that a source denies is not one to be found by.
  const named = body.names.filter(isAffirmed);
  const names = named.map(({ text, language, kind }, position) => ({ position, text, language, kind, ...nameKeysOf(text, language) }));
  const days = body.cases.flatMap(({ events }) => events.filter(isAffirmed).flatMap(({ date }) => date?.earliest ?? []));
  return { facets: facetsOf(body), sortName: sortNameOf(named, names), latestEventOn: days.toSorted().at(-1) ?? null, names };
}

/** One order for both languages: the spelling of the name that heads the record, of Hanzi their pinyin; what cannot be spelled comes last, as written. */
function sortNameOf(named: readonly EditionName[], rows: readonly PersonNameRow[]): string {
  const ranked = headNames(named, "en").flatMap(({ text }) => rows.filter((row) => row.text === text));
  return [...ranked, ...rows].find(({ words }) => words !== null)?.words ?? rows[0]?.text ?? "";
}
