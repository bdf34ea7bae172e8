import "server-only";
import { forgetStepUps, mayTryStepUp } from "@/lib/accounts/attempts";
import { useCode } from "@/lib/accounts/commands/use-code";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { invalid, tooMany } from "@/lib/core/errors";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { desk, inTransaction } from "@/lib/platform/db";
import { sealedToActOn } from "@/lib/sealed/commands/sealed-to-act-on";
import type { ReadIdentityInput } from "@/lib/sealed/schema";

/**
 * Opens an identity for this session and a few minutes, and writes down that it was opened. Asks for a code of the authenticator, also
 * from somebody who is signed in: a session may be somebody else's, on a laptop that was left open.
 * @returns the reading, with which the page shows the words
 * @throws AppError not_found for whoever is not named on it, invalid (code) for a wrong or used one, too_many
 */
export async function readIdentity(actor: Actor, { identityId, code }: ReadIdentityInput): Promise<{ readingId: string; sourceId: RecordId }> {
  // Before anything is counted: whoever is not named must not learn by a refusal of another kind that there is one.
  const { sourceId } = await inTransaction((transaction) => sealedToActOn(transaction, actor, identityId));
  if (!(await mayTryStepUp(desk(), actor.accountId))) throw tooMany();
  const about = { actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId } as const;
  const reading = await inTransaction(async (transaction) => {
    await sealedToActOn(transaction, actor, identityId);
    const factor = await useCode(transaction, actor.accountId, code);
    if (factor === null) {
      await recordAudit(transaction, { ...about, event: "identity.reading_refused", detail: { reason: "code" } });
      return null;
    }
    await forgetStepUps(transaction, actor.accountId);
    await recordAudit(transaction, { ...about, event: "identity.read", detail: { sessionId: actor.sessionId, factor } });
    return transaction.sealedReading.create({ data: { identityId, accountId: actor.accountId, sessionId: actor.sessionId, readAt: now() }, select: { id: true } });
  });
  if (reading === null) throw invalid({ code: ["codeWrongOrUsed"] });
  return { readingId: reading.id, sourceId: recordIdSchema.parse(sourceId) };
}
