import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { ListedPerson } from "@/lib/editions/head";
import { countMatching } from "@/lib/editions/queries/count-people";
import { listPeople } from "@/lib/editions/queries/search-people";
import { readSearch } from "@/lib/editions/search/params";
import type { Matched } from "@/lib/editions/search/ways";
import { readApart } from "@/lib/platform/reader-db";

/** More are found by a fuller name. */
const MOST_FOUND = 20;

/** People who stand on the public record, by a name in any script, for whoever puts them onto a list; null where nothing was typed. */
export async function findListable(q: string): Promise<{ people: ListedPerson[]; matched: ReadonlyMap<RecordId, Matched>; total: number } | null> {
  const { search } = readSearch({ q }, "people");
  if (search.q === "") return null;
  const [{ people }, total] = await readApart(() => Promise.all([listPeople(search, { offset: 0, length: MOST_FOUND }), countMatching(search)]));
  return {
    people: people.map(({ person }) => person),
    matched: new Map(people.flatMap(({ person, matched }) => (matched === null ? [] : [[person.body.id, matched]]))),
    total,
  };
}
