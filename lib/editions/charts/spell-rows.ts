/** Every stretch of custody under a practice with its clock: the rows of the strip chart, of its table and of its file. Pure. */
import { daysBetween } from "@/lib/core/days";
import type { RecordId } from "@/lib/core/ids";
import type { Clock } from "@/lib/editions/clock";
import { clockOfSpell, spellsUnder, type Held, type SpellUnder } from "@/lib/editions/custody";
import { datingsUnder, markedDates } from "@/lib/editions/datings";
import type { EditionLookup } from "@/lib/editions/edition";
import { headNames } from "@/lib/editions/labels";
import { plainNames } from "@/lib/editions/linked/plain-facts";
import { markOf } from "@/lib/editions/mark";
import { tellingAmong } from "@/lib/editions/plain";
import { csvOf, type Row } from "@/lib/editions/tables/csv";
import { SEPARATOR } from "@/lib/editions/tables/timeline-table";
import type { Laws } from "@/lib/vocabulary/law";

/** `clock` null: no source dates its beginning, or it lies ahead of the stated day. */
export type SpellRow = SpellUnder & { clock: Clock | null };

/** The rows, by beginning. @param asOf ISO day up to which open stretches are counted */
export function spellRows(practice: RecordId, people: readonly Held[], known: { lookup: EditionLookup; laws: Laws }, asOf: string): SpellRow[] {
  return spellsUnder(practice, people).map((row) => ({ ...row, clock: clockOfSpell(row.entry, known, asOf) }));
}

/** Days from the earliest beginning to the last days of the limit; null where none is given. */
export function limitDays(clock: Clock | null): { least: number; most: number } | null {
  if (clock?.limit == null || clock.held.most === null) return null;
  const { lastDay } = clock.limit;
  return { least: clock.held.most + daysBetween(clock.until.latest, lastDay.earliest), most: clock.held.most + daysBetween(clock.until.latest, lastDay.latest) };
}

/** Days that the whole width stands for: the longest stretch or limit. */
export function daysAcross(rows: readonly SpellRow[]): number {
  return Math.max(1, ...rows.flatMap(({ clock }) => [clock?.held.most ?? 0, limitDays(clock)?.most ?? 0]));
}

const COLUMNS = [
  "person", "name_en", "name_zh", "case", "stretch", "mark", "begins_edtf", "ends_edtf", "begins_marked", "ends_marked", "dates_are_hedged", "end_on_record", "counted_to", "days_least", "days_most",
  "limit_law", "limit_length", "limit_last_day_earliest", "limit_last_day_latest", "days_past_limit_least", "days_past_limit_most", "against_limit",
] as const;
type Column = (typeof COLUMNS)[number];

/**
 * The rows as a table. Dates that sources put less surely than the stretch stand apart, each with its mark, and are not counted where no other is there:
 * `end_on_record` is then that mark. Without a limit in the vocabulary its cells are empty, and so is an end that no source gives: `days_…` then say how long it
 * would be, had it not ended, and `against_limit` no more than that.
 */
export function spellsTable(rows: readonly SpellRow[]): string {
  return csvOf(COLUMNS, rows.map(cellsOf));
}

function cellsOf({ person, entry, clock }: SpellRow): Row<Column> {
  const limit = clock?.limit ?? null;
  const name = (locale: "en" | "zh") => headNames(plainNames(person.body), locale)[0]?.text ?? null;
  const yes = (is: boolean) => (is ? "yes" : "no");
  const told = markOf(tellingAmong(entry.readings));
  const [begins, ends] = [datingsUnder(entry.begins, told), datingsUnder(entry.ends, told)];
  return {
    person: person.body.slug,
    name_en: name("en"),
    name_zh: name("zh"),
    case: entry.caseId,
    stretch: entry.spell,
    mark: entry.mark,
    begins_edtf: begins.plain.map(({ date }) => date.edtf).join(SEPARATOR),
    ends_edtf: ends.plain.map(({ date }) => date.edtf).join(SEPARATOR),
    begins_marked: markedDates(begins.marked).join(SEPARATOR),
    ends_marked: markedDates(ends.marked).join(SEPARATOR),
    dates_are_hedged: yes(entry.hedged),
    end_on_record: ends.plain.length > 0 ? "yes" : (ends.marked[0]?.mark ?? "no"),
    counted_to: clock?.asOf ?? null,
    days_least: clock?.held.least ?? null,
    days_most: clock?.held.most ?? null,
    limit_law: limit === null ? null : [...new Set(limit.versions.map(({ law, version }) => `${law.en} (${version})`))].join(SEPARATOR),
    limit_length: limit === null ? null : [...new Set(limit.versions.map(({ longest }) => longest))].join(SEPARATOR),
    limit_last_day_earliest: limit?.lastDay.earliest ?? null,
    limit_last_day_latest: limit?.lastDay.latest ?? null,
    days_past_limit_least: limit?.past.least ?? null,
    days_past_limit_most: limit?.past.most ?? null,
    // Of what may have ended unrecorded nobody says that it went past.
    against_limit: limit === null ? null : clock?.open === true && limit.standing === "past" ? "past_unless_ended" : limit.standing,
  };
}
