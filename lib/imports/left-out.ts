/**
 * What of a row is on record already in the same words, but lacking there, or said otherwise. An import adds and never replaces: it is left out, and whoever brings
 * the row is told which fields those are. Pure.
 */
import { dateFieldsSchema } from "@/lib/cases/form-fields";
import type { EventId, RecordId } from "@/lib/core/ids";
import type { DescribedSource, ReadRow, RowUpdate, SourceField } from "@/lib/imports/read-row";
import type { ImportField } from "@/lib/imports/schema";
import { sidesOfTold, type Sides } from "@/lib/imports/told-fact";
import { dateBoxes } from "@/lib/imports/typed-date";

/** An event, by its id, or a stretch of custody, by its number in its case. */
export type Joined = { eventId: EventId } | { spell: number };

/** A reading, or another fact, as it stands, beside what it is known by (lib/imports/queries/known-readings.ts, known-facts.ts). */
export type KnownReading = Sides & {
  factId: string;
  /** Whether the asker took part in it, and may read its note. */
  isOwn: boolean;
  /** The event that it is a reading of, or the stretch of custody that it tells of. */
  joins: Joined | null;
  practiceId: string | null; modality: string; certainty: string; standing: string; visibility: string;
  saidById: string | null; saidByText: string | null; internalNote: string | null; publicDate: string | null; publicPlace: string | null; printed: string | null; countedFrom: string | null; locator: string | null;
};
/** A source as it stands: all that is said of it, each more than once where sources differ. */
export type KnownSource = { titles: readonly string[]; addresses: readonly string[]; publishers: readonly string[]; dates: readonly string[]; printed: readonly string[]; languages: readonly string[] };

/** The records that a row names, as they were found. */
type Found = { practiceId: RecordId | null; saidById: RecordId | null };

/** Fields of which the row says something, and what stands on record nothing or something else. */
export function leftOutOf({ said }: Pick<ReadRow, "said">, update: RowUpdate, { practiceId, saidById }: Found, known: KnownReading): ImportField[] {
  const sides = sidesOfTold(update.told);
  const isThere: Partial<Record<ImportField, boolean>> = {
    date_printed: known.printed === (update.date?.printed ?? null),
    date_counted_from: known.countedFrom === (update.date?.countedFrom ?? null),
    public_date: known.publicDate === update.publicDate,
    practice: known.practiceId === practiceId,
    place: known.place === sides.place,
    public_place: known.publicPlace === (update.hidesPlace ? "" : update.publicPlace),
    authority: known.authority === sides.authority,
    // Of most kinds the text is a part of what a fact is known by: of a role it is not.
    text: known.role === sides.role,
    text_language: known.language === sides.language,
    end: known.endEdtf === sides.endEdtf,
    end_printed: known.endPrinted === sides.endPrinted,
    end_counted_from: known.endCountedFrom === sides.endCountedFrom,
    ended: known.ended === sides.ended,
    charge: known.charge === sides.charge,
    modality: known.modality === update.modality,
    certainty: known.certainty === update.certainty,
    standing: known.standing === update.standing,
    speaker: saidById === null ? known.saidById === null && known.saidByText === update.saidByText : known.saidById === saidById,
    locator: known.locator === update.locator,
    visibility: known.visibility === update.visibility,
    // Of a note that somebody may not read it is not told whether it says the same.
    note: known.isOwn && known.internalNote === update.internalNote,
  };
  return said.filter((field) => isThere[field] === false);
}

/** All that a row says of a reading beside what it is known by: of two rows in the same words nothing may be in one alone. */
export function restOf(update: RowUpdate): string {
  const { person: _person, nameLanguage: _nameLanguage, nativeName: _nativeName, nativeLanguage: _nativeLanguage, case: _case, source: _source, exact: _exact, ...rest } = update;
  return JSON.stringify(rest);
}

/** Fields in which a row describes a source on record otherwise than it stands there, or with more. */
export function leftOutOfSource({ cells }: Pick<DescribedSource, "cells">, known: KnownSource): SourceField[] {
  const isThere: Record<SourceField, (cell: string) => boolean> = {
    source_title: (cell) => known.titles.some((one) => plain(one) === plain(cell)),
    source_publisher: (cell) => known.publishers.some((one) => plain(one) === plain(cell)),
    source_address: (cell) => known.addresses.includes(sameAddress(cell)),
    source_archive: (cell) => known.addresses.includes(sameAddress(cell)),
    source_date: (cell) => known.dates.includes(dateFieldsSchema.safeParse(dateBoxes(cell)).data?.edtf ?? cell),
    source_date_printed: (cell) => known.printed.some((one) => plain(one) === plain(cell)),
    source_language: (cell) => known.languages.some((one) => one.toLowerCase() === cell.toLowerCase()),
  };
  return Object.entries(cells).flatMap(([field, cell]) => (isSourceField(field) && !isThere[field](cell) ? [field] : []));

  function isSourceField(field: string): field is SourceField {
    return field in isThere;
  }
}

/** A text but for capitals, width and white space. */
export function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** A web address but for what means nothing: capitals of scheme and host, a port that goes without saying. Path, question and fragment are others in other letters. */
export function sameAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}
