import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";
import { sealedToActOn } from "@/lib/sealed/commands/sealed-to-act-on";
import { MOST_READERS, type ReaderInput } from "@/lib/sealed/schema";

/**
 * Names one more colleague on an identity. Naming somebody twice changes nothing.
 * @throws AppError not_found for whoever is not named on it themselves, and for a colleague who may not draft; conflict above twenty
 */
export function nameReader(actor: Actor, { identityId, accountId }: ReaderInput): Promise<{ sourceId: RecordId }> {
  return inTransaction(async (transaction) => {
    const { sourceId, readers } = await sealedToActOn(transaction, actor, identityId);
    if (!readers.includes(accountId)) {
      if (readers.length >= MOST_READERS) throw conflict("sealedTooMany");
      await transaction.sealedReader.create({ data: { identityId, accountId, namedById: actor.accountId } });
      await recordAudit(transaction, { event: "identity.reader_named", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { accountId } });
    }
    return { sourceId: recordIdSchema.parse(sourceId) };
  });
}
