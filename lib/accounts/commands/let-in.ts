import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { startSession } from "@/lib/accounts/commands/start-session";
import type { Factor } from "@/lib/accounts/schema";
import type { AccountId } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";

/** The lock of closing (migration `closing`): whoever holds its shared half sees the desk as it stays until commit. */
const CLOSING_LOCK = 4_201_707;

/**
 * The one way from a sign-in that proved who somebody is to a session, however they proved it. Where the desk is locked for them it writes that down, so that what
 * was used to prove it stays used and the audit log tells of it; the database refuses the session as well (CL132).
 * @returns the token for the cookie; null where the desk is locked: commit, and then say so
 */
export async function letIn(transaction: DeskTransaction, entering: { accountId: AccountId; label: string; factor: Factor }): Promise<string | null> {
  const { accountId } = entering;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(${CLOSING_LOCK})`;
  const locked = await transaction.closing.findFirst({ where: { openedAt: null, mode: "locked", closedById: { not: accountId } }, select: { id: true } });
  if (locked === null) return startSession(transaction, entering);
  await recordAudit(transaction, { event: "sign_in.refused", actorId: null, subjectKind: "account", subjectId: accountId, detail: { reason: "desk_locked" } });
  return null;
}
