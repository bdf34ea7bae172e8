import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { ListedPerson } from "@/lib/editions/head";
import { byLabel, plainLabelOf } from "@/lib/editions/labels";
import { findRecord } from "@/lib/editions/queries/find-record";
import { listEvery } from "@/lib/editions/queries/list-records";
import { listPeople } from "@/lib/editions/queries/search-people";
import type { FeedKind } from "@/lib/editions/feeds/feed";
import { readSearch } from "@/lib/editions/search/params";

export type WatchOption = { id: RecordId; label: string; language: string | null };

/** The standing practices and countries, each kind by what readers of a language call them. An option of a list holds no mark, so that only plain names stand there. */
export async function watchOptions(locale: Locale): Promise<Record<"practice" | "country", WatchOption[]>> {
  const [practices, countries] = await Promise.all([listEvery("practice"), listEvery("country")]);
  const optionsOf = (editions: typeof practices | typeof countries): WatchOption[] =>
    byLabel([...editions], locale, new Map()).map((edition) => {
      const { text, language } = plainLabelOf(edition, locale, new Map());
      return { id: edition.body.id, label: text, language };
    });
  return { practice: optionsOf(practices), country: optionsOf(countries) };
}

/** People on the public record whose names answer, the best first. @param most so many */
export async function findWatchable(text: string, most: number): Promise<ListedPerson[]> {
  const { search } = readSearch({ q: text }, "people");
  if (search.q === "") return [];
  return (await listPeople(search, { length: most, offset: 0 })).people.map(({ person }) => person);
}

/** The record that stands at a public address, also at an old one; null where none does. */
export async function standingAt(kind: FeedKind, slug: string): Promise<RecordId | null> {
  const found = await findRecord(kind, slug);
  if (found.state === "moved") return standingAt(kind, found.slug);
  return found.state === "standing" ? found.edition.body.id : null;
}
