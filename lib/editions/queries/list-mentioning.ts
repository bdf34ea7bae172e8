import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { editionFrom, onlyOf, type Edition, type EditionOf } from "@/lib/editions/edition";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { read } from "@/lib/platform/reader-db";

/** Standing editions whose body points to any of these records or cites them, by kind and slug. @param most how many at the most; null: all of them */
export async function listMentioning(ids: readonly RecordId[], most: number | null = null): Promise<Edition[]> {
  if (ids.length === 0) return [];
  const rows = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.mentions && $1::uuid[] ORDER BY c.kind, c.slug COLLATE "C" LIMIT $2`, [ids, most]);
  return rows.map(editionFrom);
}

/** The same, of one kind only. */
export async function listMentioningOf<K extends RecordKind>(kind: K, ids: readonly RecordId[]): Promise<EditionOf<K>[]> {
  if (ids.length === 0) return [];
  const rows = await read(
    `SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE c.kind = $1 AND c.mentions && $2::uuid[] ORDER BY c.slug COLLATE "C"`,
    [kind, ids],
  );
  return onlyOf(rows.map(editionFrom), kind);
}
