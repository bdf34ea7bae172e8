import "server-only";
import type { Actor } from "@/lib/core/actor";
import { now } from "@/lib/platform/clock";
import { desk } from "@/lib/platform/db";

/** Begins the idle time of one's own session anew, as any other request does; it still ends when its day is over. */
export async function staySignedIn(actor: Actor): Promise<null> {
  await desk().session.updateMany({ where: { id: actor.sessionId, accountId: actor.accountId, revokedAt: null }, data: { lastSeenAt: now() } });
  return null;
}
