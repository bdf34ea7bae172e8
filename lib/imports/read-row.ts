/**
 * One row of a table as a form about a person's facts would send it, read by the forms' own schemas (lib/cases/form-fields.ts, value-fields.ts): what a form refuses, an
 * import refuses in the same words, and there is no second reading of a date, a language or a source. Pure: what it names is looked up elsewhere.
 */
import * as z from "zod";
import { fieldErrorsOf } from "@/lib/accounts/form-data";
import { attributeTextProblems } from "@/lib/cases/form-value";
import { dateFieldsSchema, eventFields, newSourceSchema, optionalField, readingFields, refuseStageAndKind, withoutBlanks, type NewSource } from "@/lib/cases/form-fields";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";
import { toldValueSchema } from "@/lib/cases/value-fields";
import { boundsOf } from "@/lib/core/honest-date";
import { isDateAttribute, isDateValue } from "@/lib/core/kinds";
import { wordsTellFiner } from "@/lib/facts/finer-words";
import { codeIn, whatOf, type What } from "@/lib/imports/codes";
import { isFieldOf } from "@/lib/imports/kinds-of-row";
import { namedRecord } from "@/lib/imports/named-record";
import { IMPORT_FIELDS, isImportField, NO_PUBLIC_PLACE, type ImportField } from "@/lib/imports/schema";
import { dateBoxes, isTwoDays } from "@/lib/imports/typed-date";

/** A field, and why not: a key of the `errors` messages. */
export type Problem = [field: ImportField, key: string];

const MOST_CASES = 99;
const { practiceId: _practiceId, ...ownEventFields } = eventFields;
const { saidById: _saidById, standing: _standing, ...ownReadingFields } = readingFields;
/** A reading that an editor rejected has its reason, and no table brings one: as accepted it would say the opposite of what was decided. */
const broughtStandings = ["accepted", "disputed"] as const;

const everyRow = {
  person: nameTextSchema,
  nameLanguage: languageTagSchema,
  nativeName: optionalField(nameTextSchema),
  nativeLanguage: languageTagSchema,
  case: optionalField(z.coerce.number({ error: "number" }).int({ error: "number" }).min(1, { error: "number" }).max(MOST_CASES, { error: "number" })),
  /** Rows of one case with the same word here are readings of one event, or of one stretch of custody. */
  event: optionalField(shortTextSchema),
  /** A source on record, by its address here; otherwise one is described. */
  source: optionalField(shortTextSchema),
  date: dateFieldsSchema,
  ...ownReadingFields,
  standing: z.enum(broughtStandings, { error: "importStanding" }).default("accepted"),
  exact: longTextSchema,
  locator: optionalField(shortTextSchema),
};
const eventRowSchema = z
  .strictObject({ ...everyRow, practice: optionalField(shortTextSchema), ...ownEventFields })
  .superRefine(refuseStageAndKind)
  .transform(({ stage, eventKind, practice, place, authority, text, language, ...row }) => ({ ...row, told: { kind: "event_reading" as const, stage, eventKind, practice, place, authority, text, language } }));
const otherRowSchema = z.strictObject({ ...everyRow, told: toldValueSchema });
export type RowUpdate = z.infer<typeof eventRowSchema> | z.infer<typeof otherRowSchema>;
/** What a row tells of its person. */
export type Told = RowUpdate["told"];

/** The source as the row describes it, in its own `cells`; `problems` say what is wrong with it as a new one, which does not matter where its address is on record. */
export type DescribedSource = { cells: SourceCells; address: string | null; title: string | null; source: NewSource | null; problems: Problem[] };
/** `said`: the fields of which the row has something to say, whatever is taken for said where it has not. */
export type ReadRow = { line: number; person: string; native: string; said: ImportField[]; update: RowUpdate | null; described: DescribedSource; problems: Problem[] };

type Cells = Partial<Record<ImportField, string>>;
const SOURCE_CELLS = ["source_title", "source_publisher", "source_address", "source_archive", "source_date", "source_date_printed", "source_language"] as const satisfies readonly ImportField[];
export type SourceField = (typeof SOURCE_CELLS)[number];
export type SourceCells = Partial<Record<SourceField, string>>;

const FIELD_OF: Readonly<Record<string, ImportField>> = {
  nameLanguage: "name_language", nativeName: "native_name", nativeLanguage: "native_language", stage: "what", eventKind: "what", language: "text_language", saidByText: "speaker", internalNote: "note",
  publicDate: "public_date", publicPlace: "public_place", "date.printed": "date_printed", "date.countedFrom": "date_counted_from", "end.printed": "end_printed", "end.countedFrom": "end_counted_from", role: "text",
};
const SOURCE_FIELD_OF: Readonly<Record<string, ImportField>> = { title: "source_title", publisher: "source_publisher", address: "source_address", archive: "source_archive", language: "source_language", "date.printed": "source_date_printed" };

