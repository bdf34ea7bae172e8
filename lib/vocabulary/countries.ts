/** Display names of countries (countries.json first, then what the runtime knows), and the rule they follow. */
import * as z from "zod";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { onceForEach } from "@/lib/core/once";
import data from "./countries.json";
import otherNames from "./country-other-names.json";
import { bothLanguagesSchema, entrySourceSchema, inLocale } from "./sourced";

const countriesSchema = z.strictObject({
  policy: bothLanguagesSchema.extend({ source: entrySourceSchema }),
  countries: z.array(
    z.strictObject({
      /** ISO 3166-1 alpha-2 in lower case: the slug of the country's record. */
      code: z.string().regex(/^[a-z]{2}$/u),
      names: z.strictObject({ en: z.string().min(1), zhHans: z.string().min(1) }),
      source: entrySourceSchema,
    }),
  ),
});

const vocabulary = countriesSchema.parse(data);
const BY_CODE = new Map(vocabulary.countries.map((country) => [country.code, country]));

/** How countries are named, in both languages, with the source of the rule. */
export const COUNTRY_POLICY = vocabulary.policy;

/** The countries that the vocabulary names itself, in the order of countries.json. */
export const COUNTRIES = vocabulary.countries;

/** User-assigned codes that the runtime has words for which name no country, such as "Unknown Region". */
const PLACEHOLDERS: ReadonlySet<string> = new Set(["qo", "xa", "xb", "zz"]);

const otherNamesSchema = z.strictObject({ source: entrySourceSchema, names: z.record(z.string().regex(/^[a-z]{2}$/u), z.array(z.string().min(1)).min(1)) });
const OTHER_NAMES = otherNamesSchema.parse(otherNames).names;

/** By what else than its short name a list may call a country: official names and abbreviations, to be found by and never shown. @param code in lower case */
export function otherNamesOf(code: string): readonly string[] {
  return OTHER_NAMES[code] ?? [];
}

const namesOfRegions = onceForEach((locale: Locale) => new Intl.DisplayNames([siteLanguage(locale).intl], { type: "region", fallback: "none" }));

/**
 * What readers of one language call a country.
 * @param code ISO 3166-1 alpha-2, in either case
 * @param locale the language of the page
 * @returns the vocabulary's name, else the runtime's, else null
 */
export function countryName(code: string, locale: Locale): string | null {
  const entry = BY_CODE.get(code.toLowerCase());
  if (entry !== undefined) return inLocale(entry.names, locale);
  if (!/^[a-z]{2}$/iu.test(code) || PLACEHOLDERS.has(code.toLowerCase())) return null;
  return namesOfRegions(locale).of(code.toUpperCase()) ?? null;
}
