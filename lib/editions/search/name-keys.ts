/** One written form of a name → the keys it is found by (columns of public_site.person_name). */
import { pinyin } from "pinyin-pro";
import { foldHanzi, foldWords, hasHanzi, slipsOf } from "@/lib/editions/search/fold";
import { syllablesOf } from "@/lib/editions/search/syllables";

export type NameKeys = {
  /** The characters alone, simplified; null where it has none. */
  hanzi: string | null;
  /** Folded words; null where nothing can be spelled. */
  words: string | null;
  /** The same without spaces. */
  joined: string | null;
  /** `words` is our transliteration, not what was written. */
  derived: boolean;
  /** The whole name without spaces, in each order and reading. */
  whole: string[];
  /** Surname, given name, single words. */
  parts: string[];
  initials: string[];
  /** See slipsOf. */
  near: number[];
};

// Surnames of two characters: 《百家姓》 and those in use today.
const TWO_CHARACTER_SURNAMES = new Set(
  ("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 百里 呼延 南宫 轩辕 夏侯 独孤 拓跋 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 " +
    "申屠 仲孙 钟离 闻人 万俟 闾丘 鲜于 东郭 南门 西门 公羊 公西 漆雕 壤驷 乐正 公良 谷梁 左丘 段干 第五 纳兰 完颜 叶赫 耶律 梁丘 东门 羊舌 微生").split(" "),
);

/** Given names of at least so many letters are found by a slip of their own. */
const SHORTEST_SLIPPED_PART = 5;
const MIDDLE_DOT = /[·•・‧∙⋅．]/u;

/**
 * The keys of one written form of a name.
 * Only Han script is transliterated, and only where the name is Chinese in Mandarin: Uyghur, Tibetan, Mongolian, Cantonese, Japanese names are
 * found by what an editor stored, since deriving a spelling would be inventing one.
 * @param language BCP 47
 */
export function nameKeysOf(text: string, language: string): NameKeys {
  const hanzi = hasHanzi(text) ? foldHanzi(text) : null;
  const written = foldWords(text);
  if (written !== "") return { hanzi, ...keysOfReadings([written.split(" ")], { derived: false, syllables: isChinese(language) || language.startsWith("en") }) };
  if (hanzi !== null && isMandarin(language)) return { hanzi, ...keysOfReadings(readingsOf(text), { derived: true, syllables: true }) };
  return { hanzi, words: null, joined: null, derived: false, whole: [], parts: [], initials: [], near: [] };
}

/** How Han characters sound, folded and without spaces: the likeliest first. For a question, which has no language. */
export function soundsOf(text: string): string[] {
  return [...new Set(readingsOf(text).map((words) => words.join("")))];
}

function isChinese(language: string): boolean {
  return /^(?:zh|cmn)(?:-|$)/iu.test(language);
}

function isMandarin(language: string): boolean {
  return (isChinese(language) || /^und(?:-|$)/iu.test(language)) && !/-(?:HK|MO)(?:-|$)/iu.test(language);
}

// Each reading as words: surname, then given name; a foreign name with middle dots in its own parts.
function readingsOf(text: string): string[][] {
  const portions = text.split(MIDDLE_DOT).map(foldHanzi).filter((portion) => portion !== "");
  const [only, ...others] = portions;
  if (only === undefined) return [];
  if (others.length > 0) return [portions.map((portion) => spelled(portion, false).join(""))];
  const length = surnameLength(only);
  const readings = [true, false].map((asSurname) => {
    const syllables = spelled(only, asSurname);
    return [syllables.slice(0, length).join(""), syllables.slice(length).join("")].filter((word) => word !== "");
  });
  const [first, second] = readings;
  return first === undefined ? [] : second === undefined || second.join("") === first.join("") ? [first] : [first, second];
}

function surnameLength(hanzi: string): number {
  const characters = [...hanzi];
  if (characters.length === 4) return 2;
  return characters.length > 2 && TWO_CHARACTER_SURNAMES.has(characters.slice(0, 2).join("")) ? 2 : 1;
}

function spelled(hanzi: string, asSurname: boolean): string[] {
  const reading = asSurname ? ({ mode: "surname", surname: "head" } as const) : ({ mode: "normal" } as const);
  return pinyin(hanzi, { toneType: "none", type: "array", toneSandhi: false, ...reading }).map(foldWords);
}

/** @param readings as words; the first is the one to show and to sort by */
function keysOfReadings(readings: readonly string[][], { derived, syllables }: { derived: boolean; syllables: boolean }): Omit<NameKeys, "hanzi"> {
  const [first] = readings;
  if (first === undefined) return { words: null, joined: null, derived, whole: [], parts: [], initials: [], near: [] };
  const joined = first.join("");
  const parts = unique(readings.flatMap(partsOf));
  return {
    words: first.join(" "),
    joined,
    derived,
    whole: unique(readings.flatMap((words) => ordersOf(words))),
    parts,
    initials: unique(readings.flatMap((words) => initialsOf(words, syllables))),
    near: [...new Set([...readings.flatMap((words) => slipsOf(words.join(""))), ...parts.filter((part) => part.length >= SHORTEST_SLIPPED_PART).flatMap(slipsOf)])],
  };
}

/** The words joined as they stand, and with the first last and the last first: surname first or last. */
export function ordersOf(words: readonly string[]): string[] {
  const [first = "", ...rest] = words;
  const last = words.at(-1) ?? "";
  return unique([words.join(""), [...rest, first].join(""), [last, ...words.slice(0, -1)].join("")]);
}

function partsOf(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  return unique([...words, words.slice(1).join(""), words.slice(0, -1).join("")]);
}

function initialsOf(words: readonly string[], syllables: boolean): string[] {
  const byWord = words.map((word) => word.slice(0, 1));
  const split = syllables ? words.map((word) => syllablesOf(word)) : [];
  const bySyllable = split.length > 0 && split.every((found) => found !== null) ? split.map((found) => (found ?? []).map((syllable) => syllable.slice(0, 1)).join("")) : byWord;
  return unique([byWord, bySyllable].flatMap(ordersOf)).filter((initials) => initials.length > 1);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}