/** @param mapping one field per column, "" for none */
export function readRow({ line, cells }: { line: number; cells: readonly string[] }, mapping: readonly string[]): ReadRow {
  const row: Cells = {};
  for (const [column, field] of mapping.entries()) {
    const cell = cells[column]?.trim() ?? "";
    if (isImportField(field) && cell !== "") row[field] = cell;
  }
  const described = describedSource(row);
  const said = IMPORT_FIELDS.filter((field) => row[field] !== undefined);
  const what = row.what === undefined ? null : whatOf(row.what);
  const parsed = what === null || what.kind === "event_reading" ? eventRowSchema.safeParse(withoutBlanks({ ...asTyped(row), ...eventTyped(row, what) })) : otherRowSchema.safeParse(withoutBlanks({ ...asTyped(row), told: factTyped(row, what) }));
  const problems = parsed.success ? [] : problemsOf(parsed.error, fieldAt);
  for (const problem of problems) if (problem[1] === "dateUnreadable" && isTwoDays(row[problem[0]] ?? "")) problem[1] = "importDateTwo";
  if (row.what !== undefined && what === null) problems.push(["what", "importWhat"]);
  // What a kind has no place for would be lost without a word.
  if (what !== null) problems.push(...said.filter((field) => !isFieldOf(what.kind, field)).map((field): Problem => [field, "importNotOfKind"]));
  if (parsed.success) problems.push(...wholeProblems(parsed.data));
  if (isDateRow(what)) problems.push(...dateRowProblems(row).filter(([field]) => !problems.some(([of]) => of === field)));
  else if (parsed.success && parsed.data.told.kind === "attribute") problems.push(...attributeTextProblems(parsed.data.told.attribute, parsed.data.told.text).map((key): Problem => ["text", key]));
  const isSaidBetter = ([field, key]: Problem): boolean => (field === "what" && key === "stageOrKind" && row.what !== undefined) || (isDateRow(what) && field === "text" && key !== "importNotOfKind");
  return { line, person: row.person ?? "", native: row.native_name ?? "", said, update: parsed.success ? parsed.data : null, described, problems: problems.filter((problem) => !isSaidBetter(problem)) };
}

const isDateRow = (what: What | null): boolean => what !== null && isDateValue(what);

/** What such a row tells is its date, in the wording of its source: as in the form, no text stands beside it. */
function dateRowProblems({ date, date_printed: printed, text }: Cells): Problem[] {
  return [
    ...(date === undefined ? [["date", "required"] satisfies Problem] : []),
    ...(date !== undefined && printed === undefined ? [["date_printed", "datePrintedNeeded"] satisfies Problem] : []),
    ...(text === undefined ? [] : [["text", "importNotOfKind"] satisfies Problem]),
  ];
}

/** What is right in each column, and not together: the database, and whoever writes it, would refuse the whole table for it and name no line (CL021, lib/facts/commands/add-facts.ts). */
function wholeProblems({ told, date, saidByText, publicDate, publicPlace, hidesPlace }: RowUpdate): Problem[] {
  const end = "end" in told ? told.end : null;
  const [first, last] = [date === null ? null : boundsOf(date.edtf).earliest, end == null ? null : boundsOf(end.edtf).latest];
  const words = [
    // How a source prints a date is not read by the public where that is coarser (lib/facts/finer-words.ts).
    "text" in told && !isDateValue(told) ? told.text : null,
    "role" in told ? told.role : null,
    "authority" in told ? told.authority : null,
    // An address of a record is no word of a fact.
    saidByText === null || namedRecord(saidByText) !== null ? null : saidByText,
  ];
  const tells = wordsTellFiner({ words, dates: [date?.edtf ?? null, end?.edtf ?? null], place: "place" in told ? told.place : null, publicDate, publicPlace: hidesPlace ? "" : publicPlace });
  return [...(first !== null && last !== null && first > last ? [["end", "dateOrder"] satisfies Problem] : []), ...(tells ? [["text", "finerInWords"] satisfies Problem] : [])];
}

function fieldAt(path: string): ImportField {
  const own = path.replace(/^told\./u, "");
  const known = FIELD_OF[own] ?? IMPORT_FIELDS.find((field) => field === own);
  if (known !== undefined) return known;
  return own.startsWith("date.") ? "date" : own.startsWith("end.") ? "end" : "text";
}

