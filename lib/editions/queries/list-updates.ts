import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { UPDATES } from "@/lib/editions/queries/update-row";
import { updateFrom, type Update } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

/** Updates on one page. */
export const UPDATES_LENGTH = 100;

/**
 * What changed on the public record, newest first. Withdrawn records are not in it: neither their editions nor their withdrawal.
 * An edition whose body is withheld is listed without its note.
 * @param length at most so many
 * @param of only of these records; null: of all
 */
export async function listUpdates(length: number = UPDATES_LENGTH, of: readonly RecordId[] | null = null): Promise<Update[]> {
  const rows = await read<Record<string, unknown>>(
    `${UPDATES}
     WHERE $2::uuid[] IS NULL OR p.record_id = ANY($2::uuid[])
     ORDER BY p.seq DESC LIMIT $1`,
    [length, of],
  );
  return rows.map(updateFrom);
}
