import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { editionFrom, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

// Statement → speaker; source → parent → its parent …: a longer chain is cut, not followed for ever.
const HOPS = 6;

/**
 * The standing editions of these ids, and of what their labels and chains need: the speakers of statements, the parents of sources.
 * @param ids records to resolve; withdrawn ones are left out without trace
 * @param known editions already read
 */
export async function loadEditions(ids: Iterable<RecordId>, known: Iterable<Edition> = []): Promise<EditionLookup> {
  const lookup = new Map<RecordId, Edition>();
  for (const edition of known) lookup.set(edition.body.id, edition);
  const asked = new Set<RecordId>(lookup.keys());
  let wanted = [...new Set([...ids, ...[...lookup.values()].flatMap(neededBy)])];
  for (let hop = 0; hop < HOPS; hop += 1) {
    const missing = wanted.filter((id) => !asked.has(id));
    if (missing.length === 0) break;
    for (const id of missing) asked.add(id);
    const rows = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.record_id = ANY($1::uuid[])`, [missing]);
    const found = rows.map(editionFrom);
    for (const edition of found) lookup.set(edition.body.id, edition);
    wanted = found.flatMap(neededBy);
  }
  return lookup;
}

function neededBy({ body }: Edition): RecordId[] {
  if (body.kind === "statement") return body.speakers.flatMap(({ by }) => by ?? []);
  if (body.kind === "source") return body.parents.map(({ parent }) => parent);
  return [];
}
