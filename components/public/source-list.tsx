import { translatorFor } from "@/lib/messages/translate";
import { affirmedOf, plainOf, saidOf } from "@/lib/editions/affirmed";
import { datingsOfBody } from "@/lib/editions/datings";
import type { EditionOf } from "@/lib/editions/edition";
import { HonestDateText } from "./honest-date-text";
import { HowPut } from "./how-put";
import { NoteUses, ReadAt, WebAddress } from "./note-uses";
import { QuotedWords } from "./quoted-words";
import { Rating } from "./rating";
import { InLanguage, RecordLink } from "./record-link";
import { Section } from "./section";
import { SourceChain } from "./source-chain";
import type { View } from "./view";

/** The numbered quotations of a page, under the sources they are from. */
export function SourceList({ view }: { view: View }) {
  const t = translatorFor(view.locale, "public");
  const isRated = view.notes.groups.some(({ notes }) => notes.some(({ citation }) => citation.reliability !== undefined || citation.credibility !== undefined));
  const note = isRated ? `${t("sources.note")}${translatorFor(view.locale, "profile")("rating.note")}` : t("sources.note");
  return (
    <Section id="sources" title={t("sources.title")} locale={view.locale} empty={view.notes.groups.length === 0} note={note}>
      {view.notes.groups.map(({ source, notes }) => (
        <div key={source.body.id} className="source-group">
          <h3>
            {SourceLine({ source, view })}
          </h3>
          {ReadAt({ source, locale: view.locale })}
          {view.notes.usesOf(notes[0]?.number ?? 0).length === 0 ? null : <SourceChain citations={notes.map(({ citation }) => citation)} view={view} />}
          <ol>
            {notes.map(({ number, citation }) => (
              <li key={number} id={`note-${number}`} value={number}>
                {QuotedWords({ words: citation.exact, language: languageOf(source), locale: view.locale })}
                {citation.locator === null ? null : <span className="as-printed source-address"> {WebAddress({ text: citation.locator })}</span>}
                {Rating({ reliability: citation.reliability, credibility: citation.credibility, locale: view.locale })}
                {NoteUses({ uses: view.notes.usesOf(number), locale: view.locale })}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  );
}

/** The language that a source is written in; undetermined where none is recorded, where sources differ on it, and where one is only alleged: nothing can stand beside it. */
export function languageOf(source: EditionOf<"source">): string {
  return plainOf(source.body, "language")?.text ?? "und";
}

/** Title, publisher and date of a source. */
export function SourceLine({ source, view }: { source: EditionOf<"source">; view: Pick<View, "locale" | "lookup"> }) {
  const [title] = affirmedOf(source.body, "title");
  // Without a title, the label already says publisher and date.
  if (title === undefined) return RecordLink({ edition: source, view });
  const publishers = saidOf(source.body, "publisher");
  return (
    <>
      {RecordLink({ edition: source, view })}
      {publishers.map(({ reading, mark }, position) => (
        <span key={reading.id} className="source-particulars">
          {position === 0 ? " · " : translatorFor(view.locale, "custody")("status.or")}
          {InLanguage({ text: reading.text, language: reading.language, on: view.locale })}
          {mark === null ? null : <> {HowPut({ how: mark, locale: view.locale })}</>}
        </span>
      ))}
      {datingsOfBody(source.body).map(({ date, mark }) => (
        <span key={date.edtf} className="source-particulars">
          {" · "}
          {HonestDateText({ edtf: date.edtf, locale: view.locale })}
          {mark === null ? null : <> {HowPut({ how: mark, locale: view.locale })}</>}
        </span>
      ))}
    </>
  );
}
