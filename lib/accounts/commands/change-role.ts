import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { closeInvitationsOf } from "@/lib/accounts/commands/close-invitations";
import { lockColleague } from "@/lib/accounts/commands/lock-colleague";
import { endingOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import { mayManagePeople, roleChangeRefusal } from "@/lib/accounts/policy";
import type { ChangeRoleInput } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { AccountId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";

/**
 * Gives somebody another role, from their next request on. Choosing the role they have changes nothing.
 * @throws AppError forbidden (adminsOnly, lastAdmin) · not_found
 */
export function changeRole(actor: Actor, input: ChangeRoleInput): Promise<{ accountId: AccountId }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const { colleague, workingAdmins } = await lockColleague(transaction, input.accountId);
    const refusal = roleChangeRefusal(actor, colleague, input.role, workingAdmins);
    if (refusal !== null) throw forbidden(refusal);
    if (colleague.role !== input.role) {
      await endingOfficeOfOne(transaction, actor.accountId, () => transaction.account.update({ where: { id: input.accountId }, data: { role: input.role } }));
      // Who may no longer invite leaves no door open that they invited through.
      if (input.role !== "admin") await closeInvitationsOf(transaction, actor, input.accountId);
      await recordAudit(transaction, { event: "account.role_changed", actorId: actor.accountId, subjectKind: "account", subjectId: input.accountId, detail: { from: colleague.role, to: input.role } });
    }
    return { accountId: input.accountId };
  });
}
