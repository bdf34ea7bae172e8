/** The fourth row of the promises: found by any spelling. */
import { recallInWords } from "@/prisma/factories/search-recall";
import { atLeast, type Figure } from "./figures";
import type { Site } from "./site";

const FOUND = "Found by any spelling";

const QUERIES = 1_000;
const LEAST_RECALL = 0.95;

/** A thousand names with one slip, and a thousand typed exactly. @param say told each miss */
export async function measureFinding({ large, people, seed }: Site, say: (words: string) => void): Promise<Figure[]> {
  const { recall } = await large.ask({ task: "slips", people, seed, queries: QUERIES });
  const { exactly } = await large.ask({ task: "exactly", people, seed, queries: QUERIES });
  if (recall === undefined || exactly === undefined) throw new Error("The search was asked and did not answer.");
  say(recallInWords(recall, seed));
  return [
    atLeast(FOUND, `Names with one slip whose person is among the first five, of ${String(QUERIES)}, seed ${String(seed)}`, recall.recall, LEAST_RECALL, { digits: 3 }),
    atLeast(FOUND, "Names typed exactly of which somebody called so comes first", exactly.exactFirst / exactly.asked, 1, { digits: 3, note: `the person meant among the first five: ${String(exactly.found)} of ${String(exactly.asked)}` }),
  ];
}
