import { Citation } from "@/components/desk/citation";
import type { RecordNames } from "@/components/desk/fact-words";
import type { Locale } from "@/lib/core/kinds";
import type { CitationInput } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type CitationListProps = { locale: Locale; citations: readonly CitationInput[]; names: RecordNames };

/** The sources of one fact with their exact words; a fact without any says so, since it cannot be published. */
export function CitationList({ locale, citations, names }: CitationListProps) {
  const t = translatorFor(locale, "desk");
  if (citations.length === 0) return <p className="mt-3 font-semibold text-danger">{t("fact.uncited")}</p>;
  return (
    <ul aria-label={t("fact.sources", { count: citations.length })} className="mt-3 grid gap-3">
      {citations.map((citation, index) => (
        <li key={index} className="border-s-2 border-rule ps-3">
          <Citation locale={locale} citation={citation} names={names} />
        </li>
      ))}
    </ul>
  );
}
