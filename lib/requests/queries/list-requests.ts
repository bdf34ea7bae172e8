import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { REQUEST_STATES, type RequestState, type RequestSummary } from "@/lib/core/requests";
import { fromDesk } from "@/lib/platform/db";
import { mayReadRequests } from "@/lib/requests/policy";
import { HEAD_COLUMNS, headOf } from "@/lib/requests/queries/request-head";

/** The newest of those that are closed; of the others the oldest, more than an editor works through in a day. */
const MOST_LISTED = 100;

/** Requests in one state: the longest waiting first, closed ones the last received first. Empty below editor. No list shows what was written. */
export async function listRequests(actor: Actor, state: RequestState): Promise<RequestSummary[]> {
  if (!mayReadRequests(actor)) return [];
  const order = state === "closed" ? "desc" : "asc";
  const rows = await fromDesk((db) => db.removalRequest.findMany({ where: { state }, orderBy: [{ receivedAt: order }, { id: order }], take: MOST_LISTED, select: HEAD_COLUMNS }));
  return rows.map((row) => ({ ...headOf(row), isMine: row.claimedById === actor.accountId, isExpunged: row.expungedAt !== null }));
}

/** How many there are in each state. Null below editor: they do not learn that there are any. */
export async function countRequests(actor: Actor): Promise<Record<RequestState, number> | null> {
  if (!mayReadRequests(actor)) return null;
  const groups = await fromDesk((db) => db.removalRequest.groupBy({ by: ["state"], _count: { _all: true } }));
  const counts: Record<RequestState, number> = { new: 0, in_work: 0, answered: 0, closed: 0 };
  for (const { state, _count } of groups) counts[z.enum(REQUEST_STATES).parse(state)] = _count._all;
  return counts;
}
