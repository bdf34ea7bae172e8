import { diffWordsWithSpace } from "diff";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type WordsDifferenceProps = { locale: Locale; before: string; after: string; lang?: string };

/** One text with what was taken out and what was put in; said in words too, since a strike alone is not read out. */
export function WordsDifference({ locale, before, after, lang }: WordsDifferenceProps) {
  const t = translatorFor(locale, "desk");
  // Chinese puts no spaces between its words: the segmenter knows them.
  const parts = diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter(lang ?? locale, { granularity: "word" }) });
  let offset = 0;
  return (
    <span lang={lang}>
      {parts.map((part) => {
        const key = `${String((offset += part.value.length))}${part.added ? "+" : part.removed ? "-" : ""}`;
        if (part.removed) {
          return (
            <del key={key} className="bg-danger-soft">
              <span className="sr-only" lang={locale}>{t("difference.removed")} </span>
              {part.value}
            </del>
          );
        }
        if (part.added) {
          return (
            <ins key={key} className="bg-accent-soft">
              <span className="sr-only" lang={locale}>{t("difference.added")} </span>
              {part.value}
            </ins>
          );
        }
        return <span key={key}>{part.value}</span>;
      })}
    </span>
  );
}
