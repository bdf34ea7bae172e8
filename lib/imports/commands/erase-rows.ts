import "server-only";
import type { ImportId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/**
 * Erases the rows of a table that was given up, but for those that an application still holds: it erases them itself as soon as it has noticed (run.ts), and whoever
 * gives up does not wait for that. What is left where its process ended before goes with the retention (erase-old-imports.ts). Authorises nothing: the caller has.
 */
export async function eraseRows(db: DeskReader, importId: ImportId): Promise<void> {
  await db.$executeRaw`
    DELETE FROM desk.table_import_row WHERE import_id = ${importId}::uuid AND line IN (
      SELECT r.line FROM desk.table_import_row r JOIN desk.table_import i ON i.id = r.import_id
      WHERE r.import_id = ${importId}::uuid AND i.state = 'given_up' FOR UPDATE OF r SKIP LOCKED)`;
}
