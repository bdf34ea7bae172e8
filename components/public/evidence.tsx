import type { ReactNode } from "react";
import { siteLanguage } from "@/lib/core/languages";
import type { EditionFact } from "@/lib/editions/facts";
import type { Mark as MarkOfReadings } from "@/lib/editions/mark";
import { translatorFor } from "@/lib/messages/translate";
import { RecordLinkById } from "./record-link";
import { Remark } from "./remark";
import type { View } from "./view";

type FactProps = { fact: EditionFact; view: View };

// Shape, word and colour together: none of the three alone.
const MODALITY_SHAPE = { alleged: "◇", may_have: "◇", denied: "✕", admitted: "◆" } as const;
const CAUTION = { tone: "caution" } as const;

/** Superscript links to the numbered quotations that a fact rests on. */
export function Refs({ fact, view: { locale, notes } }: FactProps) {
  return (
    <sup className="refs">
      <NoteLinks numbers={notes.numbersOf(fact.citations)} locale={locale} />
    </sup>
  );
}

/** Links to notes by their numbers. */
export function NoteLinks({ numbers, locale }: { numbers: readonly number[]; locale: View["locale"] }) {
  const t = translatorFor(locale, "public");
  return numbers.map((number) => (
    <a key={number} href={`#note-${number}`} aria-label={t("evidence.note", { number })}>
      {number}
    </a>
  ));
}

/** How a fact is put and how sure it is: an allegation never reads like a finding. Nothing where it is plainly stated. */
export function Qualifiers({ fact, view }: { fact: EditionFact; view: Pick<View, "locale"> }) {
  return (
    <>
      {fact.modality === "stated" ? null : <HowPut how={fact.modality} locale={view.locale} />}
      {fact.disputed ? <HowPut how="disputed" locale={view.locale} /> : null}
      {fact.certainty === "certain" ? null : <HowPut how={fact.certainty} locale={view.locale} />}
      {fact.preferred ? <Preferred fact={fact} locale={view.locale} /> : null}
    </>
  );
}

/** That an editor preferred this reading, and why. */
export function Preferred({ fact, locale }: { fact: Pick<EditionFact, "preferredReason">; locale: View["locale"] }) {
  return (
    <Mark shape="▸" tone="plain">
      {translatorFor(locale, "public")("evidence.preferred")}
      {fact.preferredReason === null ? null : <>: <Remark text={fact.preferredReason} locale={locale} /></>}
    </Mark>
  );
}

type How = Exclude<MarkOfReadings, null> | "admitted";

/** The mark of what is not plainly stated, the same beside a fact and beside a heading. */
export function HowPut({ how, locale }: { how: How; locale: View["locale"] }) {
  return <Mark {...CAUTION} shape={how === "disputed" ? "≠" : how === "likely" || how === "uncertain" ? "?" : MODALITY_SHAPE[how]}>{markWord(how, locale)}</Mark>;
}

/** The word of a mark, where no shape can stand. */
export function markWord(how: How, locale: View["locale"]): string {
  const words = translatorFor(locale, "words");
  switch (how) {
    case "disputed":
      return words("standing.disputed");
    case "likely":
    case "uncertain":
      return words(`certainty.${how}`);
    default:
      return words(`modality.${how}`);
  }
}

/**
 * Who says so, where it is not the source's own voice; also when their record is not public: a claim must not become the source's own.
 * The source's description of a speaker is shown only where there is no record to name: beside a withdrawn one it would name them again.
 */
export function SaidBy({ fact, view }: { fact: EditionFact; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(view.locale, "public");
  if (fact.saidBy === null && fact.saidByText === null) return null;
  return (
    <span className="said-by">
      {t("evidence.accordingTo")}
      {siteLanguage(view.locale).space}
      {fact.saidBy === null ? <Remark text={fact.saidByText ?? ""} locale={view.locale} /> : view.lookup.has(fact.saidBy) ? <RecordLinkById id={fact.saidBy} view={view} /> : t("evidence.unnamed")}
    </span>
  );
}

/** A value with how it is put, who says so and its sources. */
export function Fact({ fact, view, children }: FactProps & { children: ReactNode }) {
  return (
    <span className="fact">
      {children}
      <Refs fact={fact} view={view} /> <Qualifiers fact={fact} view={view} /> <SaidBy fact={fact} view={view} />
    </span>
  );
}

/** A status: a word with a shape before it and a colour behind it. */
export function Mark({ shape, tone, children }: { shape: string; tone: "accent" | "caution" | "plain"; children: ReactNode }) {
  return (
    <span className={`mark mark-${tone}`}>
      <span aria-hidden="true">{shape}</span> {children}
    </span>
  );
}
