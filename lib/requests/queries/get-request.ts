import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addDays, dayOf } from "@/lib/core/days";
import { recordIdSchema, type RequestId } from "@/lib/core/ids";
import { LOCALES, kindOfPlural } from "@/lib/core/kinds";
import { ERASED_AFTER_DAYS, type RequestHead } from "@/lib/core/requests";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import { REQUEST_VERBS, mayReadRequests, requestRefusal, type RequestVerb } from "@/lib/requests/policy";
import { headOf } from "@/lib/requests/queries/request-head";

export type RequestDetail = RequestHead & {
  closedBy: string | null;
  /** The day on which the words are erased by themselves; null while it is open, and once they are gone. */
  erasedFrom: Date | null;
  /** Null also where nobody's hand did it: its time had come. */
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

const OUR_ADDRESS = new RegExp(String.raw`(?:^|/)(?:(?:${LOCALES.join("|")})/)?([a-z]+)/([a-z0-9-]{1,120})/?(?:[?#].*)?$`);

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
    const head = headOf(row);
    const isExpunged = row.expungedAt !== null;
    const standing = { state: head.state, claimedBy: row.claimedById, isExpunged };
    const may = (verb: RequestVerb) => requestRefusal(actor, verb, standing) === null;
    return {
      ...head,
      closedBy: row.closedBy?.displayName ?? null,
      erasedFrom: head.closedAt === null || isExpunged ? null : new Date(addDays(dayOf(head.closedAt), ERASED_AFTER_DAYS)),
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
