/** The value of a fact from what a form sends of it, and what its kind demands that no shape of a form can say. Pure. */
import * as z from "zod";
import { invalid } from "@/lib/core/errors";
import type { HonestDate } from "@/lib/core/honest-date";
import { isDateAttribute, MEDIA, OCCUPATIONS, STATEMENT_FORMS, type Attribute } from "@/lib/core/kinds";
import { languageTagSchema } from "@/lib/core/text";
import type { AddedValue, EditedValue } from "@/lib/cases/schema";
import { MOST_PASSAGES, factValueSchema, type FactValue } from "@/lib/facts/schema";

const choice = { error: "choice" } as const;

/** Attributes whose text is not free: a code, an address, a language. */
const ATTRIBUTE_TEXT: Partial<Record<Attribute, z.ZodType<string>>> = {
  occupation: z.enum(OCCUPATIONS, choice),
  medium: z.enum(MEDIA, choice),
  form: z.enum(STATEMENT_FORMS, choice),
  language: languageTagSchema,
  address: z.url({ protocol: /^https?$/, error: "address" }),
  archive: z.url({ protocol: /^https?$/, error: "address" }),
};

/** Attributes whose text is in no language, so that none is kept with it. */
const WITHOUT_LANGUAGE: ReadonlySet<Attribute> = new Set(["occupation", "medium", "form", "language", "address", "archive"]);

/** What a form says of a value, as the columns that it fills: an end is three of them. */
export function columnsOf(said: EditedValue | AddedValue): Record<string, unknown> {
  if (!("end" in said)) return said;
  const { end, ...rest } = said;
  return { ...rest, endEdtf: end?.edtf ?? null, endPrinted: end?.printed ?? null, endCountedFrom: end?.countedFrom ?? null };
}

/** What is wrong with the text of an attribute that is of a closed list, an address or a language: keys of the `errors` messages. */
export function attributeTextProblems(attribute: Attribute, text: string): string[] {
  return ATTRIBUTE_TEXT[attribute]?.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
}

/** @throws AppError invalid, at `value.text`, where an attribute is of a closed list, an address or a language, and the text is none */
export function refuseText(value: FactValue): void {
  if (value.kind !== "attribute") return;
  const problems = attributeTextProblems(value.attribute, value.text);
  if (problems.length > 0) throw invalid({ "value.text": problems });
}

/** The place of a value among others of its kind, where its form leaves that open. */
export type Place = { position: number; spell: number };

/**
 * The value that a form adds.
 * @param date the fact's own, from whose wording a date's text is taken
 * @param place what the record has free
 * @throws AppError invalid, by field
 */
export function addedValue(said: AddedValue, date: HonestDate | null, place: Place): FactValue {
  const value = factValueSchema.parse({ ...columnsOf(said), ...rest(said, date, place) });
  refuseText(value);
  return value;
}

function rest(said: AddedValue, date: HonestDate | null, place: Place): Record<string, unknown> {
  switch (said.kind) {
    case "attribute":
      return { text: isDateAttribute(said.attribute) ? printedDate(date) : said.text, language: WITHOUT_LANGUAGE.has(said.attribute) ? null : said.language };
    case "passage":
      return { position: said.position ?? free(place.position) };
    case "spell":
      return { spell: said.spell ?? place.spell };
    default:
      return {};
  }
}

/** Behind all others; where somebody put words at the last place there is, the first one that is free. Beyond MOST_PASSAGES where none is. */
export function freePosition(taken: readonly number[]): number {
  const next = Math.max(0, ...taken) + 1;
  if (next <= MOST_PASSAGES) return next;
  const places = new Set(taken);
  let free = 1;
  while (places.has(free)) free += 1;
  return free;
}

// More words than a statement has places for. Said at a box that the form has: it does not ask for the place.
function free(position: number): number {
  if (position > MOST_PASSAGES) throw invalid({ "value.text": ["passagesFull"] });
  return position;
}

/**
 * The text of a date attribute. Shown as the words of the source: how it prints its date, not how we write dates.
 * @throws AppError invalid, at the date's boxes, where there is no date or no wording of it
 */
export function printedDate(date: HonestDate | null): string {
  if (date === null) throw invalid({ "date.year": ["required"] });
  if (date.printed === null) throw invalid({ "date.printed": ["datePrintedNeeded"] });
  return date.printed;
}
