/**
 * What each language of the site is called by those who must know it: browsers, files, the runtime, other sites. A further language is begun
 * here (docs/languages.md).
 */
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";

type Language = {
  /** BCP 47, as `lang` and `hreflang` say it: by script and not by country, so that fonts and speech are right. */
  tag: string;
  /** For `Intl`; the country decides the order of day and month. */
  intl: string;
  /** The order of names, for `Intl.Collator`. */
  order: string;
  /** What stands between two words or sentences. */
  space: string;
  /** Between what something is called and what it is; between two parts of a phrase; around what is added to one. */
  colon: string;
  comma: string;
  brackets: readonly [string, string];
  /** Whether a name in Chinese characters heads a record, or its spelling in letters. */
  isHanziFirst: boolean;
  /** For `og:locale`, which wants a country. */
  openGraph: string;
  /** The language of a title, as biblatex calls it. */
  biblatex: string;
  /** Whether a citation writes its days as numbers, as GB/T 7714 does. */
  citesDaysInNumbers: boolean;
};

const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: { tag: "en", intl: "en-GB", order: "en", space: " ", colon: ": ", comma: ", ", brackets: [" (", ")"], isHanziFirst: false, openGraph: "en_GB", biblatex: "british", citesDaysInNumbers: false },
  zh: { tag: "zh-Hans", intl: "zh-Hans", order: "zh-Hans-u-co-pinyin", space: "", colon: "：", comma: "，", brackets: ["（", "）"], isHanziFirst: true, openGraph: "zh_CN", biblatex: "chinese", citesDaysInNumbers: true },
};

/** What a language of the site is called elsewhere. */
export function siteLanguage(locale: Locale): Language {
  return LANGUAGES[locale];
}

/** "Language: English", as it is written in the site's language. */
export function labelled(locale: Locale, label: string, words: string): string {
  return `${label}${LANGUAGES[locale].colon}${words}`;
}

/** "6 months (art. 79)", as it is written in the site's language. */
export function withBrackets(locale: Locale, words: string, added: string | number): string {
  const [open, close] = LANGUAGES[locale].brackets;
  return `${words}${open}${String(added)}${close}`;
}

/** "Edition 1, 12 May 2019", as it is written in the site's language. */
export function withCommas(locale: Locale, ...parts: readonly string[]): string {
  return parts.join(LANGUAGES[locale].comma);
}

/** BCP 47 of a language of the site, for `lang` and `hreflang`. */
export function languageTag(locale: Locale): string {
  return LANGUAGES[locale].tag;
}

/** The languages that a page can be read in besides its own. */
export function otherLocales(locale: Locale): Locale[] {
  return LOCALES.filter((other) => other !== locale);
}

const namesOfLanguages = onceForEach((locale: Locale) => new Intl.DisplayNames([LANGUAGES[locale].intl], { type: "language" }));
const lists = onceForEach((locale: Locale) => new Intl.ListFormat(LANGUAGES[locale].intl, { type: "conjunction" }));

/** Tags whose names are remembered: a fact says its language in every list, and the runtime looks each up anew. */
const MOST_TAGS = 500;
const languagesNamed = onceForEach((_locale: Locale) => new Map<string, string>());

/** What readers of one language call a language; a tag that the runtime does not know, or that is not well formed, stays as it is. */
export function languageName(tag: string, locale: Locale): string {
  const named = languagesNamed(locale);
  const known = named.get(tag);
  if (known !== undefined) return known;
  const name = nameByRuntime(tag, locale);
  if (named.size >= MOST_TAGS) named.clear();
  named.set(tag, name);
  return name;
}

function nameByRuntime(tag: string, locale: Locale): string {
  try {
    return namesOfLanguages(locale).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Several things in one sentence: "A, B and C", "A、B和C". */
export function listIn(locale: Locale, things: readonly string[]): string {
  return lists(locale).format(things);
}

/** A Chinese word has about so many characters: a name in the other script does not decide what a sentence is written in. */
const HANZI_PER_WORD = 1.5;
const CHINESE_PUNCTUATION = /[。，；：！？、]/u;

/**
 * The language of words of the office's own, by their script and punctuation: a public note carries none, and is written in one of the languages of the desk.
 * @returns null where there are no letters to tell by
 */
export function writtenIn(text: string): string | null {
  const hanzi = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (hanzi + words === 0) return null;
  return languageTag(hanzi > 0 && (CHINESE_PUNCTUATION.test(text) || hanzi / HANZI_PER_WORD >= words) ? "zh" : "en");
}
