import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { eraseWords } from "@/lib/requests/commands/erase-words";
import { requestToActOn } from "@/lib/requests/commands/request-to-act-on";
import type { AboutRequestInput } from "@/lib/requests/schema";

/**
 * Erases a request at once (eraseWords), before its time comes by itself (erase-old-requests.ts).
 * @throws AppError not_found (also below editor), forbidden below admin or when it was erased, conflict while it is open
 */
export function expungeRequest(actor: Actor, { requestId }: AboutRequestInput): Promise<{ requestId: RequestId }> {
  return inTransaction(async (transaction) => {
    await requestToActOn(transaction, actor, requestId, "expunge");
    const notes = await eraseWords(transaction, requestId, { by: actor.accountId, at: now() });
    await recordAudit(transaction, { event: "request.expunged", actorId: actor.accountId, subjectKind: "request", subjectId: requestId, detail: { notes } });
    return { requestId };
  });
}
