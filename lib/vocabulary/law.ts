/**
 * The law on each practice, by version, with its longest length. The versions are in the database, where they change without a release (docs/decisions/050); here is
 * what one is, and how the one of a day is found. Pure. A limit is a limit on paper: passing it never means a release.
 */
import * as z from "zod";
import { onceForEachText } from "@/lib/core/once";
import { languageTagSchema } from "@/lib/core/text";
import { bothLanguagesSchema, entrySourceSchema } from "./sourced";

/** The number of an article, as it is cited: `73`, `120-1`. */
export const ARTICLE = /^[1-9][0-9]{0,3}(?:-[1-9][0-9]?)?$/u;
/** ISO 8601, in days or months: the two lengths that counting.ts can count. */
export const LONGEST = /^P[1-9][0-9]{0,3}[DM]$/u;
/** Fields of a version that may not have been seen in a written source. */
export const UNCHECKED = ["inForceFrom", "inForceTo", "article", "lengthArticle"] as const;
/** What can be done to the law on a practice. */
export const LAW_ACTS = ["add", "correct", "end", "withdraw"] as const;
export type LawAct = (typeof LAW_ACTS)[number];

const article = z.string().regex(ARTICLE).nullable();
/** Words in the language in which they are written, never in ours. */
const wordsSchema = z.strictObject({ text: z.string().min(1), language: languageTagSchema });

const lawVersionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  /** Code of a practice. */
  practice: z.string(),
  law: bothLanguagesSchema,
  /** Year of the amendment, as the version is usually cited. */
  version: z.string().regex(/^[0-9]{4}$/u),
  /** First and last day in force; null where open or not recorded (`unchecked` tells which). */
  inForceFrom: z.iso.date().nullable(),
  inForceTo: z.iso.date().nullable(),
  article,
  /** The article that sets the length. */
  lengthArticle: article,
  /** Longest length, every extension included: ISO 8601 duration. Null where this law sets none: then there is no limit, and none is claimed. */
  longest: z.string().regex(LONGEST).nullable(),
  note: bothLanguagesSchema.nullable(),
  /** Fields that were not seen in a written source and need a check before anything rests on them. */
  unchecked: z.array(z.enum(UNCHECKED)),
  source: entrySourceSchema,
  /** The words of that source on which the entry rests. Null of what came with the product. */
  quotation: wordsSchema.nullable().default(null),
  /** The law's own words, with a translation where there is one. */
  wording: wordsSchema.nullable().default(null),
  translation: wordsSchema.nullable().default(null),
  /** Of a version that was ended: the words by which it was, and where they are written. */
  end: wordsSchema.extend({ source: entrySourceSchema }).nullable().default(null),
  /** How it came to stand (what was taken off stands nowhere), on which day, why, and whether nobody but whoever proposed it looked at it. Null of what came with the product. */
  changed: z.strictObject({ how: z.enum(LAW_ACTS).exclude(["withdraw"]), on: z.iso.date(), reason: z.string().nullable(), alone: z.boolean() }).nullable().default(null),
});
export type LawVersion = z.infer<typeof lawVersionSchema>;
/** Versions of the law, on any practices, by practice and oldest first. */
export type Laws = readonly LawVersion[];

/**
 * Versions as the database holds them.
 * @throws ZodError where one is not what was promised: a wrong limit is worse than an error
 */
export function lawsFrom(documents: readonly unknown[]): Laws {
  return z.array(lawVersionSchema).parse(documents);
}

/** One version, out of the text of its document. @throws ZodError as lawsFrom */
export const lawFromText = onceForEachText((document) => lawVersionSchema.parse(document));

/** The code of a practice, by its code or by the slug of its record. */
export function practiceCodeOf(codeOrSlug: string): string {
  return codeOrSlug.replaceAll("-", "_");
}

/**
 * The versions of the law on one practice.
 * @param practiceCode a code (`rsdl`) or the slug of a practice's record
 * @returns oldest first; empty for practices without a law
 */
export function lawVersionsOf(laws: Laws, practiceCode: string): LawVersion[] {
  const wanted = practiceCodeOf(practiceCode);
  return laws.filter((version) => version.practice === wanted);
}

/**
 * The version of the law that was in force on a day.
 * @param versions of the law on one practice
 * @param day ISO day (`2015-07-11`)
 * @returns null where no version on record covers that day, or its first day is not recorded
 */
export function lawVersionOn(versions: Laws, day: string): LawVersion | null {
  const covers = ({ inForceFrom, inForceTo }: LawVersion) => inForceFrom !== null && inForceFrom <= day && (inForceTo === null || day <= inForceTo);
  return versions.find(covers) ?? null;
}

type Span = Pick<LawVersion, "inForceFrom" | "inForceTo">;

/** Whether two versions are in force on one day. Without a first day one is in force on none that is known. The database asks the same (CL175). */
export function overlap(one: Span, other: Span): boolean {
  if (one.inForceFrom === null || other.inForceFrom === null) return false;
  return (one.inForceTo === null || other.inForceFrom <= one.inForceTo) && (other.inForceTo === null || one.inForceFrom <= other.inForceTo);
}
