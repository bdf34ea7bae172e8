import "server-only";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

type Undoing = { mergeId: string; /** The change that made the merge, and the one that would undo it, where there is one. */ changeId: ChangeId; undoChangeId: ChangeId | null; kept: RecordId };

/**
 * Whether somebody added facts, drafts included, to a case or an event that came with a merge: undone, they would stand on a record that says nothing of it. What
 * the merge said, and what that was said anew as since, goes with the undoing and is no such thing; nor is what is said of an event that the record that stays
 * told of before.
 */
export async function isBuiltUpon(db: DeskReader, { mergeId, changeId, undoChangeId, kept }: Undoing): Promise<boolean> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    WITH RECURSIVE brought AS (
      SELECT id FROM desk.assertion WHERE added_by_change_id = ${changeId}::uuid
      UNION SELECT anew.id FROM desk.assertion anew JOIN brought ON anew.replaces_id = brought.id
    ), events AS (
      SELECT r.event_id FROM desk.event_reading r JOIN desk.assertion a ON a.id = r.assertion_id WHERE a.added_by_change_id = ${changeId}::uuid
      EXCEPT SELECT r.event_id FROM desk.event_reading r JOIN desk.assertion a ON a.id = r.assertion_id
        WHERE a.record_id = ${kept}::uuid AND a.created_at < (SELECT created_at FROM desk.change WHERE id = ${changeId}::uuid)
    )
    SELECT count(*)::int AS count FROM desk.assertion a JOIN desk.change c ON c.id = a.added_by_change_id
      LEFT JOIN desk.change gone ON gone.id = a.retired_by_change_id
      LEFT JOIN desk.event_reading r ON r.assertion_id = a.id LEFT JOIN desk.spell s ON s.assertion_id = a.id
      LEFT JOIN desk.charge h ON h.assertion_id = a.id LEFT JOIN desk.representation p ON p.assertion_id = a.id
    WHERE a.record_id = ${kept}::uuid AND a.id NOT IN (SELECT id FROM brought) AND a.added_by_change_id IS DISTINCT FROM ${undoChangeId}::uuid
      AND c.state <> 'discarded' AND gone.state IS DISTINCT FROM 'applied'
      AND (coalesce(r.case_id, s.case_id, h.case_id, p.case_id) IN (SELECT id FROM desk.detention_case WHERE came_by = ${mergeId}::uuid) OR r.event_id IN (SELECT event_id FROM events))`;
  return (row?.count ?? 0) > 0;
}
