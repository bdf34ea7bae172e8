import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { accountIdSchema, recordIdSchema, type AccountId, type RecordId } from "@/lib/core/ids";
import { mayExpunge, type approvingRefusal } from "@/lib/expunging/policy";
import { lapsesAt, stateOf } from "@/lib/expunging/queries/to-expunge";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * A proposal that this person may decide on in this way.
 * @throws AppError not_found for what is no proposal, and for whoever sees none; forbidden and conflict as `refusal` says
 */
export async function proposalToDecide(transaction: DeskTransaction, actor: Actor, proposalId: string, refusal: typeof approvingRefusal): Promise<{ recordId: RecordId; proposedBy: AccountId; reason: string }> {
  const row = mayExpunge(actor) ? await transaction.expunging.findUnique({ where: { id: proposalId }, select: { recordId: true, state: true, proposedById: true, proposedAt: true, reason: true } }) : null;
  if (row === null) throw notFound();
  const why = refusal(actor, { state: stateOf(row.state), proposedBy: row.proposedById, isLapsed: lapsesAt(row.proposedAt) <= now() });
  if (why === "expungeOver") throw conflict(why);
  if (why !== null) throw forbidden(why);
  return { recordId: recordIdSchema.parse(row.recordId), proposedBy: accountIdSchema.parse(row.proposedById), reason: row.reason };
}
