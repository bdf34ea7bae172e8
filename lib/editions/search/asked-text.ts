/** Words that somebody typed → what to look for in texts. Pure; nothing of it is ever kept or logged. */
import { foldHanziRuns, foldProse } from "@/lib/editions/search/fold";

export type AskedText = {
  /** Folded words, each to be found in any of its forms. */
  words: string[];
  /** Folded words between quotation marks, to be found side by side. */
  phrases: string[];
  /** Runs of Han characters in their simplified form, each to be found as it stands. */
  runs: string[];
};

/** Straight, curly, angular and Chinese quotation marks; a mark without its fellow is none. */
const QUOTED = /["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/gu;

/** Reads words in any script: everything typed must be there; between quotation marks side by side and in order. */
export function readText(text: string): AskedText {
  const quoted = [...text.matchAll(QUOTED)].map(([, inner = ""]) => inner);
  const phrases = quoted.map(foldProse).filter((words) => words !== "");
  const words = foldProse(text.replaceAll(QUOTED, " ")).split(" ").filter((word) => word !== "");
  const runs = foldHanziRuns(text).split(" ").filter((run) => run !== "");
  return { words: [...new Set(words)], phrases: [...new Set(phrases)], runs: [...new Set(runs)] };
}

/** Whether nothing of it is a word of any script. */
export function asksNothing({ words, phrases, runs }: AskedText): boolean {
  return words.length + phrases.length + runs.length === 0;
}

/** The pairs of neighbours of a run, or its one character: what every text that holds the run has. */
export function gramsOfRun(run: string): string[] {
  const characters = [...run];
  return characters.length === 1 ? characters : [...new Set(characters.slice(1).map((character, at) => (characters[at] ?? "") + character))];
}
