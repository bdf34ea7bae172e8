/** Charges of the Criminal Law that these cases know: names, article and penalty, each with its source (charges.json). What a source prints is kept on the fact. */
import * as z from "zod";
import { CHARGES, type Charge, type Locale } from "@/lib/core/kinds";
import entries from "./charges.json";
import { bothLanguagesSchema, entrySourceSchema, inLocale, termSchema } from "./sourced";

const chargeSchema = z.strictObject({
  code: z.enum(CHARGES),
  names: termSchema,
  law: bothLanguagesSchema,
  article: z.string().regex(/^[0-9]+$/u),
  /** Where one article holds two crimes with different ceilings. */
  paragraph: z.string().regex(/^[0-9]+$/u).nullable(),
  penalty: bothLanguagesSchema,
  /** Fields that were not seen in a written source. */
  unchecked: z.array(z.enum(["article", "penalty"])),
  source: entrySourceSchema,
});
export type ChargeEntry = z.infer<typeof chargeSchema>;

const BY_CODE = new Map(z.array(chargeSchema).parse(entries).map((entry) => [entry.code, entry]));

/**
 * The entry of a charge.
 * @param code one of CHARGES
 * @throws RangeError where charges.json lacks it (a test holds that it lacks none)
 */
export function chargeEntry(code: Charge): ChargeEntry {
  const entry = BY_CODE.get(code);
  if (entry === undefined) throw new RangeError(`The vocabulary has no charge ${code}`);
  return entry;
}

/** What readers of one language call a charge. */
export function chargeName(code: Charge, locale: Locale): string {
  return inLocale(chargeEntry(code).names, locale);
}
