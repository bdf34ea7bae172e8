import "server-only";
import type { Mark } from "@/lib/editions/mark";
import { readName } from "@/lib/editions/search/asked-name";
import { read } from "@/lib/platform/reader-db";

const MOST_NEIGHBOURS = 5;

/** A name on record that is spelled alike, and how surely it is somebody's. */
export type Neighbour = { text: string; language: string; mark: Mark };

// Several may be called so: one of whom it is plainly said is enough.
const SUREST = "CASE WHEN bool_or(mark IS NULL) THEN NULL ELSE min(mark) END AS mark";

/**
 * The names on record that are spelled most alike, where nobody answers: a wider net than the search's own, and said to be one.
 * Letters by trigrams (person_name_spelling_idx), characters by those they share (person_name_keys_idx).
 */
export async function listNeighbours(q: string): Promise<Neighbour[]> {
  const asked = readName(q);
  switch (asked.kind) {
    case "nothing":
      return [];
    case "letters":
      return read(
        `SELECT text, language, ${SUREST} FROM public_site.person_name WHERE words % $1
         GROUP BY text, language ORDER BY max(similarity(words, $1)) DESC, text COLLATE "C" LIMIT $2`,
        [asked.words.join(" "), MOST_NEIGHBOURS],
      );
    case "hanzi":
      return read(
        `SELECT text, language, ${SUREST} FROM public_site.person_name WHERE hanzi_grams && $1::text[] AND length(hanzi) < 100
         GROUP BY text, language ORDER BY min(levenshtein(hanzi, $2)), text COLLATE "C" LIMIT $3`,
        [[...asked.hanzi], asked.hanzi, MOST_NEIGHBOURS],
      );
  }
}
