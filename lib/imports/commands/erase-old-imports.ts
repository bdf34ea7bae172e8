import "server-only";
import { openDesk } from "@/lib/platform/db";

/** Days for which a table that nobody applies is kept. */
const KEPT_DAYS = 30;

/**
 * Erases the rows of tables that were brought KEPT_DAYS ago and never applied, and what is left of those that were given up.
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
      // Those of this moment too: the statement sees what the one before it wrote.
      await transaction.$executeRaw`DELETE FROM desk.table_import_row r USING desk.table_import i WHERE i.id = r.import_id AND i.state = 'given_up'`;
      return old.length;
    });
  } finally {
    await database.$disconnect();
  }
}
