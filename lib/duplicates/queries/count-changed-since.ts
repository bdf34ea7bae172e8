import "server-only";
import type { Actor } from "@/lib/core/actor";
import { mayDraft } from "@/lib/changes/policy";
import type { MergeId } from "@/lib/duplicates/schema";
import { fromDesk } from "@/lib/platform/db";

/**
 * How many facts that came with a merge were said anew or retired since: an undoing takes away what stands in their place, and the record that comes back says them as
 * before. 0 below researcher.
 */
export function countChangedSince(actor: Actor, mergeId: MergeId): Promise<number> {
  if (!mayDraft(actor)) return Promise.resolve(0);
  return fromDesk(async (db) => {
    const merge = await db.merge.findUnique({ where: { id: mergeId }, select: { changeId: true } });
    if (merge === null) return 0;
    return db.assertion.count({ where: { addedByChangeId: merge.changeId, replacesId: null, retiredByChangeId: { not: merge.changeId }, retiredByChange: { state: "applied" } } });
  });
}
