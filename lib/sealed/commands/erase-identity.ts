import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { sealedToActOn } from "@/lib/sealed/commands/sealed-to-act-on";
import type { EraseIdentityInput } from "@/lib/sealed/schema";

/**
 * Erases the sealed words for good: whoever holds a secret that has become dangerous must be able to let it go alone and at once.
 * That there was one, and who read it when, stays.
 * @throws AppError not_found for whoever is not named on it
 */
export function eraseIdentity(actor: Actor, { identityId }: EraseIdentityInput): Promise<{ sourceId: RecordId }> {
  return inTransaction(async (transaction) => {
    const { sourceId } = await sealedToActOn(transaction, actor, identityId);
    await transaction.sealedIdentity.update({ where: { id: identityId }, data: { sealed: null, erasedById: actor.accountId, erasedAt: now() } });
    await recordAudit(transaction, { event: "identity.erased", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: {} });
    return { sourceId: recordIdSchema.parse(sourceId) };
  });
}
