import "server-only";
import { editionFrom, type Edition } from "@/lib/editions/edition";
import type { Slug } from "@/lib/core/ids";
import { EDITION_COLUMNS } from "@/lib/editions/queries/edition-row";
import { choiceConditions, ofList, rowsOf, wordConditions } from "@/lib/editions/queries/list-conditions";
import { PAGE_LENGTH } from "@/lib/editions/queries/list-records";
import { bindings } from "@/lib/editions/queries/people-conditions";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { read } from "@/lib/platform/reader-db";

/**
 * One page of the records that answer, by slug, for the API: a program goes through all of them, and rows that come meanwhile move none.
 * @param after the last slug of the page before; null for the first
 */
export async function findListed(search: ListSearch, after: string | null): Promise<{ editions: Edition[]; next: Slug | null }> {
  const { values, bind } = bindings();
  const conditions = [ofList(search.list), ...wordConditions(search, bind), ...choiceConditions(search, bind).values(), after === null ? "true" : `c.slug COLLATE "C" > ${bind(after)}`];
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${rowsOf(search.list)} JOIN public_site.current_edition c USING (record_id) JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number
     WHERE ${conditions.join(" AND ")} ORDER BY c.slug COLLATE "C" LIMIT ${bind(PAGE_LENGTH + 1)}`,
    values,
  );
  const editions = rows.slice(0, PAGE_LENGTH).map(editionFrom);
  return { editions, next: rows.length > PAGE_LENGTH ? (editions.at(-1)?.entry.slug ?? null) : null };
}
