/**
 * The keys by which a name of the desk is found, drafts included: folded as the public search folds what is published, so that whoever looks for
 * somebody before entering them finds every spelling that a reader would. Pure.
 */
import { FOLD_VERSION, foldHanzi, foldWords, slipsOf } from "@/lib/editions/search/fold";
import { ordersOf, soundsOf } from "@/lib/editions/search/name-keys";

/**
 * `joined`: its letters without spaces, marks and tones, or how its Hanzi sound, each reading apart. `hanzi`: these alone, simplified. Either may be empty.
 * `whole`: the same spellings in each order, to be compared whole. `near`: hashes of these with one letter left out (slipsOf).
 */
export type NameKeys = { foldVersion: number; joined: string; hanzi: string; whole: string[]; near: number[] };

export function nameKeysOf(text: string): NameKeys {
  const hanzi = foldHanzi(text);
  const words = wordsOf(text);
  const sounds = hanzi === "" ? [] : soundsOf(text);
  const whole = [...new Set([...ordersOf(words), ...sounds])].filter((spelling) => spelling !== "");
  return { foldVersion: FOLD_VERSION, joined: [...new Set([words.join(""), ...sounds])].filter((spelling) => spelling !== "").join(" "), hanzi, whole, near: [...new Set(whole.flatMap(slipsOf))] };
}

/**
 * What a typed part of a name asks of these keys: any of the spellings, where there are some, and the Hanzi, where there are some. The first spelling is
 * the words as typed, the others are their other orders. Null where nothing of it is a letter.
 */
export function askedKeysOf(text: string): { joined: string[]; hanzi: string } | null {
  const hanzi = foldHanzi(text);
  const joined = ordersOf(wordsOf(text)).filter((spelling) => spelling !== "");
  return hanzi === "" && joined.length === 0 ? null : { joined, hanzi };
}

function wordsOf(text: string): string[] {
  return foldWords(text).split(" ").filter((word) => word !== "");
}
