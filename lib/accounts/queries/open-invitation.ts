import "server-only";
import { ROLES, type Role } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import type { Prisma } from "@/prisma/generated/client";

export type OpenInvitation = { role: Role; displayName: string | null };

/** Whoever gave it may still invite. The first admin's invitation was given by nobody. */
export const FROM_AN_ADMIN = { OR: [{ invitedById: null }, { invitedBy: { role: "admin", disabledAt: null } }] } satisfies Prisma.InvitationWhereInput;

/** What whoever holds the link may know of it; null when it was never made, is used, expired or taken back, or its giver is no admin any more. */
export async function openInvitation(token: string): Promise<OpenInvitation | null> {
  const row = await fromDesk((db) => db.invitation.findFirst({ where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: now() }, ...FROM_AN_ADMIN }, select: { role: true, displayName: true } }));
  const role = ROLES.find((known) => known === row?.role);
  return row === null || role === undefined ? null : { role, displayName: row.displayName };
}
