/** The codes of countries (ISO 3166-1 alpha-2, in lower case), and which of them a country's name stands for. */
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { countryName } from "./countries";

/** Left by ISO 3166-1 to whoever needs a code for what has none of its own. */
const USER_ASSIGNED = /^(?:aa|q[m-z]|x[a-z]|zz)$/u;

/** What the runtime names besides countries: codes that ISO 3166-1 keeps for islands of a country, for unions and for the United Nations. */
const RESERVED: ReadonlySet<string> = new Set(["ac", "cp", "cq", "dg", "ea", "eu", "ez", "ic", "ta", "un"]);

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

// What the runtime takes for another code ("uk", and codes of states that are no more) is not of the standard.
function isOfficial(code: string): boolean {
  return !RESERVED.has(code) && !USER_ASSIGNED.test(code) && new Intl.Locale(`und-${code}`).region === code.toUpperCase() && countryName(code, "en") !== null;
}

/** The codes that ISO 3166-1 gives to countries, in their order. */
export const COUNTRY_CODES: readonly string[] = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`)).filter(isOfficial);

/** Whether a record of a country may have this as its address: a code of the standard, or one that it leaves to its users. */
export function isCountryCode(code: string): boolean {
  return USER_ASSIGNED.test(code) || COUNTRY_CODES.includes(code);
}

const CODES_BY_NAME = new Map(LOCALES.flatMap(namesIn));

/** By the name that a page would say, and by the runtime's shorter one where it has one ("Hong Kong"). */
function namesIn(locale: Locale): [string, string][] {
  const short = new Intl.DisplayNames([siteLanguage(locale).intl], { type: "region", style: "short", fallback: "none" });
  return COUNTRY_CODES.flatMap((code) => [short.of(code.toUpperCase()), countryName(code, locale)].flatMap((name): [string, string][] => (name == null ? [] : [[foldedName(name), code]])));
}

/** Names are compared without case, accents, apostrophes and a leading article; "&" is "and". */
function foldedName(name: string): string {
  return name.normalize("NFKD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase().replaceAll("&", "and").replace(/^the /u, "").trim();
}

/**
 * The code of the country that these names call.
 * @param names as the vocabulary or the runtime (Unicode CLDR) writes them in any language of the site; others say nothing
 * @returns null where none is a country's, or two are of different countries: nobody guesses which
 */
export function countryCodeOf(names: readonly string[]): string | null {
  const codes = new Set(names.flatMap((name) => CODES_BY_NAME.get(foldedName(name)) ?? []));
  const [code, ...others] = codes;
  return code === undefined || others.length > 0 ? null : code;
}
