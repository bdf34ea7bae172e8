import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { citableSources } from "@/lib/cases/policy";
import { recordNames } from "@/lib/facts/queries/record-names";
import type { DeskReader } from "@/lib/platform/db";

/** A source by what it is called, as plain data that may cross to a browser. */
export type SourceThere = { id: RecordId; title: string; lang: string | null };

const MOST = 5;

/**
 * Sources that this person may cite and that stand at a web address, or have their copy there, however it is written: with or without `www.`, a slash at the
 * end, a fragment, in capitals (`desk.address_key`).
 */
export async function sourcesAt(db: DeskReader, actor: Actor, address: string): Promise<SourceThere[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.record_id::text AS id
    FROM desk.attribute t JOIN desk.assertion a ON a.id = t.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id
    WHERE t.attribute IN ('address', 'archive') AND desk.address_key(t.text) = desk.address_key(${address}) AND desk.address_key(${address}) <> '' AND c.state <> 'discarded'
    ORDER BY 1 LIMIT 50`;
  if (rows.length === 0) return [];
  const found = await db.publicRecord.findMany({
    where: { AND: [{ id: { in: rows.map(({ id }) => id) } }, citableSources(actor)] },
    orderBy: [{ createdAt: "asc" }, { slug: "asc" }],
    take: MOST,
    select: { id: true },
  });
  const names = await recordNames(db, found.map(({ id }) => id));
  return found.flatMap(({ id }) => {
    const record = names.get(recordIdSchema.parse(id));
    return record === undefined ? [] : [{ id: record.id, title: record.name?.text ?? record.slug, lang: record.name?.language ?? null }];
  });
}
