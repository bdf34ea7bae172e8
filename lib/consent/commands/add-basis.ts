import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { FirstBasis } from "@/lib/consent/schema";
import { midnightOf } from "@/lib/core/days";
import { basisIdSchema, type AccountId, type BasisId, type RecordId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/core/kinds";
import type { DeskTransaction } from "@/lib/platform/db";

type AddBasis = FirstBasis & { personId: RecordId; purpose: Purpose; sourceId: RecordId | null; recordedBy: AccountId };

/**
 * Keeps one basis, with its audit row. Authorises nothing: the calling command has.
 * @throws AppError invalid, from the database: a consent that is not told whole, health or family without one, or nothing that it rests on
 */
export async function addBasis(transaction: DeskTransaction, added: AddBasis): Promise<BasisId> {
  const row = await transaction.publicationBasis.create({ data: columnsOf(added), select: { id: true } });
  const { personId, purpose, basis, recordedBy } = added;
  await recordAudit(transaction, { event: "basis.recorded", actorId: recordedBy, subjectKind: "record", subjectId: personId, detail: { purpose, basis } });
  return basisIdSchema.parse(row.id);
}

/** The same of many people at once, for whatever adds them, such as an import: in one statement, and with the audit row of what added them alone. Errors as addBasis. */
export async function addBases(transaction: DeskTransaction, added: readonly AddBasis[]): Promise<void> {
  if (added.length > 0) await transaction.publicationBasis.createMany({ data: added.map(columnsOf) });
}

function columnsOf({ personId, purpose, basis, agreedBy, agreedHow, agreedOn, askedBy, sourceId, note, recordedBy }: AddBasis) {
  // Who agreed belongs to a consent: with another basis nothing of it is kept.
  const agreed = basis === "consent" ? { agreedBy, agreedHow, agreedOn: midnightOf(agreedOn), askedBy } : {};
  return { personId, purpose, basis, ...agreed, sourceId, sourceKind: sourceId === null ? null : "source", note, recordedById: recordedBy };
}
