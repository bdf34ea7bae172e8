import type { RecordNames } from "@/components/desk/fact-words";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { CitationInput } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type CitationListProps = { locale: Locale; citations: readonly CitationInput[]; names: RecordNames };

/** The sources of one fact with their exact words; a fact without any says so, since it cannot be published. */
export function CitationList({ locale, citations, names }: CitationListProps) {
  const t = translatorFor(locale, "desk");
  if (citations.length === 0) return <p className="mt-3 font-semibold text-danger">{t("fact.uncited")}</p>;
  return (
    <div className="mt-3">
      <h4 className="text-sm font-semibold">{t("fact.sources", { count: citations.length })}</h4>
      <ul className="grid gap-3">
        {citations.map((citation) => {
          const source = names[citation.sourceId];
          return (
            <li key={`${citation.sourceId} ${citation.exact}`} className="border-s-2 border-line ps-3">
              <blockquote className="whitespace-pre-line break-words font-serif">{citation.exact}</blockquote>
              <p className="text-sm">
                <a href={paths.desk.record(citation.sourceId)} lang={source?.language ?? undefined}>
                  {source?.text ?? t("fact.unnamed")}
                </a>
                {citation.locator !== null && <span className="text-muted"> · {citation.locator}</span>}
              </p>
              {citation.internalNote !== null && (
                <p className="text-sm text-muted">
                  {t("fields.internalNote")}: {citation.internalNote}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
