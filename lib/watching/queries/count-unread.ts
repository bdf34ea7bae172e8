import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { fromDesk } from "@/lib/platform/db";
import { hiddenFrom } from "@/lib/watching/policy";

/** How many messages one has not read, counted once for all parts of a page. Those about a withdrawn record went with its standing edition, so that no number tells of it. */
export const countUnread = cache((actor: Actor): Promise<number> => fromDesk((db) => db.message.count({ where: { accountId: actor.accountId, readAt: null, what: { notIn: hiddenFrom(actor.role) } } })));
