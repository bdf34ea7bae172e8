import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { sealedToActOn } from "@/lib/sealed/commands/sealed-to-act-on";
import type { RemoveReaderInput } from "@/lib/sealed/schema";

/**
 * Takes somebody, or oneself, off an identity; what they read they have read.
 * @throws AppError not_found for whoever is not named on it; conflict for the last one who could still open it (held by the database)
 */
export function removeReader(actor: Actor, { identityId, accountId }: RemoveReaderInput): Promise<{ sourceId: RecordId }> {
  return inTransaction(async (transaction) => {
    const { sourceId, readers } = await sealedToActOn(transaction, actor, identityId);
    if (readers.includes(accountId)) {
      await transaction.sealedReader.updateMany({ where: { identityId, accountId, removedAt: null }, data: { removedById: actor.accountId, removedAt: now() } });
      await recordAudit(transaction, { event: "identity.reader_removed", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { accountId } });
    }
    return { sourceId: recordIdSchema.parse(sourceId) };
  });
}
