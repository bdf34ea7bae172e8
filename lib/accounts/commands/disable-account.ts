import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { closeInvitationsOf } from "@/lib/accounts/commands/close-invitations";
import { lockColleague } from "@/lib/accounts/commands/lock-colleague";
import { endingOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import { endSessionRow } from "@/lib/accounts/commands/start-session";
import { disableRefusal, mayManagePeople } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { AccountId } from "@/lib/core/ids";
import { endRunsOf } from "@/lib/imports/commands/end-runs";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/**
 * Shuts somebody out at their next request and ends their sessions. What they wrote stays theirs.
 * @throws AppError forbidden (adminsOnly, lastAdmin) · not_found
 */
export function disableAccount(actor: Actor, input: { accountId: AccountId }): Promise<{ accountId: AccountId }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const { colleague, workingAdmins } = await lockColleague(transaction, input.accountId);
    const refusal = disableRefusal(actor, colleague, workingAdmins);
    if (refusal !== null) throw forbidden(refusal);
    if (!colleague.disabled) {
      await transaction.account.update({ where: { id: input.accountId }, data: { disabledAt: now() } });
      await recordAudit(transaction, { event: "account.disabled", actorId: actor.accountId, subjectKind: "account", subjectId: input.accountId, detail: {} });
      // Or somebody shut out would come back through a door they left open for themselves.
      await closeInvitationsOf(transaction, actor, input.accountId);
      const open = await transaction.session.findMany({ where: { accountId: input.accountId, revokedAt: null }, select: { id: true } });
      for (const { id } of open) await endSessionRow(transaction, { sessionId: id, accountId: input.accountId, by: actor.accountId, reason: "account_disabled" });
      await endRunsOf(transaction, input.accountId);
    }
    return { accountId: input.accountId };
  });
}

/**
 * Lets somebody in again, with the password and the authenticator they had.
 * @throws AppError forbidden (adminsOnly) · not_found
 */
export function enableAccount(actor: Actor, input: { accountId: AccountId }): Promise<{ accountId: AccountId }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const { colleague } = await lockColleague(transaction, input.accountId);
    if (colleague.disabled) {
      await endingOfficeOfOne(transaction, actor.accountId, () => transaction.account.update({ where: { id: input.accountId }, data: { disabledAt: null } }));
      await recordAudit(transaction, { event: "account.enabled", actorId: actor.accountId, subjectKind: "account", subjectId: input.accountId, detail: {} });
    }
    return { accountId: input.accountId };
  });
}
