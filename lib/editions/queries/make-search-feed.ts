import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import type { FeedFile } from "@/lib/core/paths";
import { editionFrom, isOf, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { FEED_LENGTH, feedOf, type Feed } from "@/lib/editions/feeds/feed";
import { plainLabelOf } from "@/lib/editions/labels";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { findUpdates } from "@/lib/editions/queries/find-updates";
import { isListRecordFacet } from "@/lib/editions/queries/list-conditions";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { updatesFeed } from "@/lib/editions/queries/make-feed";
import { isRecordFacet } from "@/lib/editions/queries/people-conditions";
import { readListUpdates, readPeopleUpdates } from "@/lib/editions/queries/read-search-updates";
import { facetValueLabel } from "@/lib/editions/search/facet-labels";
import { facetsOf, RECORD_FACETS } from "@/lib/editions/search/facets";
import { searchPath } from "@/lib/editions/search/links";
import { listValueLabel, type ValueLabel } from "@/lib/editions/search/list-labels";
import { listFeedPath, listSearchPath, peopleFeedPath } from "@/lib/editions/search/list-links";
import { choicesOf, type ListSearch } from "@/lib/editions/search/list-params";
import { LIST_RECORD_FACETS } from "@/lib/editions/search/lists";
import { chosenValues, type PeopleSearch } from "@/lib/editions/search/params";
import { absolute } from "@/lib/editions/site";
import type { Update } from "@/lib/editions/update";
import { translatorFor } from "@/lib/messages/translate";
import { read } from "@/lib/platform/reader-db";

/** A chosen value: of which filter, which kind of record it is where it is one, and what it is called. */
type Choice = { facet: string; value: string; kind: RecordKind | null; labelOf: (record: string | null, lookup: EditionLookup) => ValueLabel };

type Followed = { locale: Locale; /** What the list is called. */ list: string; subtitle: string; q: string; choices: readonly Choice[]; page: string; self: (file: FeedFile) => string; updates: readonly Update[]; alleged?: ReadonlySet<RecordId> };

/** The feed of a search of people: what is published of whoever answers it. */
export async function peopleSearchFeed(locale: Locale, search: PeopleSearch): Promise<Feed> {
  const updates = await readPeopleUpdates(search);
  return feedOfSearch({
    locale,
    list: translatorFor(locale, "common")(search.list),
    subtitle: translatorFor(locale, "find")(`feed.of.${search.list}`),
    q: search.q,
    choices: chosenValues(search).map(({ facet, value }) => ({
      facet: translatorFor(locale, "search")(`facet.${facet}`),
      value,
      kind: isRecordFacet(facet) ? RECORD_FACETS[facet] : null,
      labelOf: (record, lookup) => facetValueLabel({ facet, value, record }, locale, lookup, plainLabelOf),
    })),
    page: searchPath(locale, search),
    self: (file) => peopleFeedPath(locale, search, file),
    updates,
    alleged: allegedAmong(search, updates),
  });
}

/** The feed of a search of another list: what is published of the records that answer; of updates those themselves. */
export async function listSearchFeed(locale: Locale, search: ListSearch): Promise<Feed> {
  const { list } = search;
  const choices = choicesOf(search);
  // Under the name and the id that it had before it could be asked for a part.
  if (list === "updates" && choices.length === 0) return updatesFeed(locale);
  const t = translatorFor(locale, "find");
  return feedOfSearch({
    locale,
    list: list === "search" ? t("search.title") : translatorFor(locale, "common")(list),
    subtitle: t(`feed.of.${list}`),
    q: search.q,
    choices: choices.map(({ facet, value }) => ({
      facet: t(`facet.${facet}`),
      value,
      kind: isListRecordFacet(facet) ? LIST_RECORD_FACETS[facet].kind : null,
      labelOf: (record, lookup) => listValueLabel({ facet, value, record }, locale, lookup, plainLabelOf),
    })),
    page: listSearchPath(locale, search),
    self: (file) => listFeedPath(locale, search, file),
    updates: list === "updates" ? await findUpdates(search, { offset: 0, length: FEED_LENGTH }) : await readListUpdates(search),
  });
}

async function feedOfSearch({ locale, list, subtitle, q, choices, page, self, updates, alleged = new Set() }: Followed): Promise<Feed> {
  const records = await namedBy(choices);
  const lookup = await loadEditions([], [...records, ...updates.map(({ record }) => record)]);
  const filters = choices.map(({ facet, value, kind, labelOf }) => {
    const record = records.find(({ body }) => body.kind === kind && body.slug === value)?.body.id ?? null;
    return translatorFor(locale, "search")("chosen.filter", { facet, value: labelOf(record, lookup).label });
  });
  const asked = [...(q === "" ? [] : [q]), ...filters].join(translatorFor(locale, "common")("listSeparator"));
  const title = asked === "" ? list : translatorFor(locale, "find")("feed.title", { list, filters: asked });
  return feedOf({ locale, title, subtitle, page, self, updates, lookup, absolute, alleged });
}

/** The standing records that chosen values are; a withdrawn one is not found, and its value stays what the address says. */
async function namedBy(choices: readonly Choice[]): Promise<Edition[]> {
  const named = choices.filter(({ kind }) => kind !== null);
  if (named.length === 0) return [];
  const rows = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE (c.kind, c.slug) IN (SELECT * FROM unnest($1::text[], $2::text[]))`, [named.map(({ kind }) => kind), named.map(({ value }) => value)]);
  return rows.map(editionFrom);
}

/** Who is in the answer only because sources allege it or contradict each other: their entries say so, as a practice's feed does. */
function allegedAmong({ chosen }: PeopleSearch, updates: readonly Update[]): Set<RecordId> {
  const everybody = chosen.practice_alleged !== undefined || chosen.stage_alleged !== undefined;
  const byRole = chosen.role?.includes("detained_alleged") ?? false;
  const people = updates.map(({ record }) => record).filter((record) => isOf(record, "person"));
  return new Set(people.filter(({ body, entry }) => everybody || (byRole && facetsOf(body, entry.publishedOn).includes("role:detained_alleged"))).map(({ body }) => body.id));
}
