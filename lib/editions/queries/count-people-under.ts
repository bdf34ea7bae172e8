import "server-only";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import type { PeopleCount } from "@/lib/editions/charts/people-by-year";
import { read } from "@/lib/platform/reader-db";

/** How many people are on record under each of these practices: those whom its page lists, by the tags of the search (lib/editions/search/facets.ts). */
export async function countPeopleUnder(practices: readonly RecordId[]): Promise<ReadonlyMap<RecordId, PeopleCount>> {
  const rows = await read<{ practice: string } & PeopleCount>(
    `SELECT asked.id AS practice,
       (SELECT count(*)::int FROM public_site.person_entry p WHERE p.facets @> ARRAY['practice:' || asked.id]) AS stated,
       (SELECT count(*)::int FROM public_site.person_entry p WHERE p.facets @> ARRAY['practice_alleged:' || asked.id]) AS alleged
     FROM unnest($1::uuid[]) AS asked(id)`,
    [[...practices]],
  );
  return new Map(rows.map(({ practice, ...count }) => [recordIdSchema.parse(practice), count]));
}
