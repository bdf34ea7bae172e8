/**
 * Whether words hold a name: what is cited for somebody's name must say it. Capitals, width, white space and the signs between words may differ; the letters, their
 * marks and their order may not. Pure.
 */

// Nothing parts a name in Hanzi, Kana or Thai from the words around it.
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Signs that somebody else's name may have more than this one, on both sides together. */
const MOST_MORE = 3;
/** As many units of text as that many signs have at most, and one. */
const NEAR = 2 * MOST_MORE + 1;
/** No name goes on in figures or Latin letters: "芹菜莹2019年被带走" says the name of 芹菜莹, and is asked for by its Hanzi alone (lib/facts/name-key.ts). */
const HANZI_ALONE = /^\p{Script=Han}+$/u;

/**
 * @param words as a source has them; only whole words of them count: "Lian" does not hold "Li"
 * @param longer names of others, of which this one may be a part (`longerIn`): words that say only those do not say this one
 */
export function holdsName(words: string, name: string, longer: readonly string[] = []): boolean {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return false;
  if (UNPARTED.test(name)) {
    const others = longer.map((other) => wordsOf(other).join(""));
    return placesOf(words, name).some(({ from, to, unbroken }) => !isWithin(unbroken, from, to, others));
  }
  return ` ${wordsOf(words).join(" ")} `.includes(` ${wanted.join(" ")} `);
}

/**
 * What somebody else may be called who is meant where words hold a name in Hanzi: the name with up to three signs more around it, as they stand in one piece in
 * the words. None for names that are parted from other words, and none that goes on in other signs than Hanzi.
 */
export function longerIn(words: string, name: string): string[] {
  if (!UNPARTED.test(name)) return [];
  const found = placesOf(words, name).flatMap(({ from, to, unbroken }) => {
    const piece = unbroken.find((one) => one.from <= from && to <= one.to);
    if (piece === undefined) return [];
    // What stands near it, however long the piece is; a sign that is cut in two at either end is none of a name.
    const begin = Math.max(0, from - piece.from - NEAR);
    const signs = [...piece.text.slice(begin, to - piece.from + NEAR)];
    const at = signOffsets(signs, piece.from + begin);
    const [first, last] = [at.indexOf(from), at.indexOf(to)];
    return Array.from({ length: MOST_MORE + 1 }, (_, before) => before).flatMap((before) =>
      Array.from({ length: MOST_MORE + 1 - before }, (_, after) => after).flatMap((after) =>
        before + after === 0 || first - before < 0 || last + after > signs.length ? [] : [signs.slice(first - before, last + after).join("")],
      ),
    );
  });
  return [...new Set(found)].filter((longer) => HANZI_ALONE.test(longer));
}

type Piece = { text: string; from: number; to: number };

/** Where a name stands in words without what parts them; `unbroken`: the pieces in which nothing is parted. Nowhere for a name without a letter, as of a sign that only draws a part of one (⻩). */
function placesOf(words: string, name: string): { from: number; to: number; unbroken: Piece[] }[] {
  const wanted = wordsOf(name).join("");
  if (wanted === "") return [];
  const pieces: Piece[] = [];
  for (const text of wordsOf(words)) pieces.push({ text, from: pieces.at(-1)?.to ?? 0, to: (pieces.at(-1)?.to ?? 0) + text.length });
  const joined = pieces.map(({ text }) => text).join("");
  const places: { from: number; to: number; unbroken: Piece[] }[] = [];
  for (let from = joined.indexOf(wanted); from >= 0; from = joined.indexOf(wanted, from + 1)) places.push({ from, to: from + wanted.length, unbroken: pieces });
  return places;
}

function isWithin(pieces: readonly Piece[], from: number, to: number, longer: readonly string[]): boolean {
  const piece = pieces.find((one) => one.from <= from && to <= one.to);
  if (piece === undefined) return false;
  return longer.some((other) => {
    for (let at = piece.text.indexOf(other); at >= 0; at = piece.text.indexOf(other, at + 1)) {
      if (other.length > to - from && piece.from + at <= from && to <= piece.from + at + other.length) return true;
    }
    return false;
  });
}

/** Where each sign begins, and where the last one ends. */
function signOffsets(signs: readonly string[], from: number): number[] {
  const offsets = [from];
  for (const sign of signs) offsets.push((offsets.at(-1) ?? from) + sign.length);
  return offsets;
}

function wordsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
