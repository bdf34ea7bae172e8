import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";

/** Ends the invitations that somebody gave and nobody has used yet, each with an audit row of the actor's. */
export async function closeInvitationsOf(transaction: DeskTransaction, actor: Actor, inviterId: AccountId): Promise<void> {
  const open = { invitedById: inviterId, acceptedAt: null, expiresAt: { gt: now() } };
  const doors = await transaction.invitation.findMany({ where: open, select: { id: true } });
  await transaction.invitation.updateMany({ where: open, data: { expiresAt: now() } });
  for (const { id } of doors) await recordAudit(transaction, { event: "invitation.revoked", actorId: actor.accountId, subjectKind: "invitation", subjectId: id, detail: {} });
}
