import { paths } from "@/lib/core/paths";
import type { Drawn } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { Citations } from "./citations";
import type { View } from "./view";

/** How one edition is cited, by an address that never leads to another one. @param edition as citationOf takes it */
export function CiteEdition({ edition, view }: { edition: Drawn; view: Pick<View, "locale" | "lookup"> }) {
  const { locale } = view;
  const { kind, slug, number } = edition.entry;
  return (
    <section id="cite" aria-labelledby="cite-heading" className="edition-box">
      <h2 id="cite-heading">{translatorFor(locale, "editions")("cite.title")}</h2>
      <dl>
        <Citations edition={edition} view={view} file={(file) => paths.editionFile(locale, kind, slug, number, file)} />
      </dl>
      <p>{translatorFor(locale, "editions")("cite.note")}</p>
      <p>{translatorFor(locale, "takeaway")("cite.retrieved")}</p>
    </section>
  );
}
