import "server-only";
import { auditEventSchema, type AuditEvent } from "@/lib/audit/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * Writes one row of the audit log inside the caller's transaction: kept exactly when the write it tells of is.
 * The database gives number, moment and hashes. Writers of audit rows wait for each other until commit, so call it late.
 * @throws ZodError for an event, or a detail of an event, that lib/audit/schema.ts does not list
 */
export async function recordAudit(transaction: DeskTransaction, event: AuditEvent): Promise<void> {
  const row = auditEventSchema.parse(event);
  await transaction.$executeRaw`
    INSERT INTO desk.audit (actor_id, event, subject_kind, subject_id, detail)
    VALUES (${row.actorId}::uuid, ${row.event}, ${row.subjectKind}, ${row.subjectId}::uuid, ${JSON.stringify(row.detail)}::jsonb)`;
}
