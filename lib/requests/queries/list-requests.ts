import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { requestIdSchema, type RequestId } from "@/lib/core/ids";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { REQUEST_KINDS, REQUEST_OUTCOMES, REQUEST_STATES, referenceText, type RequestKind, type RequestOutcome, type RequestState } from "@/lib/core/requests";
import { fromDesk } from "@/lib/platform/db";
import { mayReadRequests } from "@/lib/requests/policy";

export type RequestSummary = {
  id: RequestId;
  /** As the sender was shown it. */
  reference: string;
  kind: RequestKind;
  language: Locale;
  state: RequestState;
  outcome: RequestOutcome | null;
  receivedAt: Date;
  claimedBy: string | null;
  isMine: boolean;
  isExpunged: boolean;
};

/** The newest of those that are closed; of the others the oldest, more than an editor works through in a day. */
const MOST_LISTED = 100;

const COLUMNS = { id: true, reference: true, kind: true, language: true, state: true, outcome: true, receivedAt: true, claimedById: true, expungedAt: true, claimedBy: { select: { displayName: true } } } as const;

/** Requests in one state: the longest waiting first, closed ones the last received first. Empty below editor. No list shows what was written. */
export async function listRequests(actor: Actor, state: RequestState): Promise<RequestSummary[]> {
  if (!mayReadRequests(actor)) return [];
  const order = state === "closed" ? "desc" : "asc";
  const rows = await fromDesk((db) => db.removalRequest.findMany({ where: { state }, orderBy: [{ receivedAt: order }, { id: order }], take: MOST_LISTED, select: COLUMNS }));
  return rows.map((row) => ({
    id: requestIdSchema.parse(row.id),
    reference: referenceText(row.reference) ?? row.reference,
    kind: z.enum(REQUEST_KINDS).parse(row.kind),
    language: z.enum(LOCALES).parse(row.language),
    state: z.enum(REQUEST_STATES).parse(row.state),
    outcome: z.enum(REQUEST_OUTCOMES).nullable().parse(row.outcome),
    receivedAt: row.receivedAt,
    claimedBy: row.claimedBy?.displayName ?? null,
    isMine: row.claimedById === actor.accountId,
    isExpunged: row.expungedAt !== null,
  }));
}

/** How many there are in each state. Null below editor: they do not learn that there are any. */
export async function countRequests(actor: Actor): Promise<Record<RequestState, number> | null> {
  if (!mayReadRequests(actor)) return null;
  const groups = await fromDesk((db) => db.removalRequest.groupBy({ by: ["state"], _count: { _all: true } }));
  const counts: Record<RequestState, number> = { new: 0, in_work: 0, answered: 0, closed: 0 };
  for (const { state, _count } of groups) counts[z.enum(REQUEST_STATES).parse(state)] = _count._all;
  return counts;
}
