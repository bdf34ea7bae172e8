import "server-only";
import { mayDraft } from "@/lib/changes/policy";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, messageIdSchema, recordIdSchema, requestIdSchema, watchIdSchema, type ChangeId, type MessageId, type RequestId, type WatchId } from "@/lib/core/ids";
import type { Published } from "@/lib/editions/queries/answers-watch";
import { toldUpdates } from "@/lib/editions/queries/told-updates";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type Desk } from "@/lib/platform/db";
import { hiddenFrom } from "@/lib/watching/policy";
import { nameWatches, type NamedWatch } from "@/lib/watching/queries/name-watches";
import { MESSAGE_KINDS, type MessageKind } from "@/lib/watching/schema";
import type { Prisma } from "@/prisma/generated/client";

type Told = Awaited<ReturnType<typeof toldUpdates>>;

/** Because of which watch, in words of the reader's language. */
export type Because = { watchId: WatchId; alleged: boolean; what: NamedWatch };
type Content =
  | { what: "publication"; update: Told["updates"] extends ReadonlyMap<string, infer Update> ? Update : never; because: Because[] }
  /** `record`: null where the reader may not see it, or it was withdrawn. */
  | { what: Exclude<MessageKind, "publication" | "request_received" | "proof_loosened">; changeId: ChangeId; record: RecordName | null }
  | { what: "request_received"; requestId: RequestId }
  | { what: "proof_loosened" };
export type InboxMessage = { id: MessageId; at: Date; isRead: boolean } & Content;
export type Inbox = { messages: InboxMessage[]; lookup: Told["lookup"]; /** The message after which the next page begins; null on the last. */ next: MessageId | null };

export const INBOX_LENGTH = 25;

const COLUMNS = {
  id: true, what: true, recordId: true, number: true, act: true, changeId: true, requestId: true, at: true, readAt: true,
  change: { select: { recordId: true } },
  because: { select: { alleged: true, watch: true } },
} as const satisfies Prisma.MessageSelect;
type Row = Prisma.MessageGetPayload<{ select: typeof COLUMNS }>;

/**
 * One page of what somebody was told, the newest first. Names are looked up now, of publications as the public's role reads them: what was withdrawn since is
 * not there, nor anything that would say so. Of one's own work a record is named only to whoever may see drafts, and none that was withdrawn.
 * @param after the last message of the page before; one that is somebody else's, or gone, gives the first page
 */
export async function listInbox(actor: Actor, after: MessageId | null): Promise<Inbox> {
  const { rows, names } = await fromDesk(async (db) => {
    const read = await rowsOf(db, actor, after);
    return { rows: read, names: mayDraft(actor) ? await recordNames(db, read.flatMap(({ change }) => change?.recordId ?? [])) : new Map<string, RecordName>() };
  });
  const shown = rows.slice(0, INBOX_LENGTH);
  const watches = await nameWatches(shown.flatMap(({ because }) => because.map(({ watch }) => watch)), actor.locale);
  const told = await toldUpdates(shown.flatMap((row) => publishedIn(row) ?? []), []);
  const messages = shown.flatMap((row): InboxMessage[] => {
    const content = contentOf(actor, row, { told, names, watches });
    return content === null ? [] : [{ id: messageIdSchema.parse(row.id), at: row.at, isRead: row.readAt !== null, ...content }];
  });
  const last = shown.at(-1);
  return { messages, lookup: told.lookup, next: rows.length > INBOX_LENGTH && last !== undefined ? messageIdSchema.parse(last.id) : null };
}

async function rowsOf(db: Desk, { accountId }: Actor, after: MessageId | null): Promise<Row[]> {
  const from = after === null ? null : await db.message.findFirst({ where: { id: after, accountId }, select: { at: true, id: true } });
  return db.message.findMany({
    where: { accountId, ...(from === null ? {} : { OR: [{ at: { lt: from.at } }, { at: from.at, id: { lt: from.id } }] }) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: INBOX_LENGTH + 1,
    select: COLUMNS,
  });
}

function publishedIn({ recordId, number, act }: Row): Published | null {
  return recordId === null || number === null || act === null ? null : { record: recordIdSchema.parse(recordId), number, act };
}

type Looked = { told: Told; names: ReadonlyMap<string, RecordName>; watches: ReadonlyMap<string, NamedWatch> };

function contentOf(actor: Actor, row: Row, { told, names, watches }: Looked): Content | null {
  const what = MESSAGE_KINDS.find((known) => known === row.what);
  const published = publishedIn(row);
  if (published !== null) {
    const update = told.updates.get(`${published.record}.${String(published.number)}.${published.act}`);
    // Withdrawn between the two readings.
    if (update === undefined) return null;
    const because = row.because.flatMap(({ watch, alleged }): Because[] => {
      const named = watches.get(watch.id);
      return named === undefined ? [] : [{ watchId: watchIdSchema.parse(watch.id), alleged, what: named }];
    });
    return { what: "publication", update, because };
  }
  if (what === undefined || hiddenFrom(actor.role).includes(what)) return null;
  if (row.requestId !== null) return { what: "request_received", requestId: requestIdSchema.parse(row.requestId) };
  if (what === "proof_loosened") return { what };
  if (what === "publication" || what === "request_received" || row.changeId === null || row.change === null) return null;
  const record = names.get(row.change.recordId);
  return { what, changeId: changeIdSchema.parse(row.changeId), record: record === undefined || record.isWithdrawn ? null : record };
}
