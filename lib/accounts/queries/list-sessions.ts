import "server-only";
import { sessionEnd } from "@/lib/accounts/session-adapter";
import type { Actor } from "@/lib/core/actor";
import { sessionIdSchema, type SessionId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";

/** `label` may be empty: an unknown device. */
export type SessionSummary = { sessionId: SessionId; label: string; startedAt: Date; lastSeenAt: Date; isThisOne: boolean };

/** The actor's own sessions that still let somebody in, newest first. */
export async function listSessions(actor: Actor): Promise<SessionSummary[]> {
  const at = now();
  const rows = await fromDesk((db) =>
    db.session.findMany({
      where: { accountId: actor.accountId, revokedAt: null, expiresAt: { gt: at } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, label: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    }),
  );
  return rows
    .filter((row) => sessionEnd(row) > at)
    .map((row) => ({ sessionId: sessionIdSchema.parse(row.id), label: row.label, startedAt: row.createdAt, lastSeenAt: row.lastSeenAt, isThisOne: row.id === actor.sessionId }));
}
