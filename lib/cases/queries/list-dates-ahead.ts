import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addDays, dayOf, daysBetween } from "@/lib/core/days";
import { caseIdSchema, recordIdSchema, type CaseId } from "@/lib/core/ids";
import { EVENT_KINDS, MODALITIES, STAGES, type EventKind, type Modality, type Stage } from "@/lib/core/kinds";
import { mayDraft } from "@/lib/changes/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { standingLaw } from "@/lib/law/queries/standing-law";
import { now } from "@/lib/platform/clock";
import { fromDesk, type Desk } from "@/lib/platform/db";
import { lastDayOf } from "@/lib/vocabulary/counting";
import { lawVersionOn, lawVersionsOf, type Laws } from "@/lib/vocabulary/law";

type Ahead = { record: RecordName; caseId: CaseId; number: number; /** ISO day: the first on which it may be. */ from: string };
/** An event that a source dates ahead: a hearing, an expected release. */
export type EventAhead = Ahead & { what: "event"; edtf: string; stage: Stage | null; eventKind: EventKind | null; modality: Modality };
/** The last day that the law on record allows a stretch of custody that has no end on record. A limit, never a release. */
export type LimitAhead = Ahead & { what: "limit"; practice: RecordName | null; /** ISO day: the last on which the limit may fall, by any count. */ to: string };
/** The day on which a source says that a stretch of custody is to end: an end of a sentence, a release that is announced. */
export type EndAhead = Ahead & { what: "end"; edtf: string; practice: RecordName | null; modality: Modality };
export type DateAhead = EventAhead | LimitAhead | EndAhead;
export type DatesAhead = { dates: DateAhead[]; /** At most DATES_COUNTED_TO, however many are listed. */ count: number };

/** Days that are looked ahead. */
export const DAYS_AHEAD = 60;
/** The nearest of so many are looked for, and that is as far as anybody counts: each limit has to be worked out by itself. */
export const DATES_COUNTED_TO = 50;
/** Stretches read at once. */
const LIMITS_AT_ONCE = 500;
/** A month has at most this many days, and the two counts of a length differ by less. */
const LONGEST_MONTH = 31;
const SLACK = 5;

type Row = { person: string; case_id: string; number: number };

/**
 * What lies ahead in the next DAYS_AHEAD days, drafts included, the nearest first, and how many there are of it. Nothing of what is denied or rejected. Empty below researcher.
 * @param listed how many at the most, up to DATES_COUNTED_TO
 */
export async function listDatesAhead(actor: Actor, listed: number): Promise<DatesAhead> {
  if (!mayDraft(actor)) return { dates: [], count: 0 };
  const most = DATES_COUNTED_TO;
  const today = dayOf(now());
  return fromDesk(async (db) => {
    const [events, ends, laws] = await Promise.all([eventsAhead(db, today, most), endsAhead(db, today, most), standingLaw(db)]);
    // Where so many events are nearer, no limit behind the last of them is listed.
    const until = (events.length < most ? null : events.at(-1)?.earliest) ?? addDays(today, DAYS_AHEAD);
    const limits = await limitsAhead(db, { laws, today, until, most });
    // What stands on one day: what sources say first.
    const ahead = [...events.map((row) => ({ what: "event" as const, from: row.earliest, row })), ...ends.map((row) => ({ what: "end" as const, from: row.earliest, row })), ...limits.map((row) => ({ what: "limit" as const, from: row.from, row }))].toSorted((one, other) => one.from.localeCompare(other.from, "en")).slice(0, most);
    const shown = ahead.slice(0, listed);
    const names = await recordNames(db, shown.flatMap(({ what, row }) => (what === "event" ? [row.person] : [row.person, row.practice_id])));
    const dates = shown.flatMap(({ what, from, row }): DateAhead[] => {
      const record = names.get(recordIdSchema.parse(row.person));
      if (record === undefined || record.isWithdrawn) return [];
      const where = { record, caseId: caseIdSchema.parse(row.case_id), number: row.number, from };
      if (what === "limit") return [{ ...where, what, to: row.to, practice: names.get(recordIdSchema.parse(row.practice_id)) ?? null }];
      const modality = MODALITIES.find((known) => known === row.modality) ?? "may_have";
      if (what === "end") return [{ ...where, what, edtf: row.edtf, modality, practice: names.get(recordIdSchema.parse(row.practice_id)) ?? null }];
      return [{ ...where, what, edtf: row.edtf, stage: STAGES.find((stage) => stage === row.stage) ?? null, eventKind: EVENT_KINDS.find((kind) => kind === row.event_kind) ?? null, modality }];
    });
    return { dates, count: ahead.length };
  });
}

