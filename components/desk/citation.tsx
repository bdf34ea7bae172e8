import { Rating } from "@/components/public/rating";
import { recordTitle, type RecordNames } from "@/components/desk/fact-words";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { CitationInput } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type CitationProps = { locale: Locale; citation: CitationInput; names: RecordNames };

/** One quotation with its source. */
export function Citation({ locale, citation, names }: CitationProps) {
  const t = translatorFor(locale, "desk");
  const source = recordTitle(names[citation.sourceId], locale);
  return (
    <>
      {/* A source speaks the language of its title; where even that is unknown, not the reader's. */}
      <blockquote lang={source.lang ?? ""} className="whitespace-pre-line font-serif">
        {/* What stands around the words is published with them. */}
        {citation.prefix !== "" && <span className="text-muted">{citation.prefix}</span>}
        {citation.exact}
        {citation.suffix !== "" && <span className="text-muted">{citation.suffix}</span>}
      </blockquote>
      <p className="text-small">
        <a href={paths.desk.record(citation.sourceId)} lang={source.lang} className="-my-0.5 inline-block py-0.5">
          {source.text}
        </a>
        {citation.start !== null && citation.end !== null && <span className="text-muted"> · {t("citation.characters", { start: String(citation.start), end: String(citation.end) })}</span>}
        {citation.locator !== null && <span className="text-muted"> · {citation.locator}</span>}
      </p>
      <Rating reliability={citation.reliability} credibility={citation.credibility} locale={locale} />
      {citation.internalNote !== null && (
        <p className="text-small text-muted">
          {labelled(locale, t("fields.internalNote"), citation.internalNote)}
        </p>
      )}
    </>
  );
}
