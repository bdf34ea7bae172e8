import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { ListedPerson } from "@/lib/editions/head";
import { countMatching, countPeople, type PeopleCounts } from "@/lib/editions/queries/count-people";
import { listNeighbours, type Neighbour } from "@/lib/editions/queries/list-neighbours";
import { listPeople } from "@/lib/editions/queries/search-people";
import { changed, chosenValues, PAGE_LENGTH, without, type PeopleSearch } from "@/lib/editions/search/params";
import type { Facet } from "@/lib/editions/search/facets";
import type { Matched } from "@/lib/editions/search/ways";

/** What would find somebody: the same search without one thing. */
export type Loosened = { search: PeopleSearch; total: number; without: "exact" | "question" | { facet: Facet; value: string } };

export type PeopleSearchContent = {
  /** The search as answered: a page behind the last is the last. */
  search: PeopleSearch;
  people: ListedPerson[];
  matched: ReadonlyMap<RecordId, Matched>;
  counts: PeopleCounts;
  /** Only where nobody answers. */
  loosened: Loosened[];
  neighbours: Neighbour[];
};

/** More is no help. */
const MOST_LOOSENED = 8;

/** Everything that the page of a search draws: one statement for its rows, and one for its numbers and what its filters are called. */
export async function readPeopleSearch(search: PeopleSearch): Promise<PeopleSearchContent> {
  const content = await readOnePage(search);
  const last = Math.max(1, Math.ceil(content.counts.total / PAGE_LENGTH));
  return search.page > last ? readOnePage({ ...search, page: last }) : content;
}

async function readOnePage(search: PeopleSearch): Promise<PeopleSearchContent> {
  const [{ people: found }, counts] = await Promise.all([
    listPeople(search, { offset: (search.page - 1) * PAGE_LENGTH, length: PAGE_LENGTH }),
    countPeople(search),
  ]);
  const empty = counts.total === 0;
  return {
    search,
    people: found.map(({ person }) => person),
    matched: new Map(found.flatMap(({ person, matched }) => (matched === null ? [] : [[person.body.id, matched]]))),
    counts,
    loosened: empty ? await loosen(search) : [],
    neighbours: empty && search.q !== "" ? await listNeighbours(search.q) : [],
  };
}

async function loosen(search: PeopleSearch): Promise<Loosened[]> {
  const candidates: Omit<Loosened, "total">[] = [
    ...(search.exact ? [{ search: changed(search, { exact: false }), without: "exact" as const }] : []),
    ...chosenValues(search).map(({ facet, value }) => ({ search: without(search, facet, value), without: { facet, value } })),
    ...(search.q !== "" && chosenValues(search).length > 0 ? [{ search: changed(search, { q: "", exact: false, sort: "name" as const }), without: "question" as const }] : []),
  ];
  const counted = await Promise.all(candidates.slice(0, MOST_LOOSENED).map(async (candidate) => ({ ...candidate, total: await countMatching(candidate.search) })));
  return counted.filter(({ total }) => total > 0);
}
