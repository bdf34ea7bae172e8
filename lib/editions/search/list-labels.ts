/** What filters of the lists and their values are called. */
import { MEDIA, RECORD_KINDS, STATEMENT_FORMS, type Locale } from "@/lib/core/kinds";
import type { EditionLookup } from "@/lib/editions/edition";
import type { Heads } from "@/lib/editions/head";
import { labelOf } from "@/lib/editions/labels";
import type { Mark } from "@/lib/editions/mark";
import { markWord } from "@/lib/editions/mark-words";
import { ORIGINS, UPDATE_KINDS, type ListFacet } from "@/lib/editions/search/lists";
import { TEXT_KINDS } from "@/lib/editions/search/text-parts";
import { translatorFor } from "@/lib/messages/translate";

/** `language`: BCP 47; null: the page's own. `mark`: what must stand beside a record's name that is not plainly stated. */
export type ValueLabel = { label: string; language: string | null; mark?: NonNullable<Mark> };

/** A record as a value of a filter: labelOf where its mark can be drawn, plainLabelOf where it cannot. */
export type CallRecord = typeof labelOf;

type Value = { facet: ListFacet; value: string; record: string | null };

/** What a value of a filter is called; one that nobody has, and that is no word of ours, by itself. */
export function listValueLabel({ facet, value, record }: Value, locale: Locale, lookup: EditionLookup, call: CallRecord = labelOf): ValueLabel {
  const called = recordLabel(record, locale, { among: lookup, others: lookup }, call);
  if (called !== null) return called;
  // A publisher is called as a source prints it, in whatever language that is.
  return facet === "publisher" ? { label: value, language: "und" } : { label: ownWord(facet, value, locale) ?? value, language: null };
}

/** Where a record is looked up, and those of which its name may be made. */
type Among = { among: Heads; others: EditionLookup };

/** What a record is called that is a value; null where it is none, or stands no more. */
export function recordLabel(record: string | null, locale: Locale, { among, others }: Among, call: CallRecord): ValueLabel | null {
  const edition = record === null ? undefined : among.get(record);
  if (edition === undefined) return null;
  const { text, language, mark } = call(edition, locale, others);
  return { label: text, language, ...(mark === undefined ? {} : { mark }) };
}

/** How a chosen value is called within a sentence, its mark in words; one that nobody has, by itself. */
export function valueWords(choices: readonly (ValueLabel & { facet: string; value: string })[], { facet, value }: { facet: string; value: string }, locale: Locale): string {
  const choice = choices.find((each) => each.facet === facet && each.value === value);
  if (choice === undefined) return value;
  const { label, mark } = choice;
  return mark === undefined ? label : translatorFor(locale, "search")("chosen.marked", { value: label, mark: markWord(mark, locale) });
}

function ownWord(facet: ListFacet, value: string, locale: Locale): string | undefined {
  const t = translatorFor(locale, "find");
  const words = translatorFor(locale, "words");
  const among = <T extends string>(codes: readonly T[], word: (code: T) => string): string | undefined => {
    const code = codes.find((known) => known === value);
    return code === undefined ? undefined : word(code);
  };
  switch (facet) {
    case "kind":
      return among(TEXT_KINDS, (kind) => t(`kind.${kind}`));
    case "origin":
      return among(ORIGINS, (origin) => t(`origin.${origin}`));
    case "form":
      return among(STATEMENT_FORMS, (form) => words(`statementForm.${form}`));
    case "medium":
      return among(MEDIA, (medium) => words(`medium.${medium}`));
    case "record":
      return among(RECORD_KINDS, (kind) => words(`recordKinds.${kind}`));
    case "act":
      return among(UPDATE_KINDS, (act) => (act === "withheld" ? translatorFor(locale, "public")("updates.withheld") : words(`editionReason.${act}`)));
    case "language":
      return languageName(value, locale);
    default:
      return undefined;
  }
}

const TAG = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/u;

/** The name of a language in another; of a tag with more than language, script and region: the tag. */
function languageName(tag: string, locale: Locale): string {
  return TAG.test(tag) ? (new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag) : tag;
}
