/** What somebody typed into the search box → what to look for. Pure; nothing of it is ever kept or logged. */
import { NAME_CHARACTERS } from "@/lib/core/text";
import { foldHanzi, foldWords, hasHanzi, slipsOf, turnedPairsOf } from "@/lib/editions/search/fold";
import { ordersOf, soundsOf } from "@/lib/editions/search/name-keys";

export type AskedName =
  | {
      kind: "letters";
      /** Folded words; `joined` without spaces. */
      words: string[];
      joined: string;
      /** `joined` with the words in the other orders: a slip is looked for in each. */
      orders: string[];
      /** See slipsOf, of each order. */
      near: number[];
      /** The orders with two neighbouring letters in turn: one slip, where a count of changed letters says two. */
      turned: string[];
    }
  | {
      kind: "hanzi";
      hanzi: string;
      /** The pairs of neighbours, or the one character: what every name that holds them has. */
      grams: string[];
      /** Its characters with one left out, each way: names that hold these may be one character apart. Empty for less than three. */
      slips: string[][];
      /** How the characters sound, without spaces: names that are on record in letters only, and characters mistaken for others of one sound. */
      sounds: string[];
    }
  /** Nothing of it is a letter: nobody is called so. */
  | { kind: "nothing" };

/** Reads a name in any script, in either order, with or without spaces, tones, hyphens and quotes. */
export function readName(typed: string): AskedName {
  const text = asLongAsAName(typed);
  const hanzi = foldHanzi(text);
  const written = foldWords(text);
  if (hanzi !== "" && written === "") return { kind: "hanzi", hanzi, grams: gramsOf(hanzi), slips: slippedHanzi(hanzi), sounds: soundsOf(text) };
  // Both at once ("谢 yang"): the characters are spelled, and the whole is a question in letters.
  const words = (hasHanzi(text) ? foldWords(text.replace(/\p{Script=Han}+/gu, (run) => ` ${soundsOf(run)[0] ?? ""} `)) : written).split(" ").filter((word) => word !== "");
  const [joined, ...others] = ordersOf(words);
  if (joined === undefined) return { kind: "nothing" };
  const orders = [joined, ...others];
  const near = [...new Set(orders.flatMap(slipsOf))];
  return { kind: "letters", words, joined, orders, near, turned: near.length === 0 ? [] : orders.flatMap(turnedPairsOf) };
}

// One character can stand for eighteen (U+FDFA), and the search compares what is written out: levenshtein() fails above 255 of them.
function asLongAsAName(typed: string): string {
  let [text, length] = ["", 0];
  for (const character of typed) {
    length += [...character.normalize("NFKC")].length;
    if (length > NAME_CHARACTERS) break;
    text += character;
  }
  return text;
}

const LEAST_HANZI_SLIPPED = 3;
const MOST_HANZI_SLIPPED = 8;

function slippedHanzi(hanzi: string): string[][] {
  const characters = [...hanzi];
  if (characters.length < LEAST_HANZI_SLIPPED || characters.length > MOST_HANZI_SLIPPED) return [];
  return characters.map((_, at) => [...new Set(characters.toSpliced(at, 1))]);
}

function gramsOf(hanzi: string): string[] {
  const characters = [...hanzi];
  return characters.length === 1 ? characters : [...new Set(characters.slice(1).map((character, at) => (characters[at] ?? "") + character))];
}
