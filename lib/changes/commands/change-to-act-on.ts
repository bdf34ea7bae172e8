import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { changeIdSchema, recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { changeRefusal, visibleChanges, type ChangeVerb } from "@/lib/changes/policy";
import { STANDING_COLUMNS, standingOf } from "@/lib/changes/queries/change-standing";
import { companionsOf, type Companion } from "@/lib/changes/queries/companions";
import type { DeskTransaction } from "@/lib/platform/db";

export type ChangeToActOn = { id: ChangeId; recordId: RecordId; companions: Companion[] };

/**
 * Loads a change through what the actor may see, and asks the policy.
 * @throws AppError not_found (also for a change of others), forbidden, or conflict when it is no longer in a state for this verb
 */
export async function changeToActOn(transaction: DeskTransaction, actor: Actor, changeId: ChangeId, verb: ChangeVerb): Promise<ChangeToActOn> {
  const row = await transaction.change.findFirst({
    where: { AND: [{ id: changeId }, visibleChanges(actor)] },
    select: { id: true, recordId: true, withChangeId: true, ...STANDING_COLUMNS },
  });
  if (row === null) throw notFound();
  const refusal = changeRefusal(actor, verb, standingOf(row));
  // A state that does not fit is what somebody else did since the page was drawn.
  if (refusal === "changeNotOpen" || refusal === "notSubmitted") throw conflict(refusal);
  if (refusal !== null) throw forbidden(refusal);
  // A new source goes where the work that cites it goes.
  if (row.withChangeId !== null) throw forbidden("travelsAlong");
  const id = changeIdSchema.parse(row.id);
  return { id, recordId: recordIdSchema.parse(row.recordId), companions: await companionsOf(transaction, id) };
}
