import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { UPDATES } from "@/lib/editions/queries/update-row";
import { updateFrom, type Update } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

/** Updates on one page. */
export const UPDATES_LENGTH = 100;

export type UpdatePage = { updates: Update[]; next: string | null };

/**
 * What changed on the public record, newest first. Withdrawn records are not in it: neither their editions nor their withdrawal.
 * @param before the sequence number of the last update of the page before; null for the newest
 * @param length at most so many
 * @param of only of these records; null: of all
 */
export async function listUpdates(before: string | null = null, length: number = UPDATES_LENGTH, of: readonly RecordId[] | null = null): Promise<UpdatePage> {
  const rows = await read<Record<string, unknown>>(
    `${UPDATES}
     WHERE ($1::bigint IS NULL OR p.seq < $1::bigint) AND ($3::uuid[] IS NULL OR p.record_id = ANY($3::uuid[])) ORDER BY p.seq DESC LIMIT $2`,
    [before, length + 1, of],
  );
  const updates = rows.slice(0, length).map(updateFrom);
  return { updates, next: rows.length > length ? (updates.at(-1)?.seq ?? null) : null };
}
