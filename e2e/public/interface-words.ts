/** Words of the interface in the other language: the messages themselves say what they are. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Locale = "en" | "zh";

const folder = (locale: Locale) => fileURLToPath(new URL(`../../lib/messages/${locale}`, import.meta.url));

/** Fewer letters than this are found inside of names and codes. */
const SHORTEST: Readonly<Record<Locale, number>> = { en: 5, zh: 2 };

/** Names, codes and abbreviations that are the same in both languages by right. */
const SAME_BY_RIGHT = ["Caselight", "Natural Earth", "JSON", "CSV", "RSDL", "SHA-256", "FollowTheMoney", "JSON Feed", "Atom", "CC BY 4.0", "AGPL-3.0-or-later", "Creative Commons Attribution 4.0 International", "English", "中文", "本页中文版", "This page in English"];

function sentencesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}

/** What stands between the values and the tags of a message: words that are said as they are. */
function fixedParts(message: string): string[] {
  // The branches of a plural or a choice: `{count, plural, one {# day} other {# days}}`.
  const branches = [...message.matchAll(/\b(?:=\d+|zero|one|two|few|many|other)\s*\{([^{}]*)\}/gu)].map(([, branch = ""]) => branch);
  const outside = message.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/gu, "\n");
  return [outside, ...branches].flatMap((part) => part.split(/[\n#]|<\/?\w+>/u)).map((part) => part.replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, ""));
}

function partsOf(locale: Locale): Set<string> {
  const messages = readdirSync(folder(locale)).flatMap((file) => sentencesOf(JSON.parse(readFileSync(`${folder(locale)}/${file}`, "utf8"))));
  const letters = locale === "en" ? /[A-Za-z]/gu : /\p{Script=Han}/gu;
  return new Set(messages.flatMap(fixedParts).filter((part) => (part.match(letters) ?? []).length >= SHORTEST[locale] && !SAME_BY_RIGHT.includes(part)));
}

const PARTS: Readonly<Record<Locale, ReadonlySet<string>>> = { en: partsOf("en"), zh: partsOf("zh") };

function isWordIn(text: string, part: string): boolean {
  const at = text.indexOf(part);
  return at !== -1 && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + part.length] ?? " ");
}

/**
 * @param text as it stands on a page, without what has a language of its own
 * @param locale of the page
 * @returns words of the other language's interface in it, and where the page is English any Chinese, where it is Chinese any two English words in a row
 */
export function foreignWords(text: string, locale: Locale): string[] {
  let rest = text;
  for (const same of SAME_BY_RIGHT) rest = rest.replaceAll(same, " ");
  // An address is no sentence.
  rest = rest.replaceAll(/[!-~]*[/@.][!-~]+/gu, " ");
  if (locale === "en") return rest.match(/\p{Script=Han}+/gu) ?? [];
  const found = [...PARTS.en].filter((part) => isWordIn(rest, part));
  const longest = found.filter((part) => !found.some((other) => other !== part && other.includes(part)));
  if (longest.length > 0) return longest;
  return rest.match(/[A-Za-z]{2,}(?:\s+[A-Za-z]{2,})+/gu) ?? [];
}
