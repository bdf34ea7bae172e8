import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { FirstBasis } from "@/lib/consent/schema";
import { midnightOf } from "@/lib/core/days";
import { basisIdSchema, type AccountId, type BasisId, type RecordId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/core/kinds";
import type { DeskTransaction } from "@/lib/platform/db";

type AddBasis = FirstBasis & { personId: RecordId; purpose: Purpose; sourceId: RecordId | null; recordedBy: AccountId };

/**
 * Keeps one basis, with its audit row. Authorises nothing: the calling command has. Also for whatever else adds people, such as an import.
 * @throws AppError invalid, from the database: a consent that is not told whole, health or family without one, or nothing that it rests on
 */
export async function addBasis(transaction: DeskTransaction, { personId, purpose, basis, agreedBy, agreedHow, agreedOn, askedBy, sourceId, note, recordedBy }: AddBasis): Promise<BasisId> {
  // Who agreed belongs to a consent: with another basis nothing of it is kept.
  const agreed = basis === "consent" ? { agreedBy, agreedHow, agreedOn: midnightOf(agreedOn), askedBy } : {};
  const row = await transaction.publicationBasis.create({
    data: { personId, purpose, basis, ...agreed, sourceId, sourceKind: sourceId === null ? null : "source", note, recordedById: recordedBy },
    select: { id: true },
  });
  await recordAudit(transaction, { event: "basis.recorded", actorId: recordedBy, subjectKind: "record", subjectId: personId, detail: { purpose, basis } });
  return basisIdSchema.parse(row.id);
}
