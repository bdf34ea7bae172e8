import { LOCALES, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import type { CitationFile } from "@/lib/core/paths";
import type { Drawn } from "@/lib/editions/edition";
import { absolute, today } from "@/lib/editions/site";
import { citationOf, plainCitation } from "@/lib/editions/takeaway/citation";
import { CITATION_FILES } from "@/lib/editions/takeaway/citation-file";
import { translatorFor } from "@/lib/messages/translate";
import type { View } from "./view";

type CitationsProps = {
  /** What is cited, as citationOf takes it. */
  edition: Drawn;
  view: Pick<View, "locale" | "lookup">;
  /** The address of each file for a reference manager. */
  file: (file: CitationFile) => string;
};

/** How an edition is cited, by the convention of each language, the page's own first; and its files. Parts of a `dl`. */
export function Citations({ edition, view: { locale, lookup }, file }: CitationsProps) {
  const t = translatorFor(locale, "takeaway");
  const conventions: Locale[] = LOCALES.toSorted((a, b) => Number(b === locale) - Number(a === locale));
  return (
    <>
      {conventions.map((convention) => (
        <div key={convention}>
          <dt>{t(convention === locale ? "cite.suggested" : "cite.otherConvention")}</dt>
          <dd lang={languageTag(convention)} className="citation">
            {plainCitation(citationOf(edition, convention, lookup, { absolute, retrievedOn: today() }))}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t("cite.manager")}</dt>
        <dd className="file-links">
          {(Object.keys(CITATION_FILES) as CitationFile[]).map((each) => (
            <a key={each} href={file(each)} type={CITATION_FILES[each].type}>
              {CITATION_FILES[each].name}
            </a>
          ))}
        </dd>
      </div>
    </>
  );
}
