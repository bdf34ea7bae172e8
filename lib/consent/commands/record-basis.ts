import "server-only";
import { citableSources, visibleRecords } from "@/lib/cases/policy";
import { addBasis } from "@/lib/consent/commands/add-basis";
import { mayRecordBasis } from "@/lib/consent/policy";
import { whoStandsFor } from "@/lib/consent/queries/who-stands-for";
import type { RecordBasisInput } from "@/lib/consent/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";
import { lockRecord } from "@/lib/publication/commands/publish-applied";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Records on what basis something of somebody may be published, one for each purpose that was ticked. Publishes nothing.
 * @throws AppError forbidden below researcher; not_found for what is no person; conflict for a withdrawn record, and as markSent; invalid for an unknown source, and
 * for any other basis than a consent where one was withdrawn, also of a record that went into this one
 */
export function recordBasis(actor: Actor, { personId, purposes, sourceId, unsentId, unsentFrom, unsentBy, ...told }: RecordBasisInput): Promise<{ personId: RecordId }> {
  return inTransaction(async (transaction) => {
    if (!mayRecordBasis(actor)) throw forbidden("researchersOnly");
    // As whoever withdraws one does: a basis that goes at this moment is seen, or sees this one.
    const head = await whoStandsFor(transaction, personId);
    for (const id of new Set([personId, head].toSorted())) await lockRecord(transaction, id);
    if ((await whoStandsFor(transaction, personId)) !== head) throw conflict("changeMovedOn");
    const person = await transaction.publicRecord.findFirst({ where: { AND: [{ id: personId, kind: "person" }, visibleRecords(actor)] }, select: { withdrawnAt: true, mergedInto: true } });
    if (person === null) throw notFound();
    // Of one that went into another record too: an undoing of that may need it, and the record that stays needs its own all the same.
    if (person.withdrawnAt !== null && person.mergedInto === null) throw conflict("recordWithdrawn");
    if (sourceId !== null && (await transaction.publicRecord.count({ where: { AND: [{ id: sourceId }, citableSources(actor)] } })) === 0) throw invalid({ sourceId: ["id"] });
    const merged = await transaction.$queryRaw<{ id: string }[]>`SELECT id::text AS id FROM desk.with_those_merged(${personId}::uuid) AS id`;
    const takenBack = await transaction.publicationBasis.count({ where: { personId: { in: merged.map(({ id }) => id) }, purpose: { in: purposes }, basis: "consent", withdrawnAt: { not: null } } });
    if (told.basis !== "consent" && takenBack > 0) throw invalid({ basis: ["consentWithdrawn"] });
    for (const purpose of new Set(purposes)) await addBasis(transaction, { ...told, personId, purpose, sourceId, recordedBy: actor.accountId });
    await markSent(transaction, actor, { unsentId, unsentFrom, unsentBy });
    return { personId };
  });
}
