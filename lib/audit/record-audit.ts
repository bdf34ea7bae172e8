import "server-only";
import { auditEventSchema, type AuditEvent } from "@/lib/audit/schema";
import { beforeCommit } from "@/lib/platform/before-commit";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * Writes one row of the audit log inside the caller's transaction: kept exactly when the write it tells of is.
 * The database gives number, moment and hashes. Writers of audit rows wait for each other until commit, so that within `inTransaction`
 * the rows are written when its work is done: whoever held the log and then waited for a record would wait for somebody who holds
 * the record and waits for the log.
 * @throws ZodError for an event, or a detail of an event, that lib/audit/schema.ts does not list
 */
export async function recordAudit(transaction: DeskTransaction, event: AuditEvent): Promise<void> {
  const row = auditEventSchema.parse(event);
  await beforeCommit(transaction, async () => {
    await transaction.$executeRaw`
    INSERT INTO desk.audit (actor_id, event, subject_kind, subject_id, detail)
    VALUES (${row.actorId}::uuid, ${row.event}, ${row.subjectKind}, ${row.subjectId}::uuid, ${JSON.stringify(row.detail)}::jsonb)`;
  });
}
