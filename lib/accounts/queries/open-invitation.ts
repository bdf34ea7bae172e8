import "server-only";
import { ROLES, type Role } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";

export type OpenInvitation = { role: Role; displayName: string | null };

/** What whoever holds the link may know of it; null when it was never made, is used, expired or taken back. */
export async function openInvitation(token: string): Promise<OpenInvitation | null> {
  const row = await fromDesk((db) => db.invitation.findFirst({ where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: now() } }, select: { role: true, displayName: true } }));
  const role = ROLES.find((known) => known === row?.role);
  return row === null || role === undefined ? null : { role, displayName: row.displayName };
}
