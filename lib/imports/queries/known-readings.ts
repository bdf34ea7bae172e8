import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { eventIdSchema, type RecordId } from "@/lib/core/ids";
import type { KnownReading } from "@/lib/imports/left-out";
import type { Told } from "@/lib/imports/read-row";
import { NO_SIDES } from "@/lib/imports/told-fact";
import type { DeskReader } from "@/lib/platform/db";

type ToldEvent = Extract<Told, { kind: "event_reading" }>;
type Reading = Pick<ToldEvent, "stage" | "eventKind" | "text"> & { edtf: string | null };
type ToldReading = { /** The case's id, or what stands for a new one. */ place: string; reading: Reading; source: string; exact: string };

/** One key for one reading of one thing by one source in the same words. Of a fixed length: a long table is kept as these. */
export function readingKeyOf({ place, reading: { stage, eventKind, edtf, text }, source, exact }: ToldReading): string {
  return digestOf(JSON.stringify([place, stage, eventKind, edtf, text, source, exact]));
}

/** What stands for a text in a list of many: two texts never share it. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** What these people's files say already by these sources, by the keys of it: what is published, and drafts of this person's own. One key may be of more than one fact. */
export async function knownReadings(db: DeskReader, actor: Actor, { personIds, sourceIds }: { personIds: readonly RecordId[]; sourceIds: readonly RecordId[] }): Promise<Map<string, KnownReading[]>> {
  const known = new Map<string, KnownReading[]>();
  if (personIds.length === 0 || sourceIds.length === 0) return known;
  const rows = await db.$queryRaw<(Omit<KnownReading, "joins"> & { eventId: string; caseId: string; stage: ToldEvent["stage"]; eventKind: ToldEvent["eventKind"]; edtf: string | null; text: string; sourceId: string; exact: string })[]>`
    SELECT r.case_id::text AS "caseId", r.event_id::text AS "eventId", r.stage, r.event_kind AS "eventKind", a.edtf, r.text, q.source_id::text AS "sourceId", q.exact,
      a.id::text AS "factId", w.account_id IS NOT NULL AS "isOwn", r.practice_id::text AS "practiceId", r.place, r.authority, r.language, a.modality, a.certainty, a.standing, a.visibility, a.said_by_id::text AS "saidById", a.said_by_text AS "saidByText",
      a.internal_note AS "internalNote", a.public_date AS "publicDate", a.public_place AS "publicPlace", a.date_printed AS printed, to_char(a.date_counted_from, 'YYYY-MM-DD') AS "countedFrom", q.locator
    FROM desk.assertion a JOIN desk.event_reading r ON r.assertion_id = a.id JOIN desk.change c ON c.id = a.added_by_change_id
      JOIN desk.assertion_citation l ON l.assertion_id = a.id JOIN desk.citation q ON q.id = l.citation_id
      LEFT JOIN desk.change_author w ON w.change_id = c.id AND w.account_id = ${actor.accountId}::uuid
    WHERE a.record_id = ANY (${[...new Set(personIds)]}::uuid[]) AND a.kind = 'event_reading' AND a.retired_by_change_id IS NULL AND q.source_id = ANY (${[...new Set(sourceIds)]}::uuid[])
      AND (c.state = 'applied' OR (c.state <> 'discarded' AND w.account_id IS NOT NULL))
    ORDER BY a.created_at, a.id`;
  for (const { caseId, eventId, stage, eventKind, edtf, text, sourceId, exact, ...reading } of rows) {
    const key = readingKeyOf({ place: caseId, reading: { stage, eventKind, edtf, text }, source: sourceId, exact });
    known.set(key, [...(known.get(key) ?? []), { ...NO_SIDES, ...reading, joins: { eventId: eventIdSchema.parse(eventId) } }]);
  }
  return known;
}
