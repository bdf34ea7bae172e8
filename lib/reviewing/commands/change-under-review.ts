import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { visibleChanges } from "@/lib/changes/policy";
import { changeState } from "@/lib/changes/queries/companions";
import type { DeskTransaction } from "@/lib/platform/db";
import { reviewRefusal, type ReviewVerb } from "@/lib/reviewing/policy";

/**
 * Loads a change, locked, through what the actor may see, and asks the policy.
 * @throws AppError not_found (also for a change of others), forbidden, or conflict when it is no longer in a state for this verb
 */
export async function changeUnderReview(transaction: DeskTransaction, actor: Actor, changeId: ChangeId, verb: ReviewVerb): Promise<{ recordId: RecordId; authors: string[] }> {
  await transaction.$queryRaw`SELECT id FROM desk.change WHERE id = ${changeId}::uuid FOR UPDATE`;
  const row = await transaction.change.findFirst({
    where: { AND: [{ id: changeId, withChangeId: null }, visibleChanges(actor)] },
    select: { recordId: true, state: true, claimedById: true, authors: { select: { accountId: true } } },
  });
  if (row === null) throw notFound();
  const authors = row.authors.map(({ accountId }) => accountId);
  const refusal = reviewRefusal(actor, verb, { state: changeState(row.state), authors, claimedBy: row.claimedById });
  if (refusal === "notSubmitted" || refusal === "alreadyThere" || refusal === "notYourClaim") throw conflict(refusal);
  if (refusal !== null) throw forbidden(refusal);
  return { recordId: recordIdSchema.parse(row.recordId), authors };
}
