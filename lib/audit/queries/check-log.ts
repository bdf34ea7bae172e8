import "server-only";
import { mayManagePeople } from "@/lib/accounts/policy";
import { writeAuditHead } from "@/lib/audit/head-statement";
import { verifyAudit, type AuditVerdict } from "@/lib/audit/verify";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { sayingRefusals } from "@/lib/platform/database-refusals";
import { env } from "@/lib/platform/env";

/** Works every hash of the log out again, as `npm run audit:verify` does. @throws AppError forbidden (adminsOnly) · unavailable */
export async function checkLog(actor: Actor): Promise<AuditVerdict> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const { DATABASE_URL_DESK } = env();
  if (DATABASE_URL_DESK === undefined) throw new Error("This process serves the public half only and has no desk database.");
  return sayingRefusals(() => verifyAudit(DATABASE_URL_DESK));
}

export type HeadFile = { name: string; text: string };

/** The head of the log as a file, of a log that is whole. @throws AppError forbidden (adminsOnly) · conflict (auditBroken) for one that is not, or holds nothing */
export async function exportHead(actor: Actor): Promise<HeadFile> {
  const { rows, head, broken } = await checkLog(actor);
  if (broken !== null || head === null) throw conflict("auditBroken");
  const day = now().toISOString().slice(0, 10);
  return { name: `caselight-audit-head-${String(rows)}.json`, text: writeAuditHead(env().CASELIGHT_SECRET, { seq: rows, sha256: head }, day) };
}