function eventTyped(row: Cells, what: Extract<What, { kind: "event_reading" }> | null): Record<string, unknown> {
  return {
    ...(what?.stage == null ? {} : { stage: what.stage }),
    ...(what?.eventKind == null ? {} : { eventKind: what.eventKind }),
    practice: row.practice,
    place: row.place,
    authority: row.authority,
    text: row.text,
    language: row.text_language ?? usualLanguage(row.text),
  };
}

/** A fact's value as its form would send it, with what it points to by name. */
function factTyped(row: Cells, what: Exclude<What, { kind: "event_reading" }>): Record<string, unknown> {
  const language = row.text_language ?? usualLanguage(row.text ?? row.place ?? row.authority);
  const end = { ...(row.end === undefined ? {} : dateBoxes(row.end)), printed: row.end_printed, countedFrom: row.end_counted_from };
  switch (what.kind) {
    case "spell":
      return { ...what, practice: row.practice, place: row.place, authority: row.authority, language, end };
    case "name":
      return { ...what, text: row.text, language };
    case "attribute":
      // As in the form: the text of a date is how its source prints it.
      if (isDateAttribute(what.attribute)) return { ...what, text: row.date_printed, language: row.text_language ?? usualLanguage(row.date_printed) };
      return { ...what, text: row.text === undefined || what.attribute !== "occupation" ? row.text : codeIn("occupation", row.text), language };
    case "affiliation":
      return { ...what, to: row.to, role: row.text, language };
    case "charge":
      return { ...what, text: row.text, language, ...(row.charge === undefined ? {} : { charge: codeIn("charge", row.charge) }) };
    case "representation":
      return { ...what, to: row.to, end, ...(row.ended === undefined ? {} : { ended: codeIn("ended", row.ended) }) };
  }
}

function asTyped(row: Cells): Record<string, unknown> {
  return {
    person: row.person,
    nameLanguage: row.name_language ?? usualLanguage(row.person),
    nativeName: row.native_name,
    nativeLanguage: row.native_language ?? usualLanguage(row.native_name),
    case: row.case,
    event: row.event,
    source: row.source,
    ...(row.public_date === undefined ? {} : { publicDate: row.public_date.toLowerCase() }),
    ...(row.public_place === undefined ? {} : row.public_place.toLowerCase() === NO_PUBLIC_PLACE ? { hidesPlace: "on" } : { publicPlace: row.public_place }),
    date: { ...(row.date === undefined ? {} : dateBoxes(row.date)), printed: row.date_printed, countedFrom: row.date_counted_from },
    ...(row.modality === undefined ? {} : { modality: codeIn("modality", row.modality) }),
    ...(row.certainty === undefined ? {} : { certainty: codeIn("certainty", row.certainty) }),
    ...(row.standing === undefined ? {} : { standing: codeIn("standing", row.standing) }),
    ...(row.visibility === undefined ? {} : { visibility: codeIn("visibility", row.visibility) }),
    saidByText: row.speaker,
    internalNote: row.note,
    exact: row.exact,
    locator: row.locator,
  };
}

// Of Hanzi without a tag only that they are Chinese: which kind, nobody has said.
function usualLanguage(text: string | undefined): string {
  return text !== undefined && /\p{Script=Han}/u.test(text) ? "zh" : "en";
}

function describedSource(row: Cells): DescribedSource {
  const typed = withoutBlanks({
    title: row.source_title,
    publisher: row.source_publisher,
    address: row.source_address,
    archive: row.source_archive,
    language: row.source_language,
    date: { ...(row.source_date === undefined ? {} : dateBoxes(row.source_date)), printed: row.source_date_printed },
  });
  const [address, title] = [row.source_address ?? null, row.source_title ?? null];
  const cells: SourceCells = Object.fromEntries(SOURCE_CELLS.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]])));
  const parsed = newSourceSchema.safeParse(typed);
  if (parsed.success) return { cells, address, title, source: parsed.data, problems: [] };
  if (title === null && address === null) return { cells, address, title, source: null, problems: [["source", "sourceNeeded"]] };
  return { cells, address, title, source: null, problems: problemsOf(parsed.error, (path) => SOURCE_FIELD_OF[path] ?? (path.startsWith("date") ? "source_date" : "source_title")) };
}

function problemsOf(error: z.ZodError, fieldOf: (path: string) => ImportField): Problem[] {
  return Object.entries(fieldErrorsOf(error)).flatMap(([path, keys]) => keys.map((key): Problem => [fieldOf(path), key]));
}
