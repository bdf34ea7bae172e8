/** Where the syllables of written pinyin are: "quanzhang" is quan + zhang, of which the initials are q and z. */

// Initial → finals, after the table of 汉语拼音方案 (1958); ü is folded to u.
const TABLE: Readonly<Record<string, string>> = {
  "": "a ai an ang ao e ei en eng er o ou",
  b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
  p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
  m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
  f: "a an ang ei en eng iao o ou u",
  d: "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
  t: "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
  n: "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo",
  l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo",
  g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  k: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  j: "i ia ian iang iao ie in ing iong iu u uan ue un",
  q: "i ia ian iang iao ie in ing iong iu u uan ue un",
  x: "i ia ian iang iao ie in ing iong iu u uan ue un",
  zh: "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
  ch: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
  sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
  r: "an ang ao e en eng i ong ou u ua uan ui un uo",
  z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
  c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  y: "a an ang ao e i in ing o ong ou u uan ue un",
  w: "a ai an ang ei en eng o u",
};
const SYLLABLES: ReadonlySet<string> = new Set(Object.entries(TABLE).flatMap(([initial, finals]) => finals.split(" ").map((final) => initial + final)));
const LONGEST_SYLLABLE = 6;
const LONGEST_WORD = 24;

/**
 * @param word folded letters without spaces
 * @returns its syllables, as few as it can have; null where it is no pinyin
 */
export function syllablesOf(word: string): string[] | null {
  if (word.length > LONGEST_WORD) return null;
  // best[at]: the fewest syllables that spell the first `at` letters.
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    let found: string[] | null = null;
    for (let begin = Math.max(0, end - LONGEST_SYLLABLE); begin < end; begin += 1) {
      const before = best[begin];
      const syllable = word.slice(begin, end);
      if (before != null && SYLLABLES.has(syllable) && (found === null || before.length + 1 < found.length)) found = [...before, syllable];
    }
    best.push(found);
  }
  return best[word.length] ?? null;
}
