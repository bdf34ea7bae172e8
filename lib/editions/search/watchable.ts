/** What an address of the public site leads to, as far as it can be watched: a person, practice or country, or a search. Pure. */
import { slugSchema, type Slug } from "@/lib/core/ids";
import { KIND_PLURAL, LOCALES, type Locale } from "@/lib/core/kinds";
import { FEED_KINDS, type FeedKind } from "@/lib/editions/feeds/feed";
import { rawParametersOf } from "@/lib/editions/search/data-params";
import { searchPath } from "@/lib/editions/search/links";
import { listSearchPath } from "@/lib/editions/search/list-links";
import { changedList, choicesOf, listQueryOf, readList, type ListSearch } from "@/lib/editions/search/list-params";
import { LISTS, type List } from "@/lib/editions/search/lists";
import { changed, chosenValues, queryOf, readSearch, SEARCH_LISTS, type PeopleSearch, type SearchList } from "@/lib/editions/search/params";

export const WATCHED_LISTS = [...SEARCH_LISTS, ...LISTS] as const;
export type WatchedList = SearchList | List;

/** A search as it is kept: `query` has the parameters of the list's address in their one order, without page and sorting. */
export type WatchedSearch = { list: WatchedList; query: string };

/** A search as it is asked. */
export type AskedSearch = { of: "people"; search: PeopleSearch } | { of: "list"; search: ListSearch };

export type Watchable = { kind: FeedKind; slug: Slug } | { kind: "search"; search: WatchedSearch };

/** Characters of a query. A longer one names more values than anybody looks through. */
export const LONGEST_QUERY = 2000;

// What an address is read against where it is given without a host. Nothing is ever asked of it.
const NO_HOST = "https://address.invalid";

/**
 * What can be watched at an address, given with or without its host and in either language.
 * @returns why not, as a key of the `errors` messages: `watchNothing` where it is none of a record that can be watched, or of a search; `watchUnread` where a
 *   parameter cannot be read (whoever misspells a filter must not watch everything); `watchEverybody` where a search asks nothing
 */
export function watchableAt(address: string): Watchable | "watchNothing" | "watchUnread" | "watchEverybody" {
  if (!URL.canParse(address.trim(), NO_HOST)) return "watchNothing";
  const url = new URL(address.trim(), NO_HOST);
  const [, locale, plural = "", below] = url.pathname.split("/");
  if (!LOCALES.some((known) => known === locale)) return "watchNothing";
  // A list's feed is of the same search.
  const list = below === undefined || below === "" || below.startsWith("feed.") ? WATCHED_LISTS.find((known) => known === plural) : undefined;
  if (list !== undefined) return searchAt(list, url);
  const kind = FEED_KINDS.find((known) => KIND_PLURAL[known] === plural);
  const slug = slugSchema.safeParse(below);
  return kind === undefined || !slug.success ? "watchNothing" : { kind, slug: slug.data };
}

function searchAt(list: WatchedList, url: URL): Watchable | "watchUnread" | "watchEverybody" {
  const { asked, refused } = readWatched(list, rawParametersOf(url.href));
  if (refused.length > 0) return "watchUnread";
  if (asksNothing(asked)) return "watchEverybody";
  const query = asked.of === "people" ? queryOf(changed(asked.search, { sort: asked.search.q === "" ? "name" : "relevance" })) : listQueryOf(changedList(asked.search, { sort: asked.search.q === "" ? "newest" : "relevance" }));
  return query.length > LONGEST_QUERY ? "watchUnread" : { kind: "search", search: { list, query } };
}

// All lawyers are a filter by themselves; everything found by its words needs words.
function asksNothing(asked: AskedSearch): boolean {
  const { search } = asked;
  if (asked.of === "people") return search.list === "people" && search.q === "" && chosenValues(asked.search).length === 0;
  return search.q === "" && (search.list === "search" || choicesOf(asked.search).length === 0);
}

function readWatched(list: WatchedList, raw: ReturnType<typeof rawParametersOf>): { asked: AskedSearch; refused: string[] } {
  const people = SEARCH_LISTS.find((known) => known === list);
  if (people !== undefined) {
    const { search, refused } = readSearch(raw, people);
    return { asked: { of: "people", search }, refused };
  }
  const { search, refused } = readList(raw, LISTS.find((known) => known === list) ?? "search");
  return { asked: { of: "list", search }, refused };
}

/** The search that was kept; null for what cannot be read any more: without a filter that was taken away since it would be watched by more than was asked. */
export function askedBy({ list, query }: WatchedSearch): AskedSearch | null {
  const { asked, refused } = readWatched(list, rawParametersOf(`${NO_HOST}/?${query}`));
  return refused.length > 0 ? null : asked;
}

/** The public page that shows it; null for what cannot be read any more. */
export function pageOf(watched: WatchedSearch, locale: Locale): string | null {
  const asked = askedBy(watched);
  if (asked === null) return null;
  return asked.of === "people" ? searchPath(locale, asked.search) : listSearchPath(locale, asked.search);
}
