import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import type { RequestId } from "@/lib/core/ids";
import { REQUEST_STATES, type RequestState, type RequestSummary } from "@/lib/core/requests";
import { fromDesk } from "@/lib/platform/db";
import { mayReadRequests } from "@/lib/requests/policy";
import { HEAD_COLUMNS, headOf } from "@/lib/requests/queries/request-head";

/** Of a list: at most so many, those behind this one. */
export type RequestsPart = { most: number; after?: RequestId | null };

/**
 * Requests in one state: the longest waiting first, closed ones the last received first. Empty below editor. No list shows what was written.
 * It goes on behind when a request was received, wherever that one stands by now: of two editors one may take up the last that the other was shown.
 */
export async function listRequests(actor: Actor, state: RequestState, { most, after = null }: RequestsPart): Promise<RequestSummary[]> {
  if (!mayReadRequests(actor)) return [];
  const [order, behind] = state === "closed" ? (["desc", "lt"] as const) : (["asc", "gt"] as const);
  return fromDesk(async (db) => {
    const last = after === null ? null : await db.removalRequest.findUnique({ where: { id: after }, select: { id: true, receivedAt: true } });
    const further = last === null ? {} : { OR: [{ receivedAt: { [behind]: last.receivedAt } }, { receivedAt: last.receivedAt, id: { [behind]: last.id } }] };
    const rows = await db.removalRequest.findMany({ where: { state, ...further }, orderBy: [{ receivedAt: order }, { id: order }], take: most, select: HEAD_COLUMNS });
    return rows.map((row) => ({ ...headOf(row), isMine: row.claimedById === actor.accountId, isExpunged: row.expungedAt !== null }));
  });
}

const stateSchema = z.enum(REQUEST_STATES);

/** How many there are in each state. Null below editor: they do not learn that there are any. */
export async function countRequests(actor: Actor): Promise<Record<RequestState, number> | null> {
  if (!mayReadRequests(actor)) return null;
  const groups = await fromDesk((db) => db.removalRequest.groupBy({ by: ["state"], _count: { _all: true } }));
  const counts: Record<RequestState, number> = { new: 0, in_work: 0, answered: 0, closed: 0 };
  for (const { state, _count } of groups) counts[stateSchema.parse(state)] = _count._all;
  return counts;
}
