import "server-only";
import { openDesk } from "@/lib/platform/db";

/** Days for which a table that nobody applies is kept. */
const KEPT_DAYS = 30;

/**
 * Erases the rows of tables that were brought KEPT_DAYS ago and never applied.
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many tables were let go
 */
export async function eraseOldImports(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    return await database.$transaction(async (transaction) => {
      const old = await transaction.$queryRaw<{ id: string }[]>`
        UPDATE desk.table_import SET state = 'given_up', decisions = '{}', progress_at = NULL, headings = array_fill(''::text, ARRAY[cardinality(headings)])
        WHERE state IN ('read', 'checking', 'checked', 'applying') AND created_at < now() - make_interval(days => ${KEPT_DAYS}::int) RETURNING id::text`;
      await transaction.tableImportRow.deleteMany({ where: { importId: { in: old.map(({ id }) => id) } } });
      return old.length;
    });
  } finally {
    await database.$disconnect();
  }
}
