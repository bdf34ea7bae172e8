import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { EditionLookup } from "@/lib/editions/edition";
import type { Published } from "@/lib/editions/queries/answers-watch";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { UPDATES } from "@/lib/editions/queries/update-row";
import { updateFrom, type Update } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

/**
 * What somebody was told of, as it stands now: whatever was withdrawn since is not found.
 * @param watched records that are named beside it
 * @returns updates by their id (`{record}.{number}.{act}`)
 */
export async function toldUpdates(published: readonly Published[], watched: readonly RecordId[]): Promise<{ updates: ReadonlyMap<string, Update>; lookup: EditionLookup }> {
  const rows = await read<Record<string, unknown>>(`${UPDATES} WHERE (p.record_id, p.number, p.act) IN (SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[]))`, [
    published.map(({ record }) => record),
    published.map(({ number }) => number),
    published.map(({ act }) => act),
  ]);
  const updates = rows.map(updateFrom);
  return { updates: new Map(updates.map((update) => [update.id, update])), lookup: await loadEditions(watched, updates.map(({ record }) => record)) };
}
