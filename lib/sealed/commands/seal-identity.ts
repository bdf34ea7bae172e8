import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { forbidden, invalid, notFound } from "@/lib/core/errors";
import { recordIdSchema, type RecordId, type SealedId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";
import { maySeal } from "@/lib/sealed/policy";
import type { SealIdentityInput } from "@/lib/sealed/schema";
import { sealWords } from "@/lib/sealed/words";

/**
 * Seals who a source is. Each sealing stands for itself: whoever seals learns nothing of what others have sealed about the same source.
 * @throws AppError forbidden below researcher; not_found for what is no source; invalid (readers) for a colleague who may not be one, or was shut out meanwhile;
 * conflict where the same form was sent before
 */
export function sealIdentity(actor: Actor, { identityId, sourceId, words, readers }: SealIdentityInput): Promise<{ identityId: SealedId; sourceId: RecordId }> {
  if (!maySeal(actor)) return Promise.reject(forbidden("researchersOnly"));
  return inTransaction(async (transaction) => {
    const source = await transaction.publicRecord.findFirst({ where: { AND: [{ id: sourceId, kind: "source" }, visibleRecords(actor)] }, select: { id: true } });
    if (source === null) throw notFound();
    const others = readers.filter((accountId, index) => accountId !== actor.accountId && readers.indexOf(accountId) === index);
    const possible = await transaction.account.count({ where: { id: { in: others }, role: { in: ["researcher", "editor", "admin"] }, disabledAt: null } });
    if (possible < others.length) throw invalid({ readers: ["choice"] });
    await transaction.sealedIdentity.create({ data: { id: identityId, sourceId, sealed: sealWords(identityId, words), sealedById: actor.accountId } });
    // First whoever seals, who then names the others: that is the order in which the database allows it.
    for (const accountId of [actor.accountId, ...others]) await transaction.sealedReader.create({ data: { identityId, accountId, namedById: actor.accountId } });
    await recordAudit(transaction, { event: "identity.sealed", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { readers: 1 + others.length } });
    return { identityId, sourceId: recordIdSchema.parse(source.id) };
  });
}
