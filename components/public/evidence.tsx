import type { ReactNode } from "react";
import type { EditionFact } from "@/lib/editions/facts";
import { translatorFor } from "@/lib/messages/translate";
import { RecordLinkById } from "./record-link";
import type { View } from "./view";

type FactProps = { fact: EditionFact; view: View };

// Shape, word and colour together: none of the three alone.
const MODALITY_SHAPE = { alleged: "◇", may_have: "◇", denied: "✕", admitted: "◆" } as const;

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
  const t = translatorFor(view.locale, "public");
  const words = translatorFor(view.locale, "words");
  return (
    <>
      {fact.modality === "stated" ? null : <HowPut how={fact.modality} locale={view.locale} />}
      {fact.disputed ? <HowPut how="disputed" locale={view.locale} /> : null}
      {fact.certainty === "certain" ? null : (
        <Mark shape="?" tone="caution">
          {words(`certainty.${fact.certainty}`)}
        </Mark>
      )}
      {fact.preferred ? (
        <Mark shape="▸" tone="plain">
          {t("evidence.preferred")}
          {fact.preferredReason === null ? null : <>: {fact.preferredReason}</>}
        </Mark>
      ) : null}
    </>
  );
}

/** The mark of what is not plainly stated, the same beside a fact and beside a heading. */
export function HowPut({ how, locale }: { how: keyof typeof MODALITY_SHAPE | "disputed"; locale: View["locale"] }) {
  const words = translatorFor(locale, "words");
  return how === "disputed" ? (
    <Mark shape="≠" tone="caution">
      {words("standing.disputed")}
    </Mark>
  ) : (
    <Mark shape={MODALITY_SHAPE[how]} tone="caution">
      {words(`modality.${how}`)}
    </Mark>
  );
}

/** Who says so, where it is not the source's own voice; also when their record is not public: a claim must not become the source's own. */
export function SaidBy({ fact, view }: { fact: EditionFact; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(view.locale, "public");
  const known = fact.saidBy !== null && view.lookup.has(fact.saidBy);
  if (fact.saidBy === null && fact.saidByText === null) return null;
  return (
    <span className="said-by">
      {t("evidence.accordingTo")}
      {view.locale === "en" ? " " : ""}
      {fact.saidBy !== null && known ? <RecordLinkById id={fact.saidBy} view={view} /> : (fact.saidByText ?? t("evidence.unnamed"))}
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
