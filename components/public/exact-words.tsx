import type { EditionCitation } from "@/lib/editions/contract";
import { isOf } from "@/lib/editions/edition";
import { extractsOf } from "@/lib/editions/extracts";
import { translatorFor } from "@/lib/messages/translate";
import { NoteLinks } from "./evidence";
import { QuotedWords } from "./quoted-words";
import { RecordLabel, RecordLink } from "./record-link";
import { languageOf } from "./source-list";
import type { View } from "./view";

/** What the sources say, word for word: one block per source, in the order of its text, left-out parts marked. */
export function ExactWords({ citations, view }: { citations: readonly EditionCitation[]; view: View }) {
  const t = translatorFor(view.locale, "public");
  return (
    <>
      {extractsOf(citations).map(({ source: id, pieces }) => {
        const source = view.lookup.get(id);
        if (!isOf(source, "source")) return null;
        const words = pieces.join(" […] ");
        const whose = (
          <>
            {/* Of several records together a source is led to from the list of them all. */}
            {view.within === undefined ? RecordLink({ edition: source, view }) : RecordLabel({ edition: source, view })}
            <sup className="refs">{NoteLinks({ numbers: view.notes.numbersOf(citations.filter((citation) => citation.source === id)), locale: view.locale })}</sup>
          </>
        );
        // What the public reads less exactly is not quoted: an empty quotation would be said to be somebody's exact words.
        if (words === "") {
          return (
            <p key={id} className="paragraph">
              <QuotedWords words="" language={undefined} locale={view.locale} /> · {whose}
            </p>
          );
        }
        return (
          <figure key={id} className="exact">
            <blockquote lang={languageOf(source)}>{words}</blockquote>
            <figcaption>
              {t("evidence.wordsOf")} {whose}
            </figcaption>
          </figure>
        );
      })}
    </>
  );
}
