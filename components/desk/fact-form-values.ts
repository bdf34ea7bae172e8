/**
 * A stored fact as the boxes of the edit form, by field name: what the form begins with, and, after somebody else's save, what
 * theirs would be in the same boxes. Pure and browser-safe.
 */
import type { DateDefaults } from "@/components/forms/date-parts";
import { partsFromEdtf } from "@/lib/core/honest-date-parts";
import { isDateAttribute } from "@/lib/core/kinds";
import type { FactInput } from "@/lib/facts/schema";

export type FormValues = Record<string, string>;

// What a fact is about stays as it was: no box, and nothing to compare.
const NOT_EDITED = new Set(["eventId", "caseId", "attribute", "countryId", "spell", "lawyerId", "endEdtf", "endPrinted", "endCountedFrom"]);

/** Only filled boxes have an entry. */
export function factFormValues(fact: FactInput): FormValues {
  const values: FormValues = {};
  const put = (name: string, value: string | number | boolean | null | undefined) => {
    if (value === true) values[name] = "yes";
    else if (value !== null && value !== undefined && value !== false && value !== "") values[name] = String(value);
  };
  for (const [name, value] of Object.entries<string | number | boolean | null>(fact.value)) {
    if (!NOT_EDITED.has(name) && !(name === "text" && wordingOfDate(fact) !== null)) put(`value.${name}`, value);
  }
  for (const [name, value] of Object.entries(endDefaults(fact))) put(`value.end.${name}`, value);
  for (const [name, value] of Object.entries(dateDefaults(fact))) put(`date.${name}`, value);
  for (const name of ["modality", "certainty", "standing", "visibility", "saidById", "saidByText", "internalNote", "publicDate", "publicPlace"] as const) put(name, fact[name]);
  put("hidesPlace", fact.publicPlace === "");
  for (const [index, citation] of fact.citations.entries()) {
    for (const name of ["sourceId", "exact", "locator", "internalNote", "reliability", "credibility"] as const) put(`citations[${index}].${name}`, citation[name]);
  }
  return values;
}

/** The date's boxes; an EDTF text where no boxes can say it. */
export function dateDefaults({ date, value }: Pick<FactInput, "date"> & Partial<Pick<FactInput, "value">>): DateDefaults {
  const text = value === undefined ? null : wordingOfDate({ value });
  if (date === null) return text === null ? {} : { printed: text };
  const printed = date.printed ?? text;
  return {
    ...(partsFromEdtf(date.edtf) ?? { edtf: date.edtf }),
    ...(printed === null ? {} : { printed }),
    ...(date.countedFrom === null ? {} : { countedFrom: date.countedFrom }),
  };
}

/** What a date attribute says: how its source prints it, which has its box with the date. Null of all other values. */
function wordingOfDate({ value }: Pick<FactInput, "value">): string | null {
  return value.kind === "attribute" && isDateAttribute(value.attribute) ? value.text : null;
}

/** The same of the end of what lasts; none where nothing does, or no end is on record. */
export function endDefaults({ value }: Pick<FactInput, "value">): DateDefaults {
  if (!("endEdtf" in value) || value.endEdtf === null) return {};
  return dateDefaults({ date: { edtf: value.endEdtf, printed: value.endPrinted, countedFrom: value.endCountedFrom } });
}
