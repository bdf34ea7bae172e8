/** Stages of the legal process: names, statutes by version and longest lengths in words (stages.json). A guide to reading, not a lock. */
import * as z from "zod";
import { STAGES, type Locale, type Stage } from "@/lib/core/kinds";
import entries from "./stages.json";
import { bothLanguagesSchema, entrySourceSchema, inLocale, termSchema } from "./sourced";

const stageSchema = z.strictObject({
  code: z.enum(STAGES),
  names: termSchema,
  statutes: z.array(
    z.strictObject({
      law: bothLanguagesSchema,
      version: z.string().regex(/^[0-9]{4}$/u),
      article: z.string().regex(/^[0-9]+$/u),
      /** True where the number was not seen in a written source. */
      unchecked: z.boolean(),
    }),
  ),
  longest: bothLanguagesSchema.nullable(),
  source: entrySourceSchema,
});
export type StageEntry = z.infer<typeof stageSchema>;

const BY_CODE = new Map(z.array(stageSchema).parse(entries).map((entry) => [entry.code, entry]));

/**
 * The entry of a stage.
 * @param code one of STAGES
 * @throws RangeError where stages.json lacks it (a test holds that it lacks none)
 */
export function stageEntry(code: Stage): StageEntry {
  const entry = BY_CODE.get(code);
  if (entry === undefined) throw new RangeError(`The vocabulary has no stage ${code}`);
  return entry;
}

/**
 * What readers of one language call a stage.
 * @param code one of STAGES
 * @param locale the language of the page
 */
export function stageName(code: Stage, locale: Locale): string {
  return inLocale(stageEntry(code).names, locale);
}
