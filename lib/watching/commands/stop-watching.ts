import "server-only";
import type { Actor } from "@/lib/core/actor";
import { inTransaction } from "@/lib/platform/db";
import type { StopWatchingInput } from "@/lib/watching/schema";

/** Ends one's own watching. Somebody else's, and what has ended already, is left as it is and looks the same. */
export function stopWatching(actor: Actor, { watchId }: StopWatchingInput): Promise<void> {
  return inTransaction(async (transaction) => {
    await transaction.watch.deleteMany({ where: { id: watchId, accountId: actor.accountId } });
  });
}
