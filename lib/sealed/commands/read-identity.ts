import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { byCode } from "@/lib/sealed/commands/by-code";
import type { ReadIdentityInput } from "@/lib/sealed/schema";

/**
 * Opens an identity for this session and a few minutes, by a code, and writes down that it was opened.
 * @returns the reading, with which the page shows the words
 * @throws AppError as byCode
 */
export function readIdentity(actor: Actor, input: ReadIdentityInput): Promise<{ readingId: string; sourceId: RecordId }> {
  const { identityId } = input;
  return byCode(actor, input, async (transaction, { sourceId }, factor) => {
    await recordAudit(transaction, { event: "identity.read", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { sessionId: actor.sessionId, factor } });
    const { id } = await transaction.sealedReading.create({ data: { identityId, accountId: actor.accountId, sessionId: actor.sessionId, readAt: now() }, select: { id: true } });
    return { readingId: id, sourceId: recordIdSchema.parse(sourceId) };
  });
}
