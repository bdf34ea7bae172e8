/**
 * What every entry of the vocabulary has. The vocabulary is not testimony: it explains words and law, each entry with its own source,
 * and never says anything of a person (docs/architecture.md, glossary). Safe in a browser: no file is read at run time.
 */
import * as z from "zod";
import type { Locale } from "@/lib/core/kinds";

/** Where an entry was read, in words; says so where it is general knowledge or a poor host. */
export const entrySourceSchema = z.string().min(10);

/** A text in both languages of the site. */
export const bothLanguagesSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
export type BothLanguages = z.infer<typeof bothLanguagesSchema>;

/** A term: English, Chinese in simplified characters, and its pinyin with tones. */
export const termSchema = z.strictObject({ en: z.string().min(1), zhHans: z.string().min(1), pinyin: z.string().min(1) });

/**
 * The form of a term for readers of one language.
 * @param names the term
 * @param locale the language of the page
 * @returns English or simplified Chinese
 */
export function inLocale(names: { en: string; zhHans: string }, locale: Locale): string {
  return locale === "zh" ? names.zhHans : names.en;
}
