/** Forms of detention: names in several languages, plain-words definitions and safeguards, each with its source (practices.json). */
import * as z from "zod";
import type { Locale } from "@/lib/core/kinds";
import entries from "./practices.json";
import { bothLanguagesSchema, entrySourceSchema, inLocale, termSchema } from "./sourced";

/** What a practice rests on: a statute, a rule of the Party, no law at all, or a notion of international law. */
export const PRACTICE_KINDS = ["criminal_procedure", "administrative", "supervision", "party", "extra_legal", "international_law"] as const;

const practiceSchema = z.strictObject({
  /** Lower case with underscores; a practice's record has the same word with hyphens as its slug. */
  code: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/u),
  kind: z.enum(PRACTICE_KINDS),
  names: termSchema,
  abbreviation: z.string().nullable(),
  otherNames: z.array(z.string()),
  definition: bothLanguagesSchema,
  /** What the law asks for on paper; empty where none is recorded. The two languages have the same points in the same order. */
  safeguards: z.strictObject({ en: z.array(z.string()), zh: z.array(z.string()) }),
  source: entrySourceSchema,
});
export type PracticeEntry = z.infer<typeof practiceSchema>;

/** Every practice of the vocabulary, in the order of practices.json. */
export const PRACTICES: readonly PracticeEntry[] = z.array(practiceSchema).parse(entries);

/**
 * The practice with this code.
 * @param code a code (`rsdl`, `black_jail`) or the slug of a practice's record (`black-jail`)
 * @returns the entry, or null where the vocabulary has none
 */
export function practiceByCode(code: string): PracticeEntry | null {
  const wanted = code.replaceAll("-", "_");
  return PRACTICES.find((practice) => practice.code === wanted) ?? null;
}

/**
 * What readers of one language call a practice.
 * @param code a code or a slug
 * @param locale the language of the page
 * @returns the name, or null where the vocabulary has none
 */
export function practiceName(code: string, locale: Locale): string | null {
  const practice = practiceByCode(code);
  return practice === null ? null : inLocale(practice.names, locale);
}
