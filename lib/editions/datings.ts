/** When a thing is dated, by every source that dates it: differing days stand side by side, and a denied day dates nothing. */
import { isDated, reachOf, type DateBounds } from "@/lib/core/honest-date";
import type { EditionBody, EditionDate } from "@/lib/editions/contract";
import { affirmedValues } from "@/lib/editions/affirmed";
import { attributesOf, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import type { Mark } from "@/lib/editions/mark";

/** One day or time that a source gives, and the reading which says so first. */
export type Dating<F = EditionFact> = { date: EditionDate; reading: F; mark: Mark };

/**
 * The datings of one thing, each EDTF value once.
 * @param readings facts that may carry a date: of a statement or a source its `dated` attributes, of an event its readings
 * @returns the preferred one first, then in the order given; those that are only denied only where nothing else dates the thing, and marked so
 */
export function datingsOf<F extends Pick<EditionFact, "date" | "modality" | "certainty" | "disputed" | "preferred">>(readings: readonly F[]): Dating<F>[] {
  const dated = preferredFirst(readings).flatMap((reading) => (reading.date === null ? [] : [{ reading, date: reading.date }]));
  const values = affirmedValues(dated.map(({ reading }) => reading), ({ date }) => date?.edtf ?? "");
  const affirmed = dated.flatMap(({ reading, date }): Dating<F>[] => {
    const value = values.find((each) => each.reading === reading);
    return value === undefined ? [] : [{ date, reading, mark: value.mark }];
  });
  if (affirmed.length > 0) return affirmed;
  const isFirst = ({ date: { edtf } }: { date: EditionDate }, position: number) => dated.findIndex(({ date }) => date.edtf === edtf) === position;
  return dated.filter(isFirst).map(({ reading, date }) => ({ date, reading, mark: "denied" }));
}

/** The dating by which a thing takes its place in time: the first that says when it began, or the first; undefined where no source dates it. */
export function firstDating<D extends Pick<Dating, "date">>(datings: readonly D[]): D | undefined {
  return datings.find(({ date }) => isDated(date.edtf)) ?? datings[0];
}

/** The day of that dating; null where no source dates it. */
export function firstDate(datings: readonly Pick<Dating, "date">[]): EditionDate | null {
  return firstDating(datings)?.date ?? null;
}

/**
 * What must stand beside one dating where the others cannot: that sources differ, unless an editor preferred this one, or how surely it is said.
 * @param shown one of the datings
 */
export function markAmong(shown: Dating, datings: readonly Dating[]): Mark {
  return datings.length > 1 && !shown.reading.preferred ? "disputed" : shown.mark;
}

/** The datings of a statement or a source. */
export function datingsOfBody(body: Pick<EditionBody, "attributes">) {
  return datingsOf(attributesOf(body, "dated"));
}

/** When a statement or a source takes its place in time; null where no source says. To be sorted by; what is drawn are its datings. */
export function dateOf(body: EditionBody): EditionDate | null {
  return firstDate(datingsOfBody(body));
}

/** The one date that may be said in a title, where nothing can stand beside it: plainly stated, and no other source differs or an editor preferred it. */
export function plainDateOf(body: Pick<EditionBody, "attributes">): EditionDate | null {
  return plainDateOfEntry({ datings: datingsOfBody(body) });
}

/** The same of an entry of a timeline: for files that have no word for an allegation or a second date. */
export function plainDateOfEntry({ datings }: { datings: readonly Dating[] }): EditionDate | null {
  return dateUnder(datings, null);
}

/** The one date that may stand where only this mark stands beside it: no other source differs or an editor preferred it, and it is put no less surely. */
export function dateUnder(datings: readonly Dating[], mark: Mark): EditionDate | null {
  const [first] = datings;
  if (first === undefined || (datings.length > 1 && !first.reading.preferred)) return null;
  return first.mark === null || first.mark === mark ? first.date : null;
}

/** Those that may stand as dates where only this mark stands beside them, and those that need their own. */
export function datingsUnder<D extends Pick<Dating, "mark">>(datings: readonly D[], mark: Mark): { plain: D[]; marked: D[] } {
  const isPlain = (dating: D) => dating.mark === null || dating.mark === mark;
  return { plain: datings.filter(isPlain), marked: datings.filter((dating) => !isPlain(dating)) };
}

/** Dates with how each is put, as a cell or a list of strings holds them: "2017-03-01 alleged". */
export function markedDates(datings: readonly Pick<Dating, "date" | "mark">[]): string[] {
  return datings.map(({ date, mark }) => (mark === null ? date.edtf : `${date.edtf} ${mark}`));
}

/**
 * The days between which a thing lies whichever of its datings is true: a figure over them says no more than any.
 * @param mark how surely the thing itself is said: what is only alleged of a thing that is plainly stated bounds nothing by itself
 * @returns null where no dating may stand under that mark
 */
export function spanOf(datings: readonly Pick<Dating, "date" | "mark">[], mark: Mark): DateBounds | null {
  return datingsUnder(datings, mark).plain.length === 0 ? null : together(datings.map(({ date }) => date));
}

/** The same to order things by: hedged dates reach further (lib/core/honest-date.ts), and what is null is open. */
export function orderOf(datings: readonly Pick<Dating, "date" | "mark">[], mark: Mark): DateBounds {
  const isOrdering = datingsUnder(datings, mark).plain.length > 0;
  return isOrdering ? together(datings.map(({ date }) => reachOf(date.edtf))) : { earliest: null, latest: null };
}

/** Whether all that a thing can mean lies before all that another one can. */
export function isBefore({ latest }: DateBounds, { earliest }: DateBounds): boolean {
  return latest !== null && earliest !== null && latest < earliest;
}

function together(dates: readonly DateBounds[]): DateBounds {
  const first = (days: readonly (string | null)[]) => days.reduce((a, b) => (a === null || b === null ? null : a < b ? a : b));
  const last = (days: readonly (string | null)[]) => days.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
  return { earliest: first(dates.map(({ earliest }) => earliest)), latest: last(dates.map(({ latest }) => latest)) };
}
