import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { proposalToDecide } from "@/lib/expunging/commands/proposal-to-decide";
import { takingBackRefusal } from "@/lib/expunging/policy";
import type { TakeBackExpungingInput } from "@/lib/expunging/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/** Takes one's own proposal back, with its words. @throws AppError as proposalToDecide; forbidden: expungeNotYours */
export function takeBackExpunging(actor: Actor, { proposalId }: TakeBackExpungingInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    const { recordId } = await proposalToDecide(transaction, actor, proposalId, takingBackRefusal);
    const moved = await transaction.expunging.updateMany({ where: { id: proposalId, state: "proposed" }, data: { state: "taken_back", words: null, decidedById: actor.accountId, decidedAt: now() } });
    if (moved.count === 0) throw conflict("expungeOver");
    await recordAudit(transaction, { event: "record.expunging_taken_back", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { proposal: proposalId } });
    return { recordId };
  });
}
