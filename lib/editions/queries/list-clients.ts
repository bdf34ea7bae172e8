import "server-only";
import * as z from "zod";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { representedBy, type Clients } from "@/lib/editions/custody";
import { editionFrom, onlyOf } from "@/lib/editions/edition";
import { EDITION_COLUMNS } from "@/lib/editions/queries/edition-row";
import { LAWYER } from "@/lib/editions/search/facets";
import { read } from "@/lib/platform/reader-db";

/** People at once for each lawyer: a row of a list names the first of them by name, the lawyer's own page all. */
const MOST_CLIENTS = 5;

const rowSchema = z.looseObject({ lawyer: recordIdSchema, all: z.int() });

/**
 * Whom each of these people plainly represents, from the index that lists them as lawyers (lib/editions/search/facets.ts); who represents nobody is left
 * out. A client who was withdrawn has no row in it.
 */
export async function listClients(lawyers: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Clients>> {
  if (lawyers.length === 0) return new Map();
  const rows = await read(
    `SELECT ${EDITION_COLUMNS}, listed.lawyer, listed."all" FROM (
       SELECT m.person_id AS lawyer, p.record_id, row_number() OVER by_name AS place, count(*) OVER (PARTITION BY m.person_id)::int AS "all"
       FROM public_site.person_mention m JOIN public_site.person_entry p ON p.record_id = m.statement_id
       WHERE m.person_id = ANY ($1::uuid[]) AND m.facet = '${LAWYER}' WINDOW by_name AS (PARTITION BY m.person_id ORDER BY p.sort_name COLLATE "C", p.record_id)
     ) listed JOIN public_site.current_edition c ON c.record_id = listed.record_id JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number
     WHERE listed.place <= $2 ORDER BY listed.lawyer, listed.place`,
    [[...lawyers], MOST_CLIENTS],
  );
  const clients = new Map<RecordId, Clients>();
  for (const row of rows) {
    const { lawyer, all } = rowSchema.parse(row);
    const { shown, more } = clients.get(lawyer) ?? { shown: [], more: all };
    const represented = representedBy(lawyer, onlyOf([editionFrom(row)], "person")).filter(({ mark }) => mark === null);
    clients.set(lawyer, { shown: [...shown, ...represented], more: more - 1 });
  }
  return clients;
}
