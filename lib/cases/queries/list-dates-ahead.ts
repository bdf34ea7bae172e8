import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addDays, dayOf, daysBetween } from "@/lib/core/days";
import { caseIdSchema, recordIdSchema, type CaseId } from "@/lib/core/ids";
import { EVENT_KINDS, MODALITIES, STAGES, type EventKind, type Modality, type Stage } from "@/lib/core/kinds";
import { mayDraft } from "@/lib/changes/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { now } from "@/lib/platform/clock";
import { fromDesk, type Desk } from "@/lib/platform/db";
import { lastDayOf } from "@/lib/vocabulary/counting";
import { LAW_VERSIONS, lawVersionOn, lawVersionsOf } from "@/lib/vocabulary/law";

type Ahead = { record: RecordName; caseId: CaseId; number: number; /** ISO day: the first on which it may be. */ from: string };
/** An event that a source dates ahead: a hearing, an expected release. */
export type EventAhead = Ahead & { what: "event"; edtf: string; stage: Stage | null; eventKind: EventKind | null; modality: Modality };
/** The last day that the law on record allows a stretch of custody that has no end on record. A limit, never a release. */
export type LimitAhead = Ahead & { what: "limit"; practice: RecordName | null; /** ISO day: the last on which the limit may fall, by any count. */ to: string };
export type DateAhead = EventAhead | LimitAhead;

/** Days that are looked ahead. */
export const DAYS_AHEAD = 60;
/** Stretches read at once. */
const LIMITS_AT_ONCE = 500;
/** A month has at most this many days, and the two counts of a length differ by less. */
const LONGEST_MONTH = 31;
const SLACK = 5;

type Row = { person: string; case_id: string; number: number };

/**
 * What lies ahead in the next DAYS_AHEAD days, drafts included, the nearest first. Nothing of what is denied or rejected. Empty below researcher.
 * @param most how many at the most
 */
export async function listDatesAhead(actor: Actor, most: number): Promise<DateAhead[]> {
  if (!mayDraft(actor)) return [];
  const today = dayOf(now());
  return fromDesk(async (db) => {
    const [events, limits] = await Promise.all([eventsAhead(db, today, most), limitsAhead(db, today, most)]);
    const names = await recordNames(db, [...events, ...limits].flatMap(({ person, practice_id: practice }) => (practice == null ? [person] : [person, practice])));
    const at = ({ person, case_id: caseId, number }: Row) => {
      const record = names.get(recordIdSchema.parse(person));
      return record === undefined || record.isWithdrawn ? null : { record, caseId: caseIdSchema.parse(caseId), number };
    };
    const dates = [
      ...events.flatMap((row): DateAhead[] => {
        const where = at(row);
        if (where === null) return [];
        return [{ ...where, what: "event", from: row.earliest, edtf: row.edtf, stage: STAGES.find((stage) => stage === row.stage) ?? null, eventKind: EVENT_KINDS.find((kind) => kind === row.event_kind) ?? null, modality: MODALITIES.find((modality) => modality === row.modality) ?? "may_have" }];
      }),
      ...limits.flatMap((row): DateAhead[] => {
        const where = at(row);
        return where === null ? [] : [{ ...where, what: "limit", from: row.from, to: row.to, practice: names.get(recordIdSchema.parse(row.practice_id)) ?? null }];
      }),
    ];
    return dates.toSorted((one, other) => one.from.localeCompare(other.from, "en")).slice(0, most);
  });
}

type EventRow = Row & { edtf: string; earliest: string; stage: string | null; event_kind: string | null; modality: string; practice_id?: undefined };

function eventsAhead(db: Desk, today: string, most: number): Promise<EventRow[]> {
  return db.$queryRaw<EventRow[]>`
    SELECT a.record_id::text AS person, r.case_id::text, d.number, a.edtf, a.earliest::text, r.stage, r.event_kind, a.modality
    FROM desk.assertion a JOIN desk.event_reading r ON r.assertion_id = a.id JOIN desk.detention_case d ON d.id = r.case_id JOIN desk.change c ON c.id = a.added_by_change_id
      JOIN desk.public_record p ON p.id = a.record_id AND p.withdrawn_at IS NULL
    WHERE a.kind = 'event_reading' AND a.retired_by_change_id IS NULL AND a.earliest BETWEEN ${today}::date AND ${addDays(today, DAYS_AHEAD)}::date
      AND a.modality <> 'denied' AND a.standing <> 'rejected' AND c.state <> 'discarded'
    ORDER BY a.earliest, a.id LIMIT ${most}`;
}

