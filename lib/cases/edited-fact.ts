/** A fact with what a form says anew of it. Pure; what a fact is about stays as it was. */
import { invalid } from "@/lib/core/errors";
import type { HonestDate } from "@/lib/core/honest-date";
import { isDateAttribute } from "@/lib/core/kinds";
import { columnsOf, printedDate, refuseText } from "@/lib/cases/form-value";
import { precisionIn } from "@/lib/cases/form-fields";
import type { EditedValue, EditFactInput } from "@/lib/cases/schema";
import { factSchema, factValueSchema, type CitationInput, type FactInput, type FactValue, type StoredFact } from "@/lib/facts/schema";

/** What a fact is about: another record would be another fact, and nobody has looked whether that one is public. */
const KEPT = ["toId", "byId", "parentId"] as const;

/**
 * @param date the fact's own, as the form has it: of a date attribute its wording is the text
 * @throws AppError invalid, by field, where the new value is of another kind, about another record, or cannot stand for this attribute
 */
export function editedValue(base: FactValue, edited: EditedValue, date: HonestDate | null): FactValue {
  if (base.kind !== edited.kind) throw invalid({ "value.kind": ["choice"] });
  for (const field of KEPT) if (fieldOf(edited, field) !== fieldOf(base, field)) throw invalid({ [`value.${field}`]: ["choice"] });
  const value = factValueSchema.parse({ ...base, ...columnsOf(edited), ...textOf(base, edited, date) });
  refuseText(value);
  return value;
}

function textOf(base: FactValue, edited: EditedValue, date: HonestDate | null): { text?: string } {
  if (base.kind !== "attribute" || edited.kind !== "attribute") return {};
  if (isDateAttribute(base.attribute)) return { text: printedDate(date) };
  if (edited.text === null) throw invalid({ "value.text": ["required"] });
  return { text: edited.text };
}

function fieldOf(value: Record<string, unknown>, field: string): unknown {
  return value[field];
}

/** The whole fact as the form would have it. */
export function editedFact(base: StoredFact, input: EditFactInput, citations: readonly CitationInput[]): FactInput {
  const { assertionId: _assertionId, changeReason: _changeReason, notesWithheld: _notesWithheld, unsentId: _unsentId, unsentFrom: _unsentFrom, unsentBy: _unsentBy, value, citations: _rows, ...rest } = precisionIn(input);
  return factSchema.parse({ ...rest, value: editedValue(base.value, value, rest.date), citations });
}
