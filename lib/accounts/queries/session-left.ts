import "server-only";
import { SESSION_ABSOLUTE_MS } from "@/lib/accounts/limits";
import { sessionEnd } from "@/lib/accounts/session-adapter";
import type { Actor } from "@/lib/core/actor";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";

/** Milliseconds from now: until it ends if nothing more is asked, and until it ends however busy. Durations, since a reader's clock may be wrong. */
export type SessionLeft = { leftMs: number; mostMs: number };

/** How long the actor's session lasts. */
export function sessionLeft(actor: Actor): Promise<SessionLeft> {
  return fromDesk(async (db) => {
    const session = await db.session.findUniqueOrThrow({ where: { id: actor.sessionId }, select: { createdAt: true, lastSeenAt: true, expiresAt: true } });
    const at = now().getTime();
    return { leftMs: sessionEnd(session).getTime() - at, mostMs: Math.min(session.createdAt.getTime() + SESSION_ABSOLUTE_MS, session.expiresAt.getTime()) - at };
  });
}
