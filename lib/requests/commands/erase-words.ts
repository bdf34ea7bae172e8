import "server-only";
import type { AccountId, RequestId } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * Takes away what somebody wrote, how to reach them, what it was about, and the notes: what remains says that there was a request, of which
 * kind, and what came of it. Backups are beyond its reach. The caller holds the request's row and writes the audit row.
 * @param by null: by nobody's hand, since its time had come
 * @returns how many notes went
 */
export async function eraseWords(transaction: DeskTransaction, requestId: RequestId, { by, at }: { by: AccountId | null; at: Date }): Promise<number> {
  await transaction.removalRequest.update({ where: { id: requestId }, data: { recordAddress: null, message: null, contact: null, expungedById: by, expungedAt: at } });
  const { count } = await transaction.removalRequestNote.updateMany({ where: { requestId }, data: { text: null } });
  return count;
}
