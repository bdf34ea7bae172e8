/** A person's timeline as a table: one row for each reading of an event, one for each dated statement, in the order of the page. */
import type { EditionBodyOf, EditionDate, EditionEvent } from "@/lib/editions/contract";
import { firstDating, markAmong } from "@/lib/editions/datings";
import { standing, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import type { EditionFact } from "@/lib/editions/facts";
import { plainLabelOf } from "@/lib/editions/labels";
import type { Mark } from "@/lib/editions/mark";
import { csvOf, type Row } from "@/lib/editions/tables/csv";
import { markOfEvent, timelineOf, type TimelineEventEntry, type TimelineStatementEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";

/**
 * The columns. Codes are those of the API; a record is named by the last part of its address. `mark` says how sure the event is, of a statement that it is
 * about the person; `date_mark`, how sure the date in the same row is.
 */
const COLUMNS = [
  "entry", "type", "date_edtf", "date_earliest", "date_latest", "date_printed", "date_counted_from", "stage", "event_kind", "mark", "date_mark", "cases", "practice", "place", "authority",
  "statement", "title_en", "title_zh", "text", "text_language", "modality", "certainty", "disputed", "preferred", "said_by", "sources", "quotations",
] as const;
type Column = (typeof COLUMNS)[number];

/** Between several values of one cell. */
export const SEPARATOR = " | ";

/** The table. @param statements as for timelineOf */
export function timelineTable(body: EditionBodyOf<"person">, statements: readonly EditionOf<"statement">[], lookup: EditionLookup): string {
  const rows = timelineOf(body, statements).flatMap((entry, index): Row<Column>[] => {
    const position = { ...EMPTY, entry: index + 1, type: entry.kind };
    if (entry.kind === "statement") return [{ ...position, ...dateCells(entry.date), ...ofStatement(entry, lookup) }];
    return entry.readings.map((reading) => ({ ...position, ...eventCells(body, entry, reading, lookup) }));
  });
  return csvOf(COLUMNS, rows);
}

/** The cells of one reading of an event. Its cases by id: a number is a place among the cases that stand (docs/decisions/035). */
export function eventCells({ cases }: EditionBodyOf<"person">, entry: TimelineEventEntry, reading: EditionEvent, lookup: EditionLookup) {
  return {
    ...dateCells(reading.date),
    ...factCells(reading, lookup),
    stage: reading.stage,
    event_kind: reading.eventKind,
    mark: markOfEvent(entry),
    date_mark: markOfDate(entry, reading),
    cases: cases.flatMap(({ id, number }) => (entry.cases.includes(number) ? [id] : [])).join(SEPARATOR),
    practice: slugOf(reading.practice, lookup),
    place: reading.place,
    authority: reading.authority ?? null,
    text: reading.text,
    text_language: reading.language,
  };
}

// A day that only a denial gives dates nothing: it is denied as the reading is.
function markOfDate({ datings }: TimelineEventEntry, { date }: EditionEvent): Mark {
  if (date === null) return null;
  const dating = datings.find((each) => each.date.edtf === date.edtf);
  return dating === undefined ? "denied" : markAmong(dating, datings);
}

const EMPTY = Object.fromEntries(COLUMNS.map((column) => [column, null])) as Row<Column>;

/** The cells of an honest date; empty ones where there is none. */
export function dateCells(date: EditionDate | null) {
  return {
    date_edtf: date?.edtf ?? null,
    date_earliest: date?.earliest ?? null,
    date_latest: date?.latest ?? null,
    date_printed: date?.printed ?? null,
    date_counted_from: date?.countedFrom ?? null,
  };
}

function slugOf(id: EditionFact["saidBy"], lookup: EditionLookup): string | null {
  return id === null ? null : (lookup.get(id)?.body.slug ?? null);
}

/**
 * Whose claim it is, as a cell. As components/public/evidence.tsx says it: a claim does not become the source's own when its speaker's record is
 * withdrawn (decision 014), and the source's words for a withdrawn speaker would name them again.
 */
export function speakerOf(saidBy: EditionFact["saidBy"], saidByText: string | null, lookup: EditionLookup): string | null {
  return saidBy === null ? saidByText : (slugOf(saidBy, lookup) ?? translatorFor("en", "public")("evidence.unnamed"));
}

function factCells({ modality, certainty, disputed, preferred, saidBy, saidByText, citations }: EditionFact, lookup: EditionLookup) {
  const cited = citations.filter(({ source }) => lookup.has(source));
  return {
    modality,
    certainty,
    disputed: disputed ? "yes" : "no",
    preferred: preferred ? "yes" : "no",
    said_by: speakerOf(saidBy, saidByText, lookup),
    sources: standing(lookup, cited.map(({ source }) => source)).map(({ body }) => body.slug).join(SEPARATOR),
    quotations: [...new Set(cited.map(({ exact }) => exact))].filter((words) => words !== "").join(SEPARATOR),
  };
}

// Who says it, how surely and in what words is told of the date in the same row, never of another one or of a denial; its mark, also whether the
// dates differ, since one of them stands here alone.
function ofStatement({ statement, datings, mark }: TimelineStatementEntry, lookup: EditionLookup): Partial<Row<Column>> {
  const dating = firstDating(datings);
  return {
    statement: statement.body.slug,
    title_en: plainLabelOf(statement, "en", lookup).text,
    title_zh: plainLabelOf(statement, "zh", lookup).text,
    mark,
    ...(dating === undefined ? {} : { ...factCells(dating.reading, lookup), date_mark: markAmong(dating, datings) }),
  };
}
