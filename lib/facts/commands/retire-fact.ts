import "server-only";
import { conflict, notFound } from "@/lib/core/errors";
import type { AssertionId, ChangeId } from "@/lib/core/ids";
import { latestReading } from "@/lib/facts/queries/latest-reading";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * Retires a fact with a change: the optimistic concurrency of the desk. The first change to claim a fact has it; the claim is one
 * UPDATE with the expected state in its WHERE, so two writers cannot both succeed. Authorises nothing: the calling command has.
 * @throws AppError not_found for an unknown fact; conflict with `{ theirs, retiredBy }` when it is claimed or retired already,
 *   where `theirs` is the fact that stands in its place now, or null when it was retired without one.
 */
export async function retireFact(transaction: DeskTransaction, { assertionId, changeId }: { assertionId: AssertionId; changeId: ChangeId }): Promise<void> {
  const claimed = await transaction.assertion.updateMany({
    where: { id: assertionId, retiredByChangeId: null },
    data: { retiredByChangeId: changeId },
  });
  if (claimed.count === 1) return;
  const latest = await latestReading(transaction, assertionId);
  if (latest === null) throw notFound();
  throw conflict("factChanged", latest);
}
