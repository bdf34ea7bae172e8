import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { byCode } from "@/lib/sealed/commands/by-code";
import { MOST_READERS, type NameReaderInput } from "@/lib/sealed/schema";

/**
 * Names one more colleague on an identity, by a code: whoever could name without one would have their own code open it. Naming somebody
 * twice changes nothing.
 * @throws AppError as byCode; not_found for a colleague who may not draft; conflict above twenty
 */
export function nameReader(actor: Actor, input: NameReaderInput): Promise<{ sourceId: RecordId }> {
  const { identityId, accountId } = input;
  return byCode(actor, input, async (transaction, { sourceId, readers }) => {
    if (!readers.includes(accountId)) {
      if (readers.length >= MOST_READERS) throw conflict("sealedTooMany");
      await transaction.sealedReader.create({ data: { identityId, accountId, namedById: actor.accountId } });
      await recordAudit(transaction, { event: "identity.reader_named", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { accountId } });
    }
    return { sourceId: recordIdSchema.parse(sourceId) };
  });
}
