import "server-only";
import { countListed } from "@/lib/editions/queries/count-list";
import { countMatching } from "@/lib/editions/queries/count-people";
import { searchOfKept, type KeptSearch } from "@/lib/editions/search/search-address";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { log } from "@/lib/platform/log";
import { readApart } from "@/lib/platform/reader-db";

/** How many searches are counted at once, for everybody together. One may ask several things at once: its connections are apart from those of the public's pages, and bounded (readApart). */
const AT_ONCE = 2;
/** Milliseconds for which a search waits for its turn. */
const LONGEST_WAIT_MS = 5_000;

const turns = { taken: 0, waiting: new Set<() => void>() };

/** @returns whether a turn came; whoever has one gives it back by `giveTurnBack` */
function takeTurn(): Promise<boolean> {
  if (turns.taken < AT_ONCE) {
    turns.taken += 1;
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const yours = () => {
      clearTimeout(timer);
      turns.waiting.delete(yours);
      resolve(true);
    };
    const timer = setTimeout(() => {
      turns.waiting.delete(yours);
      resolve(false);
    }, LONGEST_WAIT_MS);
    turns.waiting.add(yours);
  });
}

function giveTurnBack(): void {
  const [next] = turns.waiting;
  if (next === undefined) turns.taken -= 1;
  else next();
}

/** How many answer now; null for a search that cannot be read any more; `uncounted`: the database did not say. */
export type KeptCount = number | null | "uncounted";

/** How many answer a search that somebody keeps, now; null for one that cannot be read any more. Who was withdrawn is in no count. */
export function countKeptSearch(kept: KeptSearch): Promise<number | null> {
  const asked = searchOfKept(kept);
  if (asked === null) return Promise.resolve(null);
  return "exact" in asked ? countMatching(asked) : countListed(asked);
}

/** The same of many, in their order. One that fails takes none of the others along; and those that come after it are asked no more, so that a slow database is not asked for minutes. */
export async function countKeptSearches(kept: readonly KeptSearch[]): Promise<KeptCount[]> {
  const counts: KeptCount[] = kept.map(() => "uncounted");
  let next = 0;
  let hasFailed = false;
  const countOn = async () => {
    for (let place = next++; !hasFailed; place = next++) {
      const search = kept[place];
      if (search === undefined || !(await takeTurn())) return;
      try {
        counts[place] = await readApart(() => countKeptSearch(search));
      } catch (error) {
        const failure = databaseFailureOf(error);
        if (failure === null) throw error;
        log({ event: "search.uncounted", code: failure.code });
        hasFailed = true;
      } finally {
        giveTurnBack();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, countOn));
  return counts;
}
