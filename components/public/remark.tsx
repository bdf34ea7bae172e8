import type { Locale } from "@/lib/core/kinds";
import { languageTag, writtenIn } from "@/lib/core/languages";
import { InLanguage } from "./record-link";

/** Words that carry no language of their own, such as a public note, marked with the one that they are written in where the page is in another. */
export function Remark({ text, locale }: { text: string; locale: Locale }) {
  const language = writtenIn(text);
  return <InLanguage text={text} language={language === languageTag(locale) ? null : language} />;
}
