import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { FeedFile } from "@/lib/core/paths";
import { isOf } from "@/lib/editions/edition";
import { FEED_LENGTH, feedOf, type Feed } from "@/lib/editions/feeds/feed";
import { findUpdates } from "@/lib/editions/queries/find-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { updatesFeed } from "@/lib/editions/queries/make-feed";
import { nameSearch } from "@/lib/editions/queries/name-search";
import { readListUpdates, readPeopleUpdates } from "@/lib/editions/queries/read-search-updates";
import { facetsOf } from "@/lib/editions/search/facets";
import { searchPath } from "@/lib/editions/search/links";
import { listFeedPath, listSearchPath, peopleFeedPath } from "@/lib/editions/search/list-links";
import { choicesOf, type ListSearch } from "@/lib/editions/search/list-params";
import type { PeopleSearch } from "@/lib/editions/search/params";
import type { AskedSearch } from "@/lib/editions/search/watchable";
import { absolute } from "@/lib/editions/site";
import type { Update } from "@/lib/editions/update";
import { translatorFor } from "@/lib/messages/translate";

type Followed = { locale: Locale; asked: AskedSearch; subtitle: string; page: string; self: (file: FeedFile) => string; updates: readonly Update[]; alleged?: ReadonlySet<RecordId> };

/** The feed of a search of people: what is published of whoever answers it. */
export async function peopleSearchFeed(locale: Locale, search: PeopleSearch): Promise<Feed> {
  const updates = await readPeopleUpdates(search);
  return feedOfSearch({
    locale,
    asked: { of: "people", search },
    subtitle: translatorFor(locale, "find")(`feed.of.${search.list}`),
    page: searchPath(locale, search),
    self: (file) => peopleFeedPath(locale, search, file),
    updates,
    alleged: allegedAmong(search, updates),
  });
}

/** The feed of a search of another list: what is published of the records that answer; of updates those themselves. */
export async function listSearchFeed(locale: Locale, search: ListSearch): Promise<Feed> {
  const { list } = search;
  // Under the name and the id that it had before it could be asked for a part.
  if (list === "updates" && choicesOf(search).length === 0) return updatesFeed(locale);
  return feedOfSearch({
    locale,
    asked: { of: "list", search },
    subtitle: translatorFor(locale, "find")(`feed.of.${list}`),
    page: listSearchPath(locale, search),
    self: (file) => listFeedPath(locale, search, file),
    updates: list === "updates" ? await findUpdates(search, { offset: 0, length: FEED_LENGTH }) : await readListUpdates(search),
  });
}

async function feedOfSearch({ locale, asked, subtitle, page, self, updates, alleged = new Set() }: Followed): Promise<Feed> {
  const { title, records } = await nameSearch(asked, locale);
  const lookup = await loadEditions([], [...records, ...updates.map(({ record }) => record)]);
  return feedOf({ locale, title, subtitle, page, self, updates, lookup, absolute, alleged });
}

/** Who is in the answer only because sources allege it or contradict each other: their entries say so, as a practice's feed does. */
function allegedAmong({ chosen }: PeopleSearch, updates: readonly Update[]): Set<RecordId> {
  const everybody = chosen.practice_alleged !== undefined || chosen.stage_alleged !== undefined;
  const byRole = chosen.role?.includes("detained_alleged") ?? false;
  const people = updates.map(({ record }) => record).filter((record) => isOf(record, "person"));
  return new Set(people.filter(({ body, entry }) => everybody || (byRole && facetsOf(body, entry.publishedOn).includes("role:detained_alleged"))).map(({ body }) => body.id));
}
