import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { proposingRefusal } from "@/lib/expunging/policy";
import { recordToExpunge, reviewsAlone } from "@/lib/expunging/queries/to-expunge";
import { PROPOSAL_DAYS, type ProposeExpungingInput } from "@/lib/expunging/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Proposes to expunge a record that is withdrawn. Nothing goes before another editor approves it (approve-expunging.ts), within PROPOSAL_DAYS.
 * @throws AppError not_found · forbidden (editorsOnly; expungeNeedsTwo where nobody else could approve) · conflict (expungeNotWithdrawn, expungeMerged, recordExpunged, alreadyThere where one
 *   is proposed and has not lapsed), and as markSent
 */
export function proposeExpunging(actor: Actor, { recordId, reason, words, confirmed: _confirmed, ...sent }: ProposeExpungingInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    const record = await recordToExpunge(transaction, recordId);
    if (record === null) throw notFound();
    const refusal = proposingRefusal(actor, record, await reviewsAlone(transaction, actor));
    if (refusal === "editorsOnly" || refusal === "expungeNeedsTwo") throw forbidden(refusal);
    if (refusal !== null) throw conflict(refusal);
    // One that lapsed makes room; its words go.
    await transaction.$executeRaw`
      UPDATE desk.expunging SET state = 'lapsed', words = NULL, decided_at = now()
      WHERE record_id = ${recordId}::uuid AND state = 'proposed' AND proposed_at <= now() - make_interval(days => ${PROPOSAL_DAYS}::int)`;
    const { id } = await transaction.expunging.create({ data: { recordId, reason, words, proposedById: actor.accountId, proposedAt: now() }, select: { id: true } });
    await recordAudit(transaction, { event: "record.expunging_proposed", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { proposal: id, reason } });
    await markSent(transaction, actor, sent);
    return { recordId };
  });
}
