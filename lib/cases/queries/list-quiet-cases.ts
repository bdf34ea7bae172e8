import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addDays, dayOf } from "@/lib/core/days";
import { caseIdSchema, recordIdSchema, type CaseId, type RecordId } from "@/lib/core/ids";
import { mayDraft } from "@/lib/changes/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";

/** `newsOn`: the first day that the latest dated event of the person can mean, by the public record; null where none is dated; `checkedAt`: when somebody looked last. */
export type QuietCase = { record: RecordName; caseId: CaseId; number: number; newsOn: string | null; checkedAt: Date | null };
export type QuietCases = { cases: QuietCase[]; /** At most COUNTED_TO. */ count: number };

/** Above this a number says no more than "many". */
export const COUNTED_TO = 1_000;

/** The standing statuses of which no end is on record (lib/editions/search/status.ts): a limit that passed, or silence, ends nothing. */
const WITHOUT_END = ["status:no_end", "status:end_alleged"];

/**
 * Published cases of people of whose deprivation of liberty no end is on record, and of whom nothing is dated for `days`, nor did anybody look since: the
 * longest silent first. Empty below researcher.
 * @param most how many at the most
 */
export async function listQuietCases(actor: Actor, days: number, most: number): Promise<QuietCases> {
  if (!mayDraft(actor)) return { cases: [], count: 0 };
  const before = addDays(dayOf(now()), -days);
  return fromDesk(async (db) => {
    // No case that a merge brought and its undoing took away (OF_THE_PERSON).
    // In the order of person_entry_latest_event_on_idx, backwards: as many rows are read as are listed, and those that were looked at.
    const rows = await db.$queryRaw<{ person: string; case_id: string; number: number; news: string | null; checked: Date | null }[]>`
      SELECT e.record_id::text AS person, d.id::text AS case_id, d.number, e.latest_event_on::text AS news, looked.at AS checked
      FROM public_site.person_entry e JOIN desk.detention_case d ON d.person_id = e.record_id AND d.public_number IS NOT NULL
          AND (d.came_by IS NULL OR EXISTS (SELECT FROM desk.merge m WHERE m.id = d.came_by AND m.state = 'merged'))
        LEFT JOIN LATERAL (SELECT max(n.checked_at) AS at FROM desk.news_check n WHERE n.case_id = d.id) looked ON true
      WHERE e.facets && ${WITHOUT_END}::text[] AND (e.latest_event_on IS NULL OR e.latest_event_on < ${before}::date) AND (looked.at IS NULL OR looked.at < ${before}::date)
      ORDER BY e.latest_event_on ASC NULLS FIRST, e.sort_name COLLATE "C" DESC, e.record_id DESC, d.number
      LIMIT ${most}`;
    const counted = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM public_site.person_entry e JOIN desk.detention_case d ON d.person_id = e.record_id AND d.public_number IS NOT NULL
          AND (d.came_by IS NULL OR EXISTS (SELECT FROM desk.merge m WHERE m.id = d.came_by AND m.state = 'merged'))
        WHERE e.facets && ${WITHOUT_END}::text[] AND (e.latest_event_on IS NULL OR e.latest_event_on < ${before}::date)
          AND NOT EXISTS (SELECT FROM desk.news_check n WHERE n.case_id = d.id AND n.checked_at >= ${before}::date)
        LIMIT ${COUNTED_TO}) AS due`;
    const names = await recordNames(db, rows.map(({ person }) => person));
    const cases = rows.flatMap(({ person, case_id: caseId, number, news, checked }) => {
      const record = names.get(recordIdSchema.parse(person));
      return record === undefined ? [] : [{ record, caseId: caseIdSchema.parse(caseId), number, newsOn: news, checkedAt: checked }];
    });
    return { cases, count: counted[0]?.count ?? 0 };
  });
}

export type NewsCheck = { at: Date; by: string; source: RecordName | null; lookedAt: string | null };

const MOST_CHECKS = 20;

/** When somebody looked for news of a case and found none, the last first. Empty below researcher. */
export async function listNewsChecks(actor: Actor, recordId: RecordId, caseId: CaseId): Promise<NewsCheck[]> {
  if (!mayDraft(actor)) return [];
  return fromDesk(async (db) => {
    const rows = await db.newsCheck.findMany({
      where: { caseId, case: { personId: recordId } },
      orderBy: [{ checkedAt: "desc" }, { id: "asc" }],
      take: MOST_CHECKS,
      select: { checkedAt: true, lookedAt: true, sourceId: true, checkedBy: { select: { displayName: true } } },
    });
    const names = await recordNames(db, rows.flatMap(({ sourceId }) => sourceId ?? []));
    return rows.map(({ checkedAt, lookedAt, sourceId, checkedBy }) => ({ at: checkedAt, by: checkedBy.displayName, source: sourceId === null ? null : (names.get(recordIdSchema.parse(sourceId)) ?? null), lookedAt }));
  });
}