type EventRow = Row & { edtf: string; earliest: string; stage: string | null; event_kind: string | null; modality: string };

function eventsAhead(db: Desk, today: string, most: number): Promise<EventRow[]> {
  return db.$queryRaw<EventRow[]>`
    SELECT a.record_id::text AS person, r.case_id::text, d.number, a.edtf, a.earliest::text, r.stage, r.event_kind, a.modality
    FROM desk.assertion a JOIN desk.event_reading r ON r.assertion_id = a.id JOIN desk.detention_case d ON d.id = r.case_id
        AND (d.came_by IS NULL OR EXISTS (SELECT FROM desk.merge m WHERE m.id = d.came_by AND m.state = 'merged'))
      JOIN desk.change c ON c.id = a.added_by_change_id
      JOIN desk.public_record p ON p.id = a.record_id AND p.withdrawn_at IS NULL
    WHERE a.kind = 'event_reading' AND a.retired_by_change_id IS NULL AND a.earliest BETWEEN ${today}::date AND ${addDays(today, DAYS_AHEAD)}::date
      AND a.modality <> 'denied' AND a.standing <> 'rejected' AND c.state <> 'discarded'
    ORDER BY a.earliest, a.id LIMIT ${most}`;
}

type EndRow = Row & { practice_id: string; edtf: string; earliest: string; modality: string };

function endsAhead(db: Desk, today: string, most: number): Promise<EndRow[]> {
  return db.$queryRaw<EndRow[]>`
    SELECT a.record_id::text AS person, s.case_id::text, d.number, s.practice_id::text, s.end_edtf AS edtf, s.end_earliest::text AS earliest, a.modality
    FROM desk.spell s JOIN desk.assertion a ON a.id = s.assertion_id JOIN desk.detention_case d ON d.id = s.case_id
        AND (d.came_by IS NULL OR EXISTS (SELECT FROM desk.merge m WHERE m.id = d.came_by AND m.state = 'merged'))
      JOIN desk.change c ON c.id = a.added_by_change_id
      JOIN desk.public_record p ON p.id = a.record_id AND p.withdrawn_at IS NULL
    WHERE s.end_earliest BETWEEN ${today}::date AND ${addDays(today, DAYS_AHEAD)}::date AND a.retired_by_change_id IS NULL
      AND a.modality <> 'denied' AND a.standing <> 'rejected' AND c.state <> 'discarded'
    ORDER BY s.end_earliest, a.id LIMIT ${most}`;
}

type LimitRow = Row & { practice_id: string; from: string; to: string };

/**
 * Stretches without an end whose longest length, by the law of the day on which each began, may fall into the days ahead: those of the nearest limits. When a
 * limit falls is worked out here and not in SQL, so that they are read in the order of the day before which none can fall, until so many are certain.
 */
async function limitsAhead(db: Desk, { laws, today, until, most }: { laws: Laws; today: string; /** ISO day: the last that is looked at. */ until: string; most: number }): Promise<LimitRow[]> {
  const found: LimitRow[] = [];
  const windows = windowsOf(laws, today, until);
  if (windows.length === 0) return found;
  for (let after = 0; ; after += LIMITS_AT_ONCE) {
    const { limits, notBefore } = await limitsPage(db, { laws, windows, today, until, after });
    found.push(...limits);
    // Whatever is read later falls on that day at the earliest.
    if (notBefore === null || found.filter(({ from }) => from < notBefore).length >= most) return found;
  }
}

type Window = { slug: string; /** ISO days between which a stretch began whose limit may fall into the days ahead. */ from: string; to: string; /** The latest of the first days that such a beginning can mean. */ firstBy: string; leastOfAll: number };

// Wider than any count of the law: which of them it is exactly is worked out of each row.
function windowsOf(laws: Laws, today: string, until: string): Window[] {
  return laws.flatMap(({ practice, longest }) => {
    if (longest === null) return [];
    const [least, most] = daysOf(longest);
    // A stretch may have begun under another version of the law than the one whose window it is in; the day of its beginning counts.
    const leastOfAll = Math.min(...lawVersionsOf(laws, practice).flatMap((version) => (version.longest === null ? [] : daysOf(version.longest)[0]))) - 1;
    return [{ slug: practice.replaceAll("_", "-"), from: addDays(today, -most - SLACK), to: addDays(addDays(today, DAYS_AHEAD), SLACK - least), firstBy: addDays(until, SLACK - leastOfAll), leastOfAll }];
  });
}

