import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { RequestId } from "@/lib/core/ids";
import { REQUEST_STATES, type RequestState } from "@/lib/core/requests";
import type { DeskTransaction } from "@/lib/platform/db";
import { mayReadRequests, requestRefusal, type RequestVerb } from "@/lib/requests/policy";

export const requestState = (state: string): RequestState => z.enum(REQUEST_STATES).parse(state);

/**
 * Locks a request and asks whether this actor may do this to it.
 * @throws AppError not_found for whoever may not see it, forbidden or conflict with the reason
 */
export async function requestToActOn(transaction: DeskTransaction, actor: Actor, requestId: RequestId, verb: RequestVerb): Promise<void> {
  if (!mayReadRequests(actor)) throw notFound();
  const [row] = await transaction.$queryRaw<{ state: string; claimedBy: string | null; isExpunged: boolean }[]>`
    SELECT state, claimed_by AS "claimedBy", expunged_at IS NOT NULL AS "isExpunged" FROM desk.removal_request WHERE id = ${requestId}::uuid FOR UPDATE`;
  if (row === undefined) throw notFound();
  const refusal = requestRefusal(actor, verb, { ...row, state: requestState(row.state) });
  if (refusal === "requestMovedOn") throw conflict(refusal);
  if (refusal !== null) throw forbidden(refusal);
}
