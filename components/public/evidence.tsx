import type { ReactNode } from "react";
import { siteLanguage } from "@/lib/core/languages";
import type { EditionFact } from "@/lib/editions/facts";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut, Mark } from "./how-put";
import { RecordLinkById } from "./record-link";
import { Remark } from "./remark";
import type { View } from "./view";

type FactProps = { fact: EditionFact; view: View };

/** Superscript links to the numbered quotations that a fact rests on. */
export function Refs({ fact, view: { locale, notes } }: FactProps) {
  return (
    <sup className="refs">
      {NoteLinks({ numbers: notes.numbersOf(fact.citations), locale })}
    </sup>
  );
}

/** Links to notes by their numbers. Called as a function where there are many (record-link.tsx). */
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
      {fact.modality === "stated" ? null : HowPut({ how: fact.modality, locale: view.locale })}
      {fact.disputed ? HowPut({ how: "disputed", locale: view.locale }) : null}
      {fact.certainty === "certain" ? null : HowPut({ how: fact.certainty, locale: view.locale })}
      {fact.preferred ? Preferred({ fact, locale: view.locale }) : null}
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
      {Refs({ fact, view })} {Qualifiers({ fact, view })} {SaidBy({ fact, view })}
    </span>
  );
}
