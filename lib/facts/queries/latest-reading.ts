import "server-only";
import { changeIdSchema, type AssertionId, type ChangeId } from "@/lib/core/ids";
import type { StoredFact } from "@/lib/facts/schema";
import { STORED_FACT_COLUMNS, toStoredFact } from "@/lib/facts/stored-fact";
import type { DeskReader } from "@/lib/platform/db";

/** `theirs`: what stands in a fact's place now; null when nothing does. `retiredBy`: the change that took it away, null while it stands. */
export type LatestReading = { theirs: StoredFact | null; retiredBy: ChangeId | null };

/**
 * Follows the replacements of a fact to the one that stands now, in whatever state its change is.
 * Null for an unknown fact. Replacements made by a change that was discarded or undone are not followed.
 */
export async function latestReading(db: DeskReader, assertionId: AssertionId): Promise<LatestReading | null> {
  let current = await db.assertion.findUnique({ where: { id: assertionId }, select: { ...STORED_FACT_COLUMNS, retiredByChangeId: true } });
  if (current === null) return null;
  const retiredBy = current.retiredByChangeId;
  // Each step goes to a younger fact, so this ends.
  while (current !== null && current.retiredByChangeId !== null) {
    current = await db.assertion.findFirst({
      where: { replacesId: current.id, addedByChangeId: current.retiredByChangeId },
      select: { ...STORED_FACT_COLUMNS, retiredByChangeId: true },
      orderBy: { createdAt: "desc" },
    });
  }
  return { theirs: current && toStoredFact(current), retiredBy: retiredBy === null ? null : changeIdSchema.parse(retiredBy) };
}