type LimitRow = Row & { practice_id: string; from: string; to: string };

/**
 * Stretches without an end whose longest length, by the law of the day on which each began, may fall into the days ahead: those of the nearest limits. When a
 * limit falls is worked out here and not in SQL, so that they are read in the order of the day before which none can fall, until so many are certain.
 */
async function limitsAhead(db: Desk, today: string, most: number): Promise<LimitRow[]> {
  const found: LimitRow[] = [];
  for (let after = 0; ; after += LIMITS_AT_ONCE) {
    const { limits, notBefore } = await limitsPage(db, today, after);
    found.push(...limits);
    // Whatever is read later falls on that day at the earliest.
    if (notBefore === null || found.filter(({ from }) => from < notBefore).length >= most) return found;
  }
}

/** @returns `notBefore`: the ISO day before which no limit of a later page falls; null on the last page */
async function limitsPage(db: Desk, today: string, after: number): Promise<{ limits: LimitRow[]; notBefore: string | null }> {
  const until = addDays(today, DAYS_AHEAD);
  // Wider than any count of the law: which of them it is exactly is worked out of each row.
  const windows = LAW_VERSIONS.map(({ practice, longest }) => {
    const [least, most] = daysOf(longest);
    // A stretch may have begun under another version of the law than the one whose window it is in; the day of its beginning counts.
    const leastOfAll = Math.min(...lawVersionsOf(practice).map((version) => daysOf(version.longest)[0])) - 1;
    return { slug: practice.replaceAll("_", "-"), from: addDays(today, -most - SLACK), to: addDays(until, SLACK - least), leastOfAll };
  });
  const rows = await db.$queryRaw<(Row & { practice_id: string; slug: string; earliest: string; latest: string; not_before: string })[]>`
    SELECT a.record_id::text AS person, s.case_id::text, d.number, s.practice_id::text, p.slug, a.earliest::text, a.latest::text, (a.earliest + min(w.least_of_all))::text AS not_before
    FROM unnest(${windows.map(({ slug }) => slug)}::text[], ${windows.map(({ from }) => from)}::date[], ${windows.map(({ to }) => to)}::date[], ${windows.map(({ leastOfAll }) => leastOfAll)}::int[]) AS w (slug, begins, ends, least_of_all)
      JOIN desk.public_record p ON p.kind = 'practice' AND p.slug = w.slug
      JOIN desk.assertion a ON a.kind = 'spell' AND a.retired_by_change_id IS NULL AND a.latest BETWEEN w.begins AND w.ends AND a.earliest IS NOT NULL
      JOIN desk.spell s ON s.assertion_id = a.id AND s.practice_id = p.id AND s.end_edtf IS NULL
      JOIN desk.detention_case d ON d.id = s.case_id JOIN desk.change c ON c.id = a.added_by_change_id
      JOIN desk.public_record r ON r.id = a.record_id AND r.withdrawn_at IS NULL
    WHERE a.modality <> 'denied' AND a.standing <> 'rejected' AND c.state <> 'discarded'
    GROUP BY a.record_id, s.case_id, d.number, s.practice_id, p.slug, a.earliest, a.latest
    ORDER BY a.earliest + min(w.least_of_all), s.case_id, s.practice_id, a.latest LIMIT ${LIMITS_AT_ONCE} OFFSET ${after}`;
  const limits = rows.flatMap(({ slug, earliest, latest, not_before: _notBefore, ...row }) => {
    const [first, last] = [lawVersionOn(slug, earliest), lawVersionOn(slug, latest)];
    // Without a law on record for the day there is no limit (docs/architecture.md, rule 4).
    if (first === null || last === null) return [];
    const range = { from: lastDayOf(earliest, first.longest).day, to: lastDayOf(latest, last.longest).otherwise };
    return range.to >= today && range.from <= until ? [{ ...row, ...range }] : [];
  });
  return { limits, notBefore: rows.length < LIMITS_AT_ONCE ? null : (rows.at(-1)?.not_before ?? null) };
}

/** The fewest and the most days that a length in days or months can have. */
function daysOf(longest: string): [number, number] {
  const start = "2001-02-01";
  const length = daysBetween(start, lastDayOf(start, longest).otherwise);
  return longest.endsWith("D") ? [length, length] : [length - SLACK, Math.ceil(Number(longest.slice(1, -1)) * LONGEST_MONTH)];
}
