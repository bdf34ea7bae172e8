import "server-only";
import type { Actor } from "@/lib/core/actor";
import { watchIdSchema, type RecordId, type WatchId } from "@/lib/core/ids";
import { fromDesk } from "@/lib/platform/db";
import { nameWatches, type NamedWatch } from "@/lib/watching/queries/name-watches";
import { MAIL_CHOICES, type MailChoice } from "@/lib/watching/schema";

export type ListedWatch = { watchId: WatchId; what: NamedWatch };

/** What somebody watches, the latest first. */
export async function listWatches(actor: Actor): Promise<ListedWatch[]> {
  const rows = await fromDesk((db) => db.watch.findMany({ where: { accountId: actor.accountId }, orderBy: [{ since: "desc" }, { id: "desc" }] }));
  const named = await nameWatches(rows, actor.locale);
  return rows.flatMap(({ id }) => {
    const what = named.get(id);
    return what === undefined ? [] : [{ watchId: watchIdSchema.parse(id), what }];
  });
}

/** One's own watch of a record; null where one does not watch it. */
export async function getWatchOf(actor: Actor, recordId: RecordId): Promise<WatchId | null> {
  const row = await fromDesk((db) => db.watch.findUnique({ where: { accountId_recordId: { accountId: actor.accountId, recordId } }, select: { id: true } }));
  return row === null ? null : watchIdSchema.parse(row.id);
}

/** How somebody wants letters. */
export async function getMailChoice(actor: Actor): Promise<MailChoice> {
  const row = await fromDesk((db) => db.mailChoice.findUnique({ where: { accountId: actor.accountId }, select: { choice: true } }));
  return MAIL_CHOICES.find((known) => known === row?.choice) ?? "none";
}
