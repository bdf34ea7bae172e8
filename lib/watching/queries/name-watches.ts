import "server-only";
import { recordIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { nameSearch } from "@/lib/editions/queries/name-search";
import { toldUpdates } from "@/lib/editions/queries/told-updates";
import { askedBy, pageOf, WATCHED_LISTS } from "@/lib/editions/search/watchable";
import { translatorFor } from "@/lib/messages/translate";

type Told = Awaited<ReturnType<typeof toldUpdates>>;
type Standing = Told["lookup"] extends ReadonlyMap<unknown, infer Edition> ? Edition : never;

/** What somebody watches, as it can be called now: a record by its standing edition, a search by its parameters with the page that shows it. */
export type NamedWatch = { kind: "record"; edition: Standing } | { kind: "search"; title: string; /** Null where it can no longer be read. */ page: string | null };

type Watch = { id: string; recordId: string | null; searchList: string | null; searchQuery: string | null };

/** By the watch's id; one of a record that does not stand is left out. A filter whose record does not stand is called so that nobody can tell whether it ever did. */
export async function nameWatches(watches: readonly Watch[], locale: Locale): Promise<Map<string, NamedWatch>> {
  const ids = watches.flatMap(({ recordId }) => (recordId === null ? [] : [recordIdSchema.parse(recordId)]));
  const { lookup } = await toldUpdates([], ids);
  const named = new Map<string, NamedWatch>();
  for (const { id, recordId, searchList, searchQuery } of watches) {
    if (named.has(id)) continue;
    const edition = recordId === null ? undefined : lookup.get(recordIdSchema.parse(recordId));
    if (edition !== undefined) named.set(id, { kind: "record", edition });
    const list = WATCHED_LISTS.find((known) => known === searchList);
    if (list === undefined || searchQuery === null) continue;
    const search = { list, query: searchQuery };
    const t = translatorFor(locale, "watch");
    const asked = askedBy(search);
    const title = asked === null ? t("watching.unreadable") : (await nameSearch(asked, locale, t("watching.unknownValue"))).title;
    named.set(id, { kind: "search", title, page: pageOf(search, locale) });
  }
  return named;
}
