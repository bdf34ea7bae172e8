/**
 * The sentences for what went wrong, by message key. They belong to the program, which a browser keeps, and not to each page: twenty thousand letters, drawn and sent
 * with every form, were more than most pages of the desk have to say.
 */
import type { Locale } from "@/lib/core/kinds";
import enErrors from "@/lib/messages/en/errors.json";
import zhErrors from "@/lib/messages/zh/errors.json";

const SENTENCES: Record<Locale, Readonly<Record<string, string>>> = { en: enErrors, zh: zhErrors };

/**
 * As written, not as said: the browser alone knows the reference of a failure, which stands where `unexpected` holds `{reference}`.
 * @returns the general sentence for a key that no file knows, since what a person typed may have caused it
 */
export function failureSentence(locale: Locale, key: string): string {
  const sentences = SENTENCES[locale];
  return sentences[key] ?? sentences["invalid"] ?? key;
}
