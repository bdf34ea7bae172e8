import "server-only";
import { changeIdSchema, type ChangeId, type ImportId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/**
 * A change of an import that nobody has decided on. `isShared`: somebody has written in it by hand, its owner too, or about the new record that only it names: in a draft, in a note, or as a look for
 * news. They would lose that with it. Facts of others name published records alone (lib/cases/commands/add-fact-to.ts).
 */
export type OpenChange = { id: ChangeId; state: "draft" | "returned" | "submitted"; isShared: boolean };

/** What an undo takes back, and what it leaves because it is more than the import. What an import brings replaces nothing, and by hand a fact of its draft is only edited (openChange). */
export async function openChangesOf(db: DeskReader, importId: ImportId): Promise<OpenChange[]> {
  const rows = await db.$queryRaw<{ id: string; state: OpenChange["state"]; isShared: boolean }[]>`
    SELECT c.id::text AS id, c.state,
      EXISTS (SELECT FROM desk.change_author w WHERE w.change_id = c.id AND w.account_id <> c.created_by)
        OR (r.version = 0 AND (EXISTS (SELECT FROM desk.change o WHERE o.record_id = c.record_id AND o.import_id IS DISTINCT FROM c.import_id AND o.state <> 'discarded')
          OR EXISTS (SELECT FROM desk.record_note n WHERE n.record_id = r.id AND n.struck_at IS NULL)
          OR EXISTS (SELECT FROM desk.detention_case k JOIN desk.news_check n ON n.case_id = k.id WHERE k.person_id = r.id)))
        OR EXISTS (SELECT FROM desk.assertion a WHERE a.added_by_change_id = c.id AND a.replaces_id IS NOT NULL)
        OR EXISTS (SELECT FROM desk.change k JOIN desk.public_record s ON s.id = k.record_id AND s.version = 0
          WHERE k.with_change_id = c.id AND k.state <> 'discarded' AND (
            EXISTS (SELECT FROM desk.change_author w WHERE w.change_id = k.id AND w.account_id <> c.created_by)
            OR EXISTS (SELECT FROM desk.assertion a WHERE a.added_by_change_id = k.id AND a.replaces_id IS NOT NULL)
            OR EXISTS (SELECT FROM desk.record_note n WHERE n.record_id = s.id AND n.struck_at IS NULL)
            OR EXISTS (SELECT FROM desk.sealed_identity i WHERE i.source_id = s.id AND i.erased_at IS NULL))) AS "isShared"
    FROM desk.change c JOIN desk.public_record r ON r.id = c.record_id
    WHERE c.import_id = ${importId}::uuid AND c.state IN ('draft', 'returned', 'submitted') ORDER BY c.id`;
  return rows.map(({ id, ...row }) => ({ id: changeIdSchema.parse(id), ...row }));
}
