import { formatHonestDate } from "@/lib/core/honest-date";
import { CHARGES, CHARGE_STAGES, MEDIA, OCCUPATIONS, REPRESENTATION_BEGINNINGS, REPRESENTATION_ENDINGS, STAGES, STATEMENT_FORMS, type Locale } from "@/lib/core/kinds";
import type { RecordId } from "@/lib/core/ids";
import { languageName } from "@/lib/core/languages";
import type { ComparedField, FactComparison, FieldDifference } from "@/lib/editions/compare";
import { translatorFor } from "@/lib/messages/translate";
import { chargeName } from "@/lib/vocabulary/charges";
import { stageName } from "@/lib/vocabulary/stages";
import { InLanguage, RecordLinkById } from "./record-link";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;
type ValueProps = { value: string; row: FieldDifference; fact: FactComparison; view: Shown };

// Written in the language that the fact names; of every other text none is on record.
const IN_ITS_LANGUAGE: ReadonlySet<ComparedField> = new Set(["text", "described", "role", "capacity", "place", "datePrinted", "authority", "endPrinted"]);

/** The language of a field's words, as the fact has it now or had it; null where none is on record. */
export function languageIn({ field }: FieldDifference, { before, after }: FactComparison): string | null {
  const fact = (after ?? before)?.fact;
  return IN_ITS_LANGUAGE.has(field) && fact !== undefined && "language" in fact ? fact.language : null;
}

/** Whether a text is a code of a closed list, and is shown by its word. */
export function isCoded(row: FieldDifference, fact: FactComparison): boolean {
  return row.type === "text" && row.field === "text" && [row.before, row.after].some((value) => value !== null && codedText(value, fact, "en") !== null);
}

/** One side of a field, in the reader's words; texts in their own language. */
export function Value({ value, row, fact, view }: ValueProps) {
  const { locale } = view;
  const t = translatorFor(locale, "editions");
  switch (row.type) {
    case "record":
      return <RecordLinkById id={value as RecordId} view={view} />;
    case "date":
    case "day":
      return <>{formatHonestDate(value, locale)}</>;
    case "yes_no":
      return <>{t(value === "true" ? "compare.yes" : "compare.no")}</>;
    case "language":
      return <>{languageName(value, locale)}</>;
    case "code":
      return <>{codeWord(row.field, value, fact, locale)}</>;
    case "number":
      return <>{value}</>;
    case "text": {
      const word = row.field === "text" ? codedText(value, fact, locale) : null;
      return word === null ? <InLanguage text={value} language={languageIn(row, fact)} /> : <>{word}</>;
    }
  }
}

/** The word of an attribute whose text is a code, such as an occupation; null where it is words. */
function codedText(value: string, { before, after }: FactComparison, locale: Locale): string | null {
  const fact = (after ?? before)?.fact;
  if (fact === undefined || !("attribute" in fact)) return null;
  const words = translatorFor(locale, "words");
  switch (fact.attribute) {
    case "occupation":
      return wordOf(OCCUPATIONS, value, (code) => words(`occupation.${code}`));
    case "medium":
      return wordOf(MEDIA, value, (code) => words(`medium.${code}`));
    case "form":
      return wordOf(STATEMENT_FORMS, value, (code) => words(`statementForm.${code}`));
    case "language":
      return languageName(value, locale);
    default:
      return null;
  }
}

function wordOf<Code extends string>(codes: readonly Code[], value: string, say: (code: Code) => string): string | null {
  const code = codes.find((known) => known === value);
  return code === undefined ? null : say(code);
}

const LIST_OF = {
  kind: "nameKind", attribute: "attribute", affiliation: "affiliation", relation: "aboutRelation", passage: "passage", state: "signatureState", eventKind: "eventKind",
  modality: "modality", certainty: "certainty",
} as const satisfies Partial<Record<ComparedField, string>>;

function codeWord(field: ComparedField, value: string, { list: factList }: FactComparison, locale: Locale): string {
  if (field === "charge") return wordOf(CHARGES, value, (charge) => chargeName(charge, locale)) ?? value;
  const custody = translatorFor(locale, "custody");
  if (field === "stage" && factList === "charges") return wordOf(CHARGE_STAGES, value, (stage) => custody(`chargeStage.${stage}`)) ?? value;
  if (field === "began") return wordOf(REPRESENTATION_BEGINNINGS, value, (began) => custody(`began.${began}`)) ?? value;
  if (field === "ended") return wordOf(REPRESENTATION_ENDINGS, value, (ended) => custody(`ended.${ended}`)) ?? value;
  if (field === "stage") return wordOf(STAGES, value, (stage) => stageName(stage, locale)) ?? value;
  const list = (LIST_OF as Partial<Record<ComparedField, string>>)[field];
  const words = translatorFor(locale, "words");
  const key = `${list ?? ""}.${value}` as "modality.stated";
  return list !== undefined && words.has(key) ? words(key) : value;
}
