/** The law on each practice, by version, with its longest length (law-versions.json). A limit is a limit on paper: passing it never means a release. */
import * as z from "zod";
import entries from "./law-versions.json";
import { bothLanguagesSchema, entrySourceSchema } from "./sourced";

const article = z.string().regex(/^[0-9]+$/u).nullable();

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
  /** Longest length, every extension included: ISO 8601 duration. */
  longest: z.string().regex(/^P[1-9][0-9]*[DM]$/u),
  note: bothLanguagesSchema.nullable(),
  /** Fields that were not seen in a written source and need a check before anything rests on them. */
  unchecked: z.array(z.enum(["inForceFrom", "inForceTo", "article", "lengthArticle"])),
  source: entrySourceSchema,
});
export type LawVersion = z.infer<typeof lawVersionSchema>;

/** Every version, in the order of law-versions.json: by practice, oldest first. */
export const LAW_VERSIONS: readonly LawVersion[] = z.array(lawVersionSchema).parse(entries);

/**
 * The versions of the law on one practice.
 * @param practiceCode a code (`rsdl`) or the slug of a practice's record
 * @returns oldest first; empty for practices without a law
 */
export function lawVersionsOf(practiceCode: string): LawVersion[] {
  const wanted = practiceCode.replaceAll("-", "_");
  return LAW_VERSIONS.filter((version) => version.practice === wanted);
}

/**
 * The version of the law that was in force on a day.
 * @param practiceCode a code or a slug
 * @param day ISO day (`2015-07-11`)
 * @returns null where no version on record covers that day, or its first day is not recorded
 */
export function lawVersionOn(practiceCode: string, day: string): LawVersion | null {
  const covers = ({ inForceFrom, inForceTo }: LawVersion) => inForceFrom !== null && inForceFrom <= day && (inForceTo === null || day <= inForceTo);
  return lawVersionsOf(practiceCode).find(covers) ?? null;
}
