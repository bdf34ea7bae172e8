import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { ListedPerson } from "@/lib/editions/head";
import { countMatching } from "@/lib/editions/queries/count-people";
import { listPeople } from "@/lib/editions/queries/search-people";
import { readSearch, type PeopleSearch } from "@/lib/editions/search/params";
import type { Matched } from "@/lib/editions/search/ways";

/** As many as stand above the texts that answer. */
const MOST_SHOWN = 5;

export type FoundByName = { search: PeopleSearch; people: ListedPerson[]; matched: ReadonlyMap<RecordId, Matched>; total: number };

/** The first people whose name answers what was typed; null where nothing was typed. */
export async function findByName(q: string): Promise<FoundByName | null> {
  const { search } = readSearch({ q }, "people");
  if (search.q === "") return null;
  const [{ people }, total] = await Promise.all([listPeople(search, { offset: 0, length: MOST_SHOWN }), countMatching(search)]);
  return {
    search,
    people: people.map(({ person }) => person),
    matched: new Map(people.flatMap(({ person, matched }) => (matched === null ? [] : [[person.body.id, matched]]))),
    total,
  };
}