type Span = { from: string; to: string };

/** The days that are in any of them, as spans of which no two touch. */
function together(windows: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of windows.toSorted((one, other) => one.from.localeCompare(other.from, "en"))) {
    const last = spans.at(-1);
    if (last === undefined || last.to < from) spans.push({ from, to });
    else if (last.to < to) last.to = to;
  }
  return spans;
}

type Page = { laws: Laws; /** At least one. */ windows: readonly Window[]; today: string; until: string; after: number };

/** @returns `notBefore`: the ISO day before which no limit of a later page falls; null on the last page */
async function limitsPage(db: Desk, { laws, windows, today, until, after }: Page): Promise<{ limits: LimitRow[]; notBefore: string | null }> {
  const [begins, ends] = [windows.map(({ from }) => from), windows.map(({ to }) => to)];
  const spans = together(windows);
  // Along their index by date, each day of any window once, and nothing but that index: of what is then met by a window of its own practice alone the rest is read.
  const rows = await db.$queryRaw<(Row & { practice_id: string; slug: string; earliest: string; latest: string; not_before: string })[]>`
    WITH near AS MATERIALIZED (
      SELECT a.id, a.latest FROM unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[]) AS span (begins, ends)
        CROSS JOIN LATERAL (SELECT s.id, s.latest FROM desk.assertion s WHERE s.kind = 'spell' AND s.retired_by_change_id IS NULL AND s.latest BETWEEN span.begins AND span.ends) a
    ), begun AS MATERIALIZED (
      SELECT near.id, near.latest, s.case_id, s.practice_id FROM near JOIN desk.spell s ON s.assertion_id = near.id AND s.end_edtf IS NULL
    ), law AS MATERIALIZED (
      SELECT p.id AS practice_id, p.slug, w.begins, w.ends, w.first_by, w.least_of_all
      FROM unnest(${windows.map(({ slug }) => slug)}::text[], ${begins}::date[], ${ends}::date[], ${windows.map(({ firstBy }) => firstBy)}::date[], ${windows.map(({ leastOfAll }) => leastOfAll)}::int[]) AS w (slug, begins, ends, first_by, least_of_all)
        JOIN desk.public_record p ON p.kind = 'practice' AND p.slug = w.slug
    ), open AS MATERIALIZED (
      SELECT begun.id, begun.case_id, law.practice_id, law.slug, max(law.first_by) AS first_by, min(law.least_of_all) AS least_of_all
      FROM begun JOIN law ON law.practice_id = begun.practice_id AND begun.latest BETWEEN law.begins AND law.ends
      GROUP BY begun.id, begun.case_id, law.practice_id, law.slug
    ), met AS MATERIALIZED (
      SELECT a.record_id, a.added_by_change_id, open.case_id, open.practice_id, open.slug, a.earliest, a.latest, open.least_of_all
      FROM open JOIN desk.assertion a ON a.id = open.id
      WHERE a.earliest <= open.first_by AND a.modality <> 'denied' AND a.standing <> 'rejected')
    SELECT m.record_id::text AS person, m.case_id::text, d.number, m.practice_id::text, m.slug, m.earliest::text, m.latest::text, (m.earliest + min(m.least_of_all))::text AS not_before
    FROM met m JOIN desk.detention_case d ON d.id = m.case_id AND (d.came_by IS NULL OR EXISTS (SELECT FROM desk.merge u WHERE u.id = d.came_by AND u.state = 'merged'))
      JOIN desk.change c ON c.id = m.added_by_change_id
      JOIN desk.public_record r ON r.id = m.record_id AND r.withdrawn_at IS NULL
    WHERE c.state <> 'discarded'
    GROUP BY m.record_id, m.case_id, d.number, m.practice_id, m.slug, m.earliest, m.latest
    ORDER BY m.earliest + min(m.least_of_all), m.case_id, m.practice_id, m.latest LIMIT ${LIMITS_AT_ONCE} OFFSET ${after}`;
  const limits = rows.flatMap(({ slug, earliest, latest, not_before: _notBefore, ...row }) => {
    const versions = lawVersionsOf(laws, slug);
    const [first, last] = [lawVersionOn(versions, earliest)?.longest ?? null, lawVersionOn(versions, latest)?.longest ?? null];
    // Without a law on record for the day, or with one that sets no length, there is no limit (docs/architecture.md, rule 4).
    if (first === null || last === null) return [];
    const range = { from: lastDayOf(earliest, first).day, to: lastDayOf(latest, last).otherwise };
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
