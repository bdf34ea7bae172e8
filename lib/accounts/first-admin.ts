import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { FIRST_ADMIN_INVITATION_MS } from "@/lib/accounts/limits";
import { paths } from "@/lib/core/paths";
import { now } from "@/lib/platform/clock";
import { openDesk } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/secrets";

// Any fixed number: two start-ups at once must not hand out two links.
const FIRST_ADMIN_LOCK = 4_201_704;

/**
 * While no admin can sign in: a one-time link, good for 24 hours, that makes the first one. Each call replaces the link of the one
 * before, which is shown nowhere again. For the start-up, which runs outside of Next.
 * @param ownerUrl the owner's connection; any role that may write desk.invitation does
 * @param origin where people reach the site, without a path
 * @returns null when there is an admin
 */
export async function firstAdminInvitation(ownerUrl: string, origin: string): Promise<string | null> {
  const database = openDesk(ownerUrl);
  try {
    return await database.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`;
      const admins = await transaction.account.count({ where: { role: "admin", disabledAt: null } });
      if (admins > 0) return null;
      const at = now();
      await transaction.invitation.updateMany({ where: { invitedById: null, acceptedAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } });
      const token = newToken();
      const { id } = await transaction.invitation.create({
        data: { tokenHash: hashToken(token), role: "admin", createdAt: at, expiresAt: new Date(at.getTime() + FIRST_ADMIN_INVITATION_MS) },
        select: { id: true },
      });
      await recordAudit(transaction, { event: "account.invited", actorId: null, subjectKind: "invitation", subjectId: id, detail: { role: "admin" } });
      return new URL(paths.desk.invitation(token), origin).href;
    });
  } finally {
    await database.$disconnect();
  }
}
