import { translatorFor } from "@/lib/messages/translate";
import { attributesOf, dateOf } from "@/lib/editions/facts";
import type { EditionOf } from "@/lib/editions/edition";
import { HonestDateText } from "./honest-date-text";
import { RecordLink } from "./record-link";
import { Section } from "./section";
import type { View } from "./view";

/** The numbered quotations of a page, under the sources they are from. */
export function SourceList({ view }: { view: View }) {
  const t = translatorFor(view.locale, "public");
  return (
    <Section id="sources" title={t("sources.title")} locale={view.locale} empty={view.notes.groups.length === 0} note={t("sources.note")}>
      {view.notes.groups.map(({ source, notes }) => (
        <div key={source.body.id} className="source-group">
          <h3>
            <SourceLine source={source} view={view} />
          </h3>
          <ol>
            {notes.map(({ number, citation }) => (
              <li key={number} id={`note-${number}`} value={number}>
                <q lang={languageOf(source)}>{citation.exact}</q>
                {citation.locator === null ? null : <span className="as-printed"> {citation.locator}</span>}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  );
}

/** The language that a source is written in; undetermined where none is recorded. */
export function languageOf(source: EditionOf<"source">): string {
  return attributesOf(source.body, "language")[0]?.text ?? "und";
}

/** Title, publisher and date of a source. */
export function SourceLine({ source, view }: { source: EditionOf<"source">; view: Pick<View, "locale" | "lookup"> }) {
  const title = attributesOf(source.body, "title")[0];
  const publisher = attributesOf(source.body, "publisher")[0];
  const date = dateOf(source.body);
  // Without a title, the label already says publisher and date.
  if (title === undefined) return <RecordLink edition={source} view={view} />;
  return (
    <>
      <RecordLink edition={source} view={view} />
      {publisher === undefined ? null : (
        <span className="source-particulars">
          {" · "}
          <span {...(publisher.language === null ? {} : { lang: publisher.language })}>{publisher.text}</span>
        </span>
      )}
      {date === null ? null : (
        <span className="source-particulars">
          {" · "}
          <HonestDateText edtf={date.edtf} locale={view.locale} />
        </span>
      )}
    </>
  );
}
