import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import type { RowUpdate } from "@/lib/imports/read-row";
import type { DeskReader } from "@/lib/platform/db";

type Reading = Pick<RowUpdate, "stage" | "eventKind" | "text"> & { edtf: string | null };
type Told = { /** The case's id, or what stands for a new one. */ place: string; reading: Reading; source: string; exact: string };

/** One key for one reading of one thing by one source in the same words. Of a fixed length: a long table is kept as these. */
export function readingKeyOf({ place, reading: { stage, eventKind, edtf, text }, source, exact }: Told): string {
  return createHash("sha256").update(JSON.stringify([place, stage, eventKind, edtf, text, source, exact])).digest("base64url").slice(0, 22);
}

/** The keys of what these people's files say already by these sources: what is published, and drafts of this person's own. */
export async function knownReadings(db: DeskReader, actor: Actor, { personIds, sourceIds }: { personIds: readonly RecordId[]; sourceIds: readonly RecordId[] }): Promise<string[]> {
  if (personIds.length === 0 || sourceIds.length === 0) return [];
  const rows = await db.$queryRaw<{ caseId: string; stage: RowUpdate["stage"]; eventKind: RowUpdate["eventKind"]; edtf: string | null; text: string; sourceId: string; exact: string }[]>`
    SELECT r.case_id::text AS "caseId", r.stage, r.event_kind AS "eventKind", a.edtf, r.text, q.source_id::text AS "sourceId", q.exact
    FROM desk.assertion a JOIN desk.event_reading r ON r.assertion_id = a.id JOIN desk.change c ON c.id = a.added_by_change_id
      JOIN desk.assertion_citation l ON l.assertion_id = a.id JOIN desk.citation q ON q.id = l.citation_id
    WHERE a.record_id = ANY (${[...new Set(personIds)]}::uuid[]) AND a.kind = 'event_reading' AND a.retired_by_change_id IS NULL AND q.source_id = ANY (${[...new Set(sourceIds)]}::uuid[])
      AND (c.state = 'applied' OR (c.state <> 'discarded' AND EXISTS (SELECT FROM desk.change_author w WHERE w.change_id = c.id AND w.account_id = ${actor.accountId}::uuid)))`;
  return rows.map(({ caseId, sourceId, exact, ...reading }) => readingKeyOf({ place: caseId, reading, source: sourceId, exact }));
}
