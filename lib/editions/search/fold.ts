/**
 * One spelling for many: the keys by which names are found. Pure and deterministic; the index (written at publication) and the question
 * (read from an address) pass through the same functions, so that a folding is never shown to anybody and never has to be "right".
 */
import { Converter } from "opencc-js";

/** Raised by whoever changes what any function of this folder answers: start-up then makes the index anew. */
export const FOLD_VERSION = 7;

const HAN = /\p{Script=Han}/u;
const NOT_HAN = /\P{Script=Han}+/u;

// Letters that are no base letter with a mark, so that decomposing does not help.
const LETTERS: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i" };
// Straight, curly and modifier apostrophes: "Xi'an" and "Xian", "Ch'üan" and "Ch’üan" are one spelling each.
const APOSTROPHES = /['’‘‛ʼʻʽˈ`´′＇]/gu;
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
// xie4 yang2: tones as digits, 1 to 5, straight after a syllable.
const TONE_DIGITS = /(?<=\p{L})[1-5](?!\d)/gu;
// lü is typed lu:, lv, lyu or lu; only where a syllable of pinyin can have it, so that Silva and Nviland stay as they are.
const TYPED_UMLAUT = /(?<![aeiou])([ln])(?:v|yu)(?![aiouy])/gu;

/**
 * The words of a text in lower case, without marks, quotes, hyphens and tones, one space between them: "Xiè Yáng" and "xie4-yang2" are "xie yang".
 * Hanzi are left out; scripts that are neither keep their letters.
 */
export function foldWords(text: string): string {
  const spelled = plainLetters(text).replace(/(?<=[ln])u:/gu, "u").replace(TONE_DIGITS, "").replace(TYPED_UMLAUT, "$1u");
  return wordsAmong(spelled);
}

/** The same of a text that is no name: what only pinyin is typed with (tones as digits, v for ü) stays as it stands. */
export function foldProse(text: string): string {
  return wordsAmong(plainLetters(text));
}

function plainLetters(text: string): string {
  return text
    .replace(APOSTROPHES, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(MARKS, "")
    .replace(/[ßæœøđðþłħı]/gu, (letter) => LETTERS[letter] ?? letter);
}

function wordsAmong(letters: string): string {
  return letters
    .normalize("NFC")
    .replace(/[\p{Script=Han}]+/gu, " ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

const toSimplified = Converter({ from: "t", to: "cn" });
// Forms of one character that the conversion leaves apart.
const VARIANTS: Readonly<Record<string, string>> = { 囯: "国", 沢: "泽", 濵: "滨", 邨: "村", 甦: "苏", 竜: "龙", 髙: "高", 﨑: "崎", 呉: "吴", 黒: "黑" };
const simplified = new Map<string, string>();

/** The Han characters of a text, each in its simplified form; everything else is left out. "謝·陽" is "谢阳". */
export function foldHanzi(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFKC")) if (HAN.test(character)) folded += simplifiedOf(character);
  return folded;
}

// One by one: a converter that reads phrases would fold 乾 in one name and not in another, and a part of a name otherwise than the whole.
function simplifiedOf(character: string): string {
  let known = simplified.get(character);
  if (known === undefined) {
    known = VARIANTS[character] ?? toSimplified(character);
    simplified.set(character, known);
  }
  return known;
}

/** The same with one space wherever something else stands between them: what lies on two sides of a comma is no word. "謝陽,律師" is "谢阳 律师". */
export function foldHanziRuns(text: string): string {
  return text.split(NOT_HAN).map(foldHanzi).filter((run) => run !== "").join(" ");
}

/** Whether a text has characters of Han script. */
export function hasHanzi(text: string): boolean {
  return HAN.test(text);
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits, as Postgres' signed integer. Two keys may share one: whoever finds by it compares the spellings afterwards. */
function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash | 0;
}

/** Letters. Below this a slip makes another name. */
const SHORTEST_SLIPPED = 4;
/** Letters. Longer spellings are no name that anybody types. */
const LONGEST_SLIPPED = 40;

/**
 * Hashes of a spelling and of each form of it with one letter left out. Two spellings that are one letter apart (one more, one less,
 * another one, or two neighbours in turn) share at least one. Empty for spellings that are too short or too long.
 */
export function slipsOf(joined: string): number[] {
  const letters = [...joined];
  if (letters.length < SHORTEST_SLIPPED || letters.length > LONGEST_SLIPPED) return [];
  const found = new Set([hashOf(joined)]);
  for (let at = 0; at < letters.length; at += 1) found.add(hashOf(letters.toSpliced(at, 1).join("")));
  return [...found];
}

/** Each spelling with two neighbouring letters in turn. */
export function turnedPairsOf(joined: string): string[] {
  const letters = [...joined];
  return letters.slice(1).map((letter, at) => letters.toSpliced(at, 2, letter, letters[at] ?? "").join(""));
}
