/**
 * Whether words hold a name: what is cited for somebody's name must say it. Capitals, width, white space and the signs between words may differ; the letters, their
 * marks and their order may not. Pure.
 */

/** @param words as a source has them; only whole words of them count: "Lian" does not hold "Li" */
export function holdsName(words: string, name: string): boolean {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return false;
  // Nothing parts a name in Hanzi, Kana or Thai from the words around it.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(name)) return wordsOf(words).join("").includes(wanted.join(""));
  return ` ${wordsOf(words).join(" ")} `.includes(` ${wanted.join(" ")} `);
}

function wordsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
