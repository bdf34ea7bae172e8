/**
 * Forms of detention: names in several languages, plain-words definitions and safeguards, each with its source. The wordings are in the database, where they change
 * without a release (docs/decisions/053); here is what one is, and how one is found. Pure.
 */
import * as z from "zod";
import type { Locale } from "@/lib/core/kinds";
import { onceForEachText } from "@/lib/core/once";
import { languageTagSchema } from "@/lib/core/text";
import { bothLanguagesSchema, entrySourceSchema, inLocale, termSchema } from "./sourced";

/** What a practice rests on: a statute, a rule of the Party, no law at all, or a notion of international law. */
export const PRACTICE_KINDS = ["criminal_procedure", "administrative", "supervision", "party", "extra_legal", "international_law"] as const;
/** What can be done to the words for a practice. */
export const WORDING_ACTS = ["add", "correct", "retire", "restore"] as const;
export type WordingAct = (typeof WORDING_ACTS)[number];
/** Lower case with underscores; the record of the practice has the same word with hyphens as its slug. */
export const PRACTICE_CODE = /^[a-z]+(?:_[a-z]+)*$/u;

const practiceSchema = z.strictObject({
  /** Of the wording. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  code: z.string().regex(PRACTICE_CODE),
  kind: z.enum(PRACTICE_KINDS),
  names: termSchema,
  abbreviation: z.string().nullable(),
  otherNames: z.array(z.string()),
  definition: bothLanguagesSchema,
  /** What the law asks for on paper; empty where none is recorded. The two languages have the same points in the same order. */
  safeguards: z.strictObject({ en: z.array(z.string()), zh: z.array(z.string()) }),
  source: entrySourceSchema,
  /** Words of that source, as it has them. Null where none are quoted, as of what came with the product. */
  quotation: z.strictObject({ text: z.string().min(1), language: languageTagSchema }).nullable().default(null),
  /** No new fact names it any more. Facts that do keep it, and it is read there. */
  retired: z.boolean(),
  /** How this wording came to stand, on which day, why, and whether nobody but whoever proposed it looked at it. Null of what came with the product. */
  changed: z.strictObject({ how: z.enum(WORDING_ACTS), on: z.iso.date(), reason: z.string().nullable(), alone: z.boolean() }).nullable().default(null),
});
export type PracticeEntry = z.infer<typeof practiceSchema>;
/** The words for any practices, one wording for each. */
export type Practices = readonly PracticeEntry[];

/**
 * A wording as the database holds it.
 * @throws ZodError where it is not what was promised
 */
export function practiceFrom(document: unknown): PracticeEntry {
  return practiceSchema.parse(document);
}

/** The same, out of the text of its document. @throws ZodError as practiceFrom */
export const practiceFromText = onceForEachText(practiceFrom);

/** The same, null where a practice has none. @throws ZodError as practiceFrom */
export function practiceOrNull(document: unknown): PracticeEntry | null {
  return document == null ? null : practiceFrom(document);
}

/**
 * The words for the practice with this code.
 * @param code a code (`rsdl`, `black_jail`) or the slug of a practice's record (`black-jail`)
 * @returns the entry, or null where the vocabulary has none
 */
export function practiceByCode(practices: Practices, code: string): PracticeEntry | null {
  const wanted = code.replaceAll("-", "_");
  return practices.find((practice) => practice.code === wanted) ?? null;
}

/**
 * What readers of one language call a practice.
 * @param code a code or a slug
 * @param locale the language of the page
 * @returns the name, or null where the vocabulary has none
 */
export function practiceName(practices: Practices, code: string, locale: Locale): string | null {
  const practice = practiceByCode(practices, code);
  return practice === null ? null : inLocale(practice.names, locale);
}

/**
 * The practice that somebody's names are those of, however they are written.
 * @param names plain names of one thing
 * @returns null where none is meant, or more than one
 */
export function practiceCalled(practices: Practices, names: readonly string[]): PracticeEntry | null {
  const wanted = new Set(names.map(folded));
  const [one, ...others] = practices.filter((practice) => [practice.names.en, practice.names.zhHans, practice.abbreviation ?? "", ...practice.otherNames].some((name) => name !== "" && wanted.has(folded(name))));
  return one !== undefined && others.length === 0 ? one : null;
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/[\s-]+/gu, " ").trim();
}
