import "server-only";
import type { ChangeId } from "@/lib/core/ids";
import { companionIdsOf } from "@/lib/changes/queries/companions";
import type { DeskTransaction } from "@/lib/platform/db";

/** Changes of one statement to the database: all at once could take longer than a statement may. */
const AT_ONCE = 500;

type Travelling = { id: string; isHandedIn: boolean; /** Another change that cites it and can take it along, one that is handed in before any other. */ to: string | null; toHandedIn: boolean };

/**
 * Takes many changes back: what taking one back into its authors' hands and then discarding it does (reopen-change.ts, discard-change.ts), in some statements whatever
 * their number. What they would have retired is free again; new sources go with them, unless other work cites them.
 * Authorises nothing, and puts nothing on file: the calling command does both.
 * @param changeIds drafts, returned or submitted, of which the caller holds the rows
 */
export async function takeBack(transaction: DeskTransaction, changeIds: readonly ChangeId[]): Promise<void> {
  for (let from = 0; from < changeIds.length; from += AT_ONCE) await takeBackAtOnce(transaction, changeIds.slice(from, from + AT_ONCE));
}

async function takeBackAtOnce(transaction: DeskTransaction, changeIds: readonly ChangeId[]): Promise<void> {
  const travelling = await travellingOf(transaction, await companionIdsOf(transaction, changeIds), changeIds);
  const alone = travelling.flatMap(({ id, to }) => (to === null ? [id] : []));
  const moved = travelling.filter(({ to }) => to !== null);
  // What was handed in waits for an editor with other work alone that is handed in as well.
  const reopened = travelling.flatMap(({ id, isHandedIn, toHandedIn }) => (isHandedIn && !toHandedIn ? [id] : []));
  await transaction.$executeRaw`
    UPDATE desk.change SET state = CASE state WHEN 'approved' THEN 'returned' ELSE 'draft' END, decided_by = NULL, decided_at = NULL
    WHERE id = ANY (${[...changeIds, ...reopened]}::uuid[]) AND state IN ('submitted', 'approved')`;
  await transaction.$executeRaw`
    UPDATE desk.change c SET with_change_id = m.other FROM unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ to }) => to)}::uuid[]) AS m (id, other) WHERE c.id = m.id`;
  const gone = [...changeIds, ...alone];
  await transaction.$executeRaw`UPDATE desk.change SET state = 'discarded' WHERE id = ANY (${gone}::uuid[]) AND state IN ('draft', 'returned')`;
  await transaction.$executeRaw`UPDATE desk.assertion SET retired_by_change_id = NULL WHERE retired_by_change_id = ANY (${gone}::uuid[]) AND added_by_change_id <> retired_by_change_id`;
}

/** Of each companion who else could take it along, as `anotherUserOf` says it of one (lib/changes/queries/companions.ts). Holds their rows. */
async function travellingOf(transaction: DeskTransaction, companionIds: readonly ChangeId[], changeIds: readonly ChangeId[]): Promise<Travelling[]> {
  await transaction.$queryRaw`SELECT id FROM desk.change WHERE id = ANY (${companionIds}::uuid[]) ORDER BY id FOR UPDATE`;
  // Joined once for all of them: looked for one by one, each would read whole tables where the planner does not know yet what an import has just brought.
  return transaction.$queryRaw<Travelling[]>`
    WITH other AS (
      SELECT DISTINCT ON (k.id) k.id AS companion_id, c.id, c.state IN ('submitted', 'approved') AS is_handed_in
      FROM desk.change k JOIN desk.citation q ON q.source_id = k.record_id JOIN desk.assertion_citation l ON l.citation_id = q.id
        JOIN desk.assertion a ON a.id = l.assertion_id AND a.retired_by_change_id IS NULL JOIN desk.change c ON c.id = a.added_by_change_id
      WHERE k.id = ANY (${companionIds}::uuid[]) AND k.origin <> 'merge' AND c.id <> k.id AND c.state IN ('draft', 'submitted', 'returned', 'approved')
        AND NOT EXISTS (SELECT FROM unnest(${changeIds}::uuid[]) AS ours (id) WHERE ours.id = c.id)
      ORDER BY k.id, is_handed_in DESC, c.created_at, c.id
    )
    SELECT k.id::text AS id, k.state IN ('submitted', 'approved') AS "isHandedIn", other.id::text AS "to", coalesce(other.is_handed_in, false) AS "toHandedIn"
    FROM desk.change k LEFT JOIN other ON other.companion_id = k.id WHERE k.id = ANY (${companionIds}::uuid[])`;
}
