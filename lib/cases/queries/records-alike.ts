import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { visibleRecords } from "@/lib/cases/policy";
import { idsFor } from "@/lib/cases/queries/find-records";
import { sourcesAt } from "@/lib/cases/queries/sources-at";
import { recordNames } from "@/lib/facts/queries/record-names";
import type { DeskReader } from "@/lib/platform/db";

/** A record by what it is called, as plain data that may cross to a browser. */
export type AlikeRecord = { id: RecordId; title: string; lang: string | null };

const MOST = 5;

/** What is on file, drafts of colleagues included, and may be the same: of the kind, and called so, or at that web address. */
export async function recordsAlike(db: DeskReader, actor: Actor, { kind, text, address }: { kind: RecordKind; text: string; address: string | null }): Promise<AlikeRecord[]> {
  const there = address === null ? [] : await sourcesAt(db, actor, address);
  const called = await idsFor(db, [kind], text, MOST);
  const rows = await db.publicRecord.findMany({ where: { AND: [{ id: { in: called } }, visibleRecords(actor)] }, select: { id: true } });
  const names = await recordNames(db, rows.map(({ id }) => id));
  const found = rows.flatMap(({ id }): AlikeRecord[] => {
    const record = names.get(recordIdSchema.parse(id));
    return record === undefined ? [] : [{ id: record.id, title: record.name?.text ?? record.slug, lang: record.name?.language ?? null }];
  });
  return [...new Map([...there, ...found].map((record) => [record.id, record])).values()].slice(0, MOST);
}
