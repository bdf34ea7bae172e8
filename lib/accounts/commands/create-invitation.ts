import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { INVITATION_MS } from "@/lib/accounts/limits";
import { mayManagePeople } from "@/lib/accounts/policy";
import { invitationIdSchema, type CreateInvitationInput, type InvitationId } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, forbidden } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/secrets";
import { markSent } from "@/lib/unsent/commands/mark-sent";
import type { SentForm } from "@/lib/unsent/schema";

/**
 * Invites somebody to work here, for 72 hours. A form that comes twice invites once.
 * @returns the token for the link; it is kept nowhere and cannot be shown again
 * @throws AppError forbidden; conflict: invitationMade for a form that came before, and as markSent
 */
export function createInvitation(actor: Actor, input: Omit<CreateInvitationInput, keyof SentForm> & Partial<SentForm>): Promise<{ invitationId: InvitationId; token: string }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    await markInvited(transaction, actor, input);
    const at = now();
    const token = newToken();
    const { id } = await transaction.invitation.create({
      data: { tokenHash: hashToken(token), role: input.role, displayName: input.displayName ?? null, invitedById: actor.accountId, createdAt: at, expiresAt: new Date(at.getTime() + INVITATION_MS) },
      select: { id: true },
    });
    await recordAudit(transaction, { event: "account.invited", actorId: actor.accountId, subjectKind: "invitation", subjectId: id, detail: { role: input.role } });
    return { invitationId: invitationIdSchema.parse(id), token };
  });
}

// Its link was shown once, to whoever got the first answer: the second is told what to do without it.
async function markInvited(transaction: DeskTransaction, actor: Actor, form: Partial<SentForm>): Promise<void> {
  try {
    await markSent(transaction, actor, form);
  } catch (error) {
    if (error instanceof AppError && error.messageKey === "alreadySent") throw conflict("invitationMade");
    throw error;
  }
}

/**
 * Takes an open invitation back: its link stops working.
 * @throws AppError forbidden · conflict (invitationOver) when it was accepted, expired or taken back
 */
export function revokeInvitation(actor: Actor, input: { invitationId: InvitationId }): Promise<{ invitationId: InvitationId }> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const at = now();
    const { count } = await transaction.invitation.updateMany({ where: { id: input.invitationId, acceptedAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } });
    if (count === 0) throw conflict("invitationOver");
    await recordAudit(transaction, { event: "invitation.revoked", actorId: actor.accountId, subjectKind: "invitation", subjectId: input.invitationId, detail: {} });
    return { invitationId: input.invitationId };
  });
}
