import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** A source's own words, or that they are not quoted: of what the public reads less exactly than it is known, they would tell the rest. */
export function QuotedWords({ words, language, locale }: { words: string; language: string | undefined; locale: Locale }) {
  return words === "" ? <span className="kind">{translatorFor(locale, "consent")("notQuoted")}</span> : <q lang={language}>{words}</q>;
}
