import "server-only";
import type { Actor } from "@/lib/core/actor";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import type { MarkAllReadInput, MarkMessageInput } from "@/lib/watching/schema";

/** Marks one of one's own messages as read, or as unread again. Somebody else's is left as it is and looks the same. */
export function markMessage(actor: Actor, { messageId, isRead }: MarkMessageInput): Promise<void> {
  return inTransaction(async (transaction) => {
    const readAt = isRead === "yes" ? now() : null;
    await transaction.message.updateMany({ where: { id: messageId, accountId: actor.accountId }, data: { readAt } });
  });
}

/** Marks as read what was there when the page was drawn. */
export function markAllRead(actor: Actor, { upTo }: MarkAllReadInput): Promise<void> {
  return inTransaction(async (transaction) => {
    await transaction.message.updateMany({ where: { accountId: actor.accountId, readAt: null, at: { lte: upTo } }, data: { readAt: now() } });
  });
}
