/** A fact with what a form says anew of it. Pure; what a fact is about stays as it was. */
import * as z from "zod";
import { invalid } from "@/lib/core/errors";
import { MEDIA, OCCUPATIONS, STATEMENT_FORMS, type Attribute } from "@/lib/core/kinds";
import { languageTagSchema } from "@/lib/core/text";
import type { EditedValue, EditFactInput } from "@/lib/cases/schema";
import { factSchema, factValueSchema, type CitationInput, type FactInput, type FactValue, type StoredFact } from "@/lib/facts/schema";

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

/** What a fact is about: another record would be another fact, and nobody has looked whether that one is public. */
const KEPT = ["toId", "byId", "parentId"] as const;

/** @throws AppError invalid, by field, where the new value is of another kind, about another record, or cannot stand for this attribute */
export function editedValue(base: FactValue, edited: EditedValue): FactValue {
  if (base.kind !== edited.kind) throw invalid({ "value.kind": ["choice"] });
  for (const field of KEPT) if (fieldOf(edited, field) !== fieldOf(base, field)) throw invalid({ [`value.${field}`]: ["choice"] });
  const value = factValueSchema.parse({ ...base, ...edited });
  if (value.kind === "attribute") {
    const text = ATTRIBUTE_TEXT[value.attribute]?.safeParse(value.text);
    if (text?.success === false) throw invalid({ "value.text": text.error.issues.map(({ message }) => message) });
  }
  return value;
}

function fieldOf(value: Record<string, unknown>, field: string): unknown {
  return value[field];
}

/** The whole fact as the form would have it. */
export function editedFact(base: StoredFact, input: EditFactInput, citations: readonly CitationInput[]): FactInput {
  const { assertionId: _assertionId, changeReason: _changeReason, notesWithheld: _notesWithheld, unsentId: _unsentId, unsentFrom: _unsentFrom, unsentBy: _unsentBy, value, citations: _rows, ...rest } = input;
  return factSchema.parse({ ...rest, value: editedValue(base.value, value), citations });
}
