import { wordDifferences, type TextPart } from "@/lib/core/difference";
import type { Locale } from "@/lib/core/kinds";

type Said = { locale: Locale; /** What is said aloud before words taken out or put in, in the page's language. */ words: { added: string; removed: string } };

type TextDifferenceProps = Said & { before: string; after: string; /** The text's own language; the page's where it has none. */ lang?: string | undefined };

/** One text with what was taken out and what was put in; said in words too, since a strike alone is not read out. */
export function TextDifference({ locale, words, before, after, lang }: TextDifferenceProps) {
  let offset = 0;
  return (
    <span lang={lang}>
      {wordDifferences(before, after, lang ?? locale).map((part) => {
        const key = `${String((offset += part.text.length))} ${part.state}`;
        return <Part key={key} part={part} locale={locale} words={words} />;
      })}
    </span>
  );
}

function Part({ part: { text, state }, locale, words }: Said & { part: TextPart }) {
  switch (state) {
    case "removed":
      return (
        <del className="bg-danger-soft">
          <span className="sr-only" lang={locale}>{words.removed} </span>
          {text}
        </del>
      );
    case "added":
      return (
        <ins className="bg-accent-soft">
          <span className="sr-only" lang={locale}>{words.added} </span>
          {text}
        </ins>
      );
    case "kept":
      return <span>{text}</span>;
  }
}
