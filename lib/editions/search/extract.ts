/** Where a text holds what was asked for: the text in pieces, those that answer marked, and as much of it as fits a list. */
import { foldHanzi, foldProse } from "@/lib/editions/search/fold";

export type Piece = { text: string; marked: boolean };

/** What to mark: words as they stand folded in the text, and runs of simplified Han characters. */
export type Hits = { words: ReadonlySet<string>; runs: readonly string[] };

/** A run of Han characters, or a word of any other script with the apostrophes in it. */
const TOKEN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'’‘‛ʼʻ＇])+/gu;
const HAN = /\p{Script=Han}/u;

/** Characters of an extract, and of them before its first hit. */
const LONGEST_EXTRACT = 280;
const BEFORE_FIRST = 90;
/** A text that is hardly longer than an extract is shown whole. */
const SHOWN_WHOLE = 340;

/** The text in pieces, nothing left out. */
export function markedPieces(text: string, hits: Hits): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string, marked: boolean) => {
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += part;
    else if (part !== "") pieces.push({ text: part, marked });
  };
  let done = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    add(text.slice(done, index), false);
    if (HAN.test(token)) for (const { text: part, marked } of markedRun(token, hits.runs)) add(part, marked);
    else add(token, foldProse(token).split(" ").some((word) => hits.words.has(word)));
    done = index + token.length;
  }
  add(text.slice(done), false);
  return pieces;
}

function markedRun(run: string, asked: readonly string[]): Piece[] {
  const characters = [...run];
  const folded = characters.map(foldHanzi);
  const marked = characters.map(() => false);
  for (const wanted of asked.map((each) => [...each])) {
    for (let at = 0; at + wanted.length <= folded.length; at += 1) {
      if (wanted.every((character, offset) => folded[at + offset] === character)) marked.fill(true, at, at + wanted.length);
    }
  }
  return characters.map((text, at) => ({ text, marked: marked[at] ?? false }));
}

/** Whether anything is marked. */
export function hasHit(pieces: readonly Piece[]): boolean {
  return pieces.some(({ marked }) => marked);
}

/**
 * The pieces around the first hit, an ellipsis where something is left out; no word is cut in two.
 * @param pieces as markedPieces gives them
 */
export function extractFrom(pieces: readonly Piece[]): Piece[] {
  const whole = pieces.map(({ text }) => text).join("");
  if (whole.length <= SHOWN_WHOLE) return [...pieces];
  const first = pieces.findIndex(({ marked }) => marked);
  const hit = pieces.slice(0, Math.max(0, first)).reduce((length, { text }) => length + text.length, 0);
  const begin = hit <= BEFORE_FIRST ? 0 : nextBreak(whole, hit - BEFORE_FIRST, hit);
  const end = begin + LONGEST_EXTRACT >= whole.length ? whole.length : lastBreak(whole, begin + LONGEST_EXTRACT, hit + (pieces[first]?.text.length ?? 0));
  return [...(begin > 0 ? [{ text: "… ", marked: false }] : []), ...sliced(pieces, begin, end), ...(end < whole.length ? [{ text: " …", marked: false }] : [])];
}

function sliced(pieces: readonly Piece[], begin: number, end: number): Piece[] {
  let at = 0;
  return pieces.flatMap(({ text, marked }) => {
    const start = at;
    at += text.length;
    const part = text.slice(Math.max(0, begin - start), Math.max(0, end - start));
    return part === "" ? [] : [{ text: part, marked }];
  });
}

// Between two words, or beside a Han character: there a text may be cut. A surrogate's second half is neither.
const mayCut = (text: string, at: number): boolean => /\s/u.test(text.charAt(at - 1)) || HAN.test(text.charAt(at - 1)) || HAN.test(text.charAt(at));

function nextBreak(text: string, from: number, latest: number): number {
  for (let at = from; at < latest; at += 1) if (mayCut(text, at)) return at;
  return latest;
}

function lastBreak(text: string, from: number, earliest: number): number {
  for (let at = from; at > earliest; at -= 1) if (mayCut(text, at)) return at;
  return Math.max(from, earliest);
}
