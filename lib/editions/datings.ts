/** When a thing is dated, by every source that dates it: differing days stand side by side, and a denied day dates nothing. */
import { isDated } from "@/lib/core/honest-date";
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
  const [first] = datings;
  return first !== undefined && markAmong(first, datings) === null ? first.date : null;
}
