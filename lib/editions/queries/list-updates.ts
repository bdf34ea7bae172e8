import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { UPDATES } from "@/lib/editions/queries/update-row";
import { updateFrom, type Update, type UpdateId } from "@/lib/editions/update";
import { read } from "@/lib/platform/reader-db";

/** Updates on one page. */
export const UPDATES_LENGTH = 100;

export type UpdatePage = { updates: Update[]; /** The id of the update to continue after; null on the last page. */ next: string | null };

/**
 * What changed on the public record, newest first. Withdrawn records are not in it: neither their editions nor their withdrawal.
 * An edition whose body is withheld is listed without its note.
 * @param after the last update of the page before; null for the newest. Its record may have been withdrawn meanwhile: the list goes on where it stood
 * @param length at most so many
 * @param of only of these records; null: of all
 */
export async function listUpdates(after: UpdateId | null = null, length: number = UPDATES_LENGTH, of: readonly RecordId[] | null = null): Promise<UpdatePage> {
  const rows = await read<Record<string, unknown>>(
    `${UPDATES}
     WHERE ($1::uuid IS NULL OR p.seq < (SELECT seen.seq FROM public_site.publication seen WHERE seen.record_id = $1 AND seen.number = $2 AND seen.act = $3))
       AND ($5::uuid[] IS NULL OR p.record_id = ANY($5::uuid[]))
     ORDER BY p.seq DESC LIMIT $4`,
    [after?.record ?? null, after?.number ?? null, after?.act ?? null, length + 1, of],
  );
  const updates = rows.slice(0, length).map(updateFrom);
  return { updates, next: rows.length > length ? (updates.at(-1)?.id ?? null) : null };
}
