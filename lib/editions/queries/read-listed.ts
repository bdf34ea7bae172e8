import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { headFrom, type Head } from "@/lib/editions/head";
import { HEAD_COLUMNS } from "@/lib/editions/queries/edition-row";
import { read, readApart } from "@/lib/platform/reader-db";

/** The heads of people who stand, by id. Whoever was withdrawn is not in it, and nothing says that they were asked for. */
export async function readListed(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Head>> {
  if (ids.length === 0) return new Map();
  const rows = await readApart(() => read<Record<string, unknown>>(
    `SELECT ${HEAD_COLUMNS}, ARRAY(SELECT named.id FROM unnest(c.mentions) AS named(id) WHERE NOT EXISTS (SELECT FROM public_site.current_edition s WHERE s.record_id = named.id)) AS absent
     FROM public_site.current_edition c WHERE c.kind = 'person' AND c.record_id = ANY($1::uuid[])`,
    [ids],
  ));
  return new Map(rows.map((row) => headFrom(row)).map((head) => [head.id, head]));
}
