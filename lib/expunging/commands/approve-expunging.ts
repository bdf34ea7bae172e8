import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { proposalToDecide } from "@/lib/expunging/commands/proposal-to-decide";
import { approvingRefusal } from "@/lib/expunging/policy";
import { reasonOf } from "@/lib/expunging/queries/to-expunge";
import { expungingScopeSchema, scopeAsSeen, type ApproveExpungingInput } from "@/lib/expunging/schema";
import { inTransaction } from "@/lib/platform/db";

/** It is not given up because much has been written. */
const LONGEST_EXPUNGING_MS = 120_000;

/**
 * Approves that a record is expunged, which does it: the database's one function takes every word of it away, or nothing. It cannot be undone.
 * @throws AppError as proposalToDecide; forbidden (expungeFourEyes for whoever proposed it; from the database expungeNeedsTwo, where whoever proposed it reviews no more) · conflict (expungeChanged
 *   where more or less goes than `seen` says; from the database expungeNotWithdrawn, expungeRequestOpen, expungeOver)
 */
export function approveExpunging(actor: Actor, { proposalId, seen }: ApproveExpungingInput): Promise<{ recordId: RecordId }> {
  return inTransaction(
    async (transaction) => {
      const { recordId, proposedBy, reason } = await proposalToDecide(transaction, actor, proposalId, approvingRefusal);
      const [row] = await transaction.$queryRaw<{ went: unknown }[]>`SELECT desk.expunge(${proposalId}::uuid, ${actor.accountId}::uuid) AS went`;
      const went = expungingScopeSchema.parse(row?.went);
      // Counted by whoever does it, behind the record's lock: what was written since this person looked is not taken along unseen.
      if (scopeAsSeen(went) !== seen) throw conflict("expungeChanged");
      const { requestsOpen: _none, ...counts } = went;
      await recordAudit(transaction, { event: "record.expunged", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { proposal: proposalId, reason: reasonOf(reason), proposedBy, ...counts } });
      return { recordId };
    },
    { longest: LONGEST_EXPUNGING_MS },
  );
}
