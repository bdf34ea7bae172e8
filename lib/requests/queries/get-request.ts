import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, requestIdSchema, type RequestId } from "@/lib/core/ids";
import { LOCALES, kindOfPlural, type Locale } from "@/lib/core/kinds";
import { REQUEST_KINDS, REQUEST_OUTCOMES, REQUEST_STATES, referenceText, type RequestKind, type RequestOutcome, type RequestState } from "@/lib/core/requests";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import { REQUEST_VERBS, mayReadRequests, requestRefusal, type RequestVerb } from "@/lib/requests/policy";

export type RequestDetail = {
  id: RequestId;
  reference: string;
  kind: RequestKind;
  language: Locale;
  state: RequestState;
  outcome: RequestOutcome | null;
  receivedAt: Date;
  claimedBy: string | null;
  closedBy: string | null;
  closedAt: Date | null;
  expungedBy: string | null;
  expungedAt: Date | null;
  /** As typed; null once erased. */
  message: string | null;
  recordAddress: string | null;
  contact: string | null;
  /** What the address leads to, where it is one of ours. */
  record: RecordName | null;
  /** `text` is null once erased. */
  notes: { id: string; by: string; at: Date; text: string | null }[];
  may: Record<RequestVerb, boolean>;
};

const OUR_ADDRESS = /(?:^|\/)(?:(?:en|zh)\/)?([a-z]+)\/([a-z0-9-]{1,120})\/?(?:[?#].*)?$/;

async function recordAt(db: DeskReader, address: string | null): Promise<RecordName | null> {
  const [, plural = "", slug = ""] = OUR_ADDRESS.exec(address?.trim() ?? "") ?? [];
  const kind = kindOfPlural(plural);
  if (kind === null) return null;
  const found = await db.publicRecord.findFirst({ where: { kind, slug }, select: { id: true } });
  if (found === null) return null;
  return (await recordNames(db, [found.id])).get(recordIdSchema.parse(found.id)) ?? null;
}

/** One request with everything written about it; null when there is none, or for whoever may not see it. */
export function getRequest(actor: Actor, requestId: RequestId): Promise<RequestDetail | null> {
  if (!mayReadRequests(actor)) return Promise.resolve(null);
  return fromDesk(async (db) => {
    const who = { select: { displayName: true } } as const;
    const row = await db.removalRequest.findUnique({
      where: { id: requestId },
      include: { claimedBy: who, closedBy: who, expungedBy: who, notes: { select: { id: true, at: true, text: true, account: who }, orderBy: [{ at: "asc" }, { id: "asc" }] } },
    });
    if (row === null) return null;
    const state = z.enum(REQUEST_STATES).parse(row.state);
    const standing = { state, claimedBy: row.claimedById, isExpunged: row.expungedAt !== null };
    const may = (verb: RequestVerb) => requestRefusal(actor, verb, standing) === null;
    return {
      id: requestIdSchema.parse(row.id),
      reference: referenceText(row.reference) ?? row.reference,
      kind: z.enum(REQUEST_KINDS).parse(row.kind),
      language: z.enum(LOCALES).parse(row.language),
      state,
      outcome: z.enum(REQUEST_OUTCOMES).nullable().parse(row.outcome),
      receivedAt: row.receivedAt,
      claimedBy: row.claimedBy?.displayName ?? null,
      closedBy: row.closedBy?.displayName ?? null,
      closedAt: row.closedAt,
      expungedBy: row.expungedBy?.displayName ?? null,
      expungedAt: row.expungedAt,
      message: row.message,
      recordAddress: row.recordAddress,
      contact: row.contact,
      record: await recordAt(db, row.recordAddress),
      notes: row.notes.map(({ id, at, text, account }) => ({ id, at, text, by: account.displayName })),
      may: Object.fromEntries(REQUEST_VERBS.map((verb) => [verb, may(verb)])) as Record<RequestVerb, boolean>,
    };
  });
}
