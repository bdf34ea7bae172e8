import "server-only";
import { conflict, invalid } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { companionIdsOf } from "@/lib/changes/queries/companions";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";
import { refuseRetiredPractices } from "@/lib/wording/queries/retired-in-changes";

/** Changes of one statement to the database: all at once could take longer than a statement may. */
const AT_ONCE = 500;

/**
 * Hands many drafts in with the new sources that they cite, as `submitChange` hands in one, in some statements whatever their number.
 * Authorises nothing, and puts nothing on file: the calling command does both.
 * @throws AppError conflict where one is no draft any more, or names a practice that was retired meanwhile (practiceRetiredNamed); invalid where one says nothing, or a fact has no citation
 */
export async function handInMany(transaction: DeskTransaction, changeIds: readonly ChangeId[]): Promise<void> {
  for (let from = 0; from < changeIds.length; from += AT_ONCE) await handInAtOnce(transaction, changeIds.slice(from, from + AT_ONCE));
}

async function handInAtOnce(transaction: DeskTransaction, changeIds: readonly ChangeId[]): Promise<void> {
  const handedIn = { state: "submitted", submittedAt: now() };
  const moved = await transaction.change.updateMany({ where: { id: { in: [...changeIds] }, state: "draft" }, data: handedIn });
  if (moved.count < changeIds.length) throw conflict("changeNotOpen");
  // Looked for after the move: its lock keeps another tab from bringing a new source meanwhile, which would be left behind.
  const companionIds = await companionIdsOf(transaction, changeIds);
  await transaction.change.updateMany({ where: { id: { in: companionIds }, state: { in: ["draft", "returned"] } }, data: handedIn });
  const [found] = await transaction.$queryRaw<{ empty: boolean; uncited: boolean }[]>`
    SELECT
      EXISTS (SELECT FROM unnest(${changeIds}::uuid[]) AS c (id) WHERE NOT EXISTS (SELECT FROM desk.assertion a WHERE a.added_by_change_id = c.id AND a.retired_by_change_id IS DISTINCT FROM c.id)
        AND NOT EXISTS (SELECT FROM desk.assertion a WHERE a.retired_by_change_id = c.id AND a.added_by_change_id <> c.id)) AS empty,
      EXISTS (SELECT FROM desk.assertion a WHERE a.added_by_change_id = ANY (${[...changeIds, ...companionIds]}::uuid[]) AND a.retired_by_change_id IS DISTINCT FROM a.added_by_change_id
        AND NOT EXISTS (SELECT FROM desk.assertion_citation l WHERE l.assertion_id = a.id)) AS uncited`;
  if (found?.empty === true) throw invalid({ "": ["changeEmpty"] }, "changeEmpty");
  if (found?.uncited === true) throw invalid({ "": ["factUncited"] }, "factUncited");
  await refuseRetiredPractices(transaction, changeIds);
}
