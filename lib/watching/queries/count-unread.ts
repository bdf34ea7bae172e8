import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDesk } from "@/lib/platform/db";
import { hiddenFrom } from "@/lib/watching/policy";

/** How many messages one has not read. Those about a withdrawn record went with its standing edition, so that no number tells of it. */
export function countUnread(actor: Actor): Promise<number> {
  return fromDesk((db) => db.message.count({ where: { accountId: actor.accountId, readAt: null, what: { notIn: hiddenFrom(actor.role) } } }));
}
