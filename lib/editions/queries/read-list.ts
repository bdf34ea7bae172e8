import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { EditionLookup } from "@/lib/editions/edition";
import { countList, countListed, type ListCounts } from "@/lib/editions/queries/count-list";
import { findThings, type FoundThing } from "@/lib/editions/queries/find-things";
import { findUpdates } from "@/lib/editions/queries/find-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { voicesOf } from "@/lib/editions/search/found-things";
import { changedList, choicesOf, withoutChoice, type ListSearch } from "@/lib/editions/search/list-params";
import { pageLengthOf, type ListFacet } from "@/lib/editions/search/lists";
import type { Update } from "@/lib/editions/update";

/** What would find something: the same search without one thing. */
export type LoosenedList = { search: ListSearch; total: number; without: "question" | { facet: ListFacet; value: string } };

export type ListContent = {
  /** The search as answered: a page behind the last is the last. */
  search: ListSearch;
  counts: ListCounts;
  /** Of `updates` empty. */
  found: FoundThing[];
  /** Of the other lists empty. */
  updates: Update[];
  /** The records that filters, labels and claims name. */
  lookup: EditionLookup;
  /** Only where nothing answers. */
  loosened: LoosenedList[];
};

const NOTHING: ListCounts = { everything: 0, total: 0, facets: [] };
/** More is no help. */
const MOST_LOOSENED = 8;

/** Everything that the page of a list draws: one statement for its rows, one for its numbers, and what its filters are called. */
export async function readListPage(search: ListSearch): Promise<ListContent> {
  // Nobody reads all events, statements and sources in one list: the page of the search asks for words first.
  if (search.list === "search" && search.q === "") return { search: { ...search, page: 1 }, counts: NOTHING, found: [], updates: [], lookup: new Map(), loosened: [] };
  const content = await readOnePage(search);
  const last = Math.max(1, Math.ceil(content.counts.total / pageLengthOf(search.list)));
  return search.page > last ? readOnePage({ ...search, page: last }) : content;
}

async function readOnePage(search: ListSearch): Promise<ListContent> {
  const length = pageLengthOf(search.list);
  const window = { offset: (search.page - 1) * length, length };
  const [found, updates, counts] = await Promise.all([
    search.list === "updates" ? [] : findThings(search, window).then((page) => page.found),
    search.list === "updates" ? findUpdates(search, window) : [],
    countList(search),
  ]);
  const named = counts.facets.flatMap(({ record }) => (record === null ? [] : [record as RecordId]));
  const lookup = await loadEditions([...named, ...found.flatMap(voicesOf)], [...found.map(({ edition }) => edition), ...updates.map(({ record }) => record)]);
  return { search, counts, found, updates, lookup, loosened: counts.total === 0 ? await loosen(search) : [] };
}

async function loosen(search: ListSearch): Promise<LoosenedList[]> {
  const choices = choicesOf(search);
  const candidates: Omit<LoosenedList, "total">[] = [
    ...choices.map(({ facet, value }) => ({ search: withoutChoice(search, facet, value), without: { facet, value } })),
    ...(search.q !== "" && choices.length > 0 && search.list !== "search" ? [{ search: changedList(search, { q: "" }), without: "question" as const }] : []),
  ];
  const counted = await Promise.all(candidates.slice(0, MOST_LOOSENED).map(async (candidate) => ({ ...candidate, total: await countListed(candidate.search) })));
  return counted.filter(({ total }) => total > 0);
}
