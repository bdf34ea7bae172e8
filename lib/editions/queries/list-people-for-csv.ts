import "server-only";
import { recordIdSchema } from "@/lib/core/ids";
import { listPeople } from "@/lib/editions/queries/search-people";
import type { PeopleSearch } from "@/lib/editions/search/params";
import type { CsvPerson } from "@/lib/editions/search/people-csv";
import { LONGEST_PART, type TablePart } from "@/lib/editions/search/table-part";
import { read } from "@/lib/platform/reader-db";

/**
 * One part of an answer with everything that a row of it says.
 * @returns null where it is longer than a part may be
 */
export async function listPeopleForCsv(search: PeopleSearch, part: TablePart): Promise<CsvPerson[] | null> {
  const { people, next } = await listPeople(search, { part, length: LONGEST_PART });
  if (next !== null) return null;
  const ids = people.map(({ person }) => person.body.id);
  const mentions = await read<{ person: string; facet: string }>("SELECT DISTINCT person_id AS person, facet FROM public_site.person_mention WHERE person_id = ANY($1::uuid[]) ORDER BY facet", [ids]);
  const facets = new Map<string, string[]>();
  for (const { person, facet } of mentions) facets.set(person, [...(facets.get(person) ?? []), facet]);
  const tags = [...mentions.map(({ facet }) => facet), ...people.flatMap(({ person }) => person.tags)];
  const named = new Set(tags.flatMap((tag) => recordIdSchema.safeParse(tag.slice(tag.indexOf(":") + 1)).data ?? []));
  const standing = await read<{ id: string; slug: string }>("SELECT record_id AS id, slug FROM public_site.current_edition WHERE record_id = ANY($1::uuid[])", [[...named]]);
  const slugs = new Map(standing.map(({ id, slug }) => [id, slug]));
  return people.map(({ person, edition }) => ({ person, edition, said: facets.get(person.body.id) ?? [], slugs }));
}
