/** What growth costs: the same profiles and the same searches in a record of 10,000 events and in the large one, in turn. */
import { atMost, median, type Figure } from "./figures";
import { doubleFilters, singleFilters, typedNames, valuesFrom, type Question } from "./questions";
import type { Timed } from "./reader-tasks";
import { inTurn, type Site } from "./site";

const MUCH = "Fast when much is known";

const MOST_FOR_PROFILE = 1.2;
const MOST_FOR_SEARCH = 3;
const ROUNDS = 7;

/** Milliseconds of one task in each record, medians of rounds in turn. */
async function inBoth({ small, large }: Site, task: Timed): Promise<{ before: number; after: number }> {
  await Promise.all([small.ask(task), large.ask(task)]);
  const { one, other } = await inTurn(ROUNDS, async () => (await large.ask(task)).ms, async () => (await small.ask(task)).ms);
  return { before: median(other), after: median(one) };
}

/** All tasks together, after ÷ before; and the worst kind of them. */
async function growthOf(site: Site, tasks: readonly { what: string; task: Timed }[]): Promise<{ ratio: number; note: string }> {
  const kinds = new Map<string, { before: number; after: number }>();
  for (const { what, task } of tasks) {
    const { before, after } = await inBoth(site, task);
    const sum = kinds.get(what) ?? { before: 0, after: 0 };
    kinds.set(what, { before: sum.before + before, after: sum.after + after });
  }
  const all = [...kinds].map(([what, { before, after }]) => ({ what, before, after, ratio: after / before }));
  const worst = all.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const [before, after] = [all.reduce((sum, kind) => sum + kind.before, 0), all.reduce((sum, kind) => sum + kind.after, 0)];
  return { ratio: after / before, note: `${(before / tasks.length).toFixed(1)} → ${(after / tasks.length).toFixed(1)} ms on average; worst kind ${worst.what}, ${worst.ratio.toFixed(2)}` };
}

const asSearches = (questions: readonly Question[]) => questions.map(({ what, params }) => ({ what, task: { task: "search", params } as const }));

/** Profiles and searches, from 10,000 events to those of the run. @param slugs of people in both records */
export async function measureGrowth(site: Site, slugs: readonly string[]): Promise<Figure[]> {
  const { facets = [] } = await site.small.ask({ task: "facets" });
  const { most, middle } = valuesFrom(facets);
  const from = `from 10,000 to ${site.events.toLocaleString("en")} events`;
  const profiles = await growthOf(site, slugs.map((slug) => ({ what: "profile", task: { task: "profile", slug } as const })));
  const names = await growthOf(site, asSearches(typedNames(site.seed)));
  const filters = await growthOf(site, asSearches([...singleFilters(most), ...doubleFilters(most), ...doubleFilters(middle)]));
  return [
    atMost(MUCH, `A profile's query, ${from}`, profiles.ratio, MOST_FOR_PROFILE, { unit: " ×", note: profiles.note }),
    atMost(MUCH, `A typed name's query, ${from}`, names.ratio, MOST_FOR_SEARCH, { unit: " ×", note: names.note }),
    atMost(MUCH, `A filter's query, ${from}`, filters.ratio, MOST_FOR_SEARCH, { unit: " ×", note: filters.note }),
  ];
}
