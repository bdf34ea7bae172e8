/** The desk: each query that a page reads against its bare SQL, each page over HTTP, what the person picker is told while somebody types, and what growth costs. */
import { hasHanzi } from "@/lib/editions/search/fold";
import { PICKER_PAUSE_MS } from "@/lib/core/picking";
import { paths } from "@/lib/core/paths";
import { namesOf } from "@/prisma/factories/invented-record";
import { spellingOf } from "@/prisma/factories/search-recall";
import { askDesk } from "./desk-http";
import type { DeskReader } from "./desk-reader";
import { DESK_PAGES, EMPTY_PAGE, type DeskPage } from "./desk-pages";
import { DESK_QUERY_NAMES, type DeskQuery } from "./desk-table";
import type { Things } from "./desk-things";
import { atMost, median, percentile, type Figure } from "./figures";
import { SMALL_PEOPLE } from "./questions";
import { eachInTurn, inTurn } from "./site";

const ROW = "Work on the desk";

const MOST_TIMES_SQL = 3;
const MOST_AFTER_PAUSE_MS = 150;
const ROUNDS = 7;
/** Of what is answered within so many milliseconds, so many rounds: of a few seven say little, since one slow answer among them moves the median. */
const QUICK_MS = 25;
const ROUNDS_OF_QUICK = 31;
/**
 * What is measured first pays for what is made once: plans, connections, a program. A program is also made quick by being used, and a desk is used for weeks: each
 * query and each page is asked for a while before it is measured, as the empty page is, which is asked again and again between the others.
 */
const WARM = 2;
const WARM_MOST = 200;
const WARM_MS = 200;
const WARM_PAGES_MOST = 60;
/** A page is warmed by how often it is asked for, on a slow machine as on a quick one; one that takes a quarter of a second is made quick by fewer. */
const WARM_PAGE_MS = 4_000;
const QUICK_PAGE_MS = 60;
/** Names of which the beginnings are typed. */
const TYPED = 60;
/** People of a small record, and what their number must not cost. */
const GROWTH_TOLD = 5;

export type DeskSite = { port: number; people: number; seed: number; large: DeskReader; small: DeskReader };

/** Milliseconds, medians. */
type Measured = { query: number; sql: number; small: number };

async function measureQuery({ large, small }: DeskSite, query: DeskQuery): Promise<Measured> {
  const ask = async (reader: DeskReader, task: "query" | "sql") => (await reader.ask({ task, query })).ms;
  const began = performance.now();
  for (let round = 0; round < WARM || (round < WARM_MOST && performance.now() - began < WARM_MS); round += 1) for (const task of ["query", "sql"] as const) await ask(large, task);
  const rounds = (await ask(large, "query")) < QUICK_MS ? ROUNDS_OF_QUICK : ROUNDS;
  const { one, other } = await inTurn(rounds, () => ask(large, "query"), () => ask(large, "sql"));
  const before: number[] = [];
  for (let round = 0; round < WARM + rounds; round += 1) before.push(await ask(small, "query"));
  return { query: median(one), sql: median(other), small: median(before.slice(WARM)) };
}

/** A page, the empty one and the bare SQL of its queries, in turn: how quick a machine is changes from one minute to the next, and with it all three. Milliseconds, medians. */
async function measurePage({ port, large }: DeskSite, things: Things, page: DeskPage): Promise<{ ms: number; empty: number; sql: number }> {
  const ask = async ({ path, as }: DeskPage, expected: number) => (await askDesk(port, [path(things)], { token: things[as].token, expected }))[0] ?? NaN;
  const [one, other] = [() => ask(page, 200), () => ask(EMPTY_PAGE, 404)];
  const began = performance.now();
  for (let asked = 0; asked < WARM || (asked < WARM_PAGES_MOST && performance.now() - began < WARM_PAGE_MS); asked += 1) await one();
  const rounds = (await one()) < QUICK_PAGE_MS ? ROUNDS_OF_QUICK : ROUNDS;
  const bare = page.queries.map((query) => async () => (await large.ask({ task: "sql", query })).ms);
  const [ones = [], others = [], ...bares] = await eachInTurn(rounds, [one, other, ...bare]);
  return { ms: median(ones), empty: median(others), sql: bares.reduce((sum, each) => sum + median(each), 0) };
}

async function queriesAndPages(site: DeskSite, things: Things, say: (words: string) => void): Promise<Figure[]> {
  const measured = new Map<DeskQuery, Measured>();
  const broken: Figure[] = [];
  // One that is given up, such as by the time that a statement may take, is a figure like any other, and the rest is measured.
  const orBroken = async (what: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => broken.push({ row: ROW, promise: what, measured: `it broke off: ${error instanceof Error ? error.message : String(error)}`, held: false }));
  };
  for (const query of DESK_QUERY_NAMES) await orBroken(`Query: ${query}`, async () => void measured.set(query, await measureQuery(site, query)));
  const figures = [...measured].map(([query, { query: ms, sql }]) => atMost(ROW, `Query: ${query} ÷ its bare SQL`, ms / sql, MOST_TIMES_SQL, { note: `${ms.toFixed(1)} ms, SQL ${sql.toFixed(1)}` }));
  say(`  ${String(figures.length)} queries; pages follow`);
  const pages: { page: DeskPage; ms: number; empty: number; sql: number }[] = [];
  for (const page of DESK_PAGES) await orBroken(`Page: ${page.what}`, async () => void pages.push({ page, ...(await measurePage(site, things, page)) }));
  for (const { page, ms, empty, sql } of pages) {
    figures.push(atMost(ROW, `Page: ${page.what} ÷ (3 × its bare SQL + an empty page of the desk)`, ms / (MOST_TIMES_SQL * sql + empty), 1, { note: `${ms.toFixed(1)} ms; SQL ${sql.toFixed(1)}, empty page ${empty.toFixed(1)}` }));
  }
  return [...figures, ...broken, growth(site, measured)];
}

/** Told for comparison: what grows with the record is looked at by somebody. */
function growth({ people }: DeskSite, measured: ReadonlyMap<DeskQuery, Measured>): Figure {
  const ratios = [...measured].map(([query, { query: ms, small }]) => ({ query, ms, small, ratio: ms / small })).toSorted((one, other) => other.ratio - one.ratio);
  const worst = ratios.slice(0, GROWTH_TOLD).map(({ query, ms, small, ratio }) => `${query} ${ratio.toFixed(1)} × (${small.toFixed(1)} → ${ms.toFixed(1)} ms)`);
  const middle = median(ratios.map(({ ratio }) => ratio));
  return { row: ROW, promise: `Queries of the desk, from ${SMALL_PEOPLE.toLocaleString("en")} to ${people.toLocaleString("en")} people`, measured: `${middle.toFixed(2)} × in the median; worst: ${worst.join(", ")}`, held: null };
}

/** What somebody has typed when they pause: beginnings of any length, whole names, in letters and in characters. */
function typedTexts(seed: number): string[] {
  const people = namesOf({ people: SMALL_PEOPLE, seed }).slice(100, 100 + TYPED);
  const letters = people.map(spellingOf).filter((words) => words !== "").map((words) => words.toLowerCase());
  const hanzi = people.flatMap((names) => names.filter(({ text }) => hasHanzi(text)).map(({ text }) => text));
  const beginnings = letters.flatMap((words) => [1, 2, 3, 4, 6].map((length) => words.slice(0, length).trim()));
  const given = letters.map((words) => words.split(" ").at(-1) ?? words);
  return [...beginnings, ...letters, ...given, ...hanzi.flatMap((text) => [[...text].slice(0, 1).join(""), [...text].slice(0, 2).join(""), text])];
}

async function picking({ port, seed }: DeskSite, things: Things): Promise<Figure> {
  const texts = typedTexts(seed);
  const addresses = texts.map((text) => `${paths.desk.suggestPeople()}?${new URLSearchParams({ q: text }).toString()}`);
  const { token } = things.editor;
  await askDesk(port, addresses.slice(0, WARM), { token });
  const each = await askDesk(port, addresses, { token });
  const slowest = each.reduce((worst, ms, at) => (ms > (each[worst] ?? 0) ? at : worst), 0);
  const note = `a pause of ${String(PICKER_PAUSE_MS)} ms, and the answer ${percentile(each, 95).toFixed(0)} at p95, ${median(each).toFixed(0)} in the median of ${String(each.length)}; slowest ${(each[slowest] ?? NaN).toFixed(0)}, of ${String([...(texts[slowest] ?? "")].length)} signs`;
  return atMost(ROW, "Suggestions in the person picker after the last key, p95", PICKER_PAUSE_MS + percentile(each, 95), MOST_AFTER_PAUSE_MS, { unit: " ms", digits: 0, note });
}

/** Every query, every page, the picker and growth. */
export async function measureDesk(site: DeskSite, say: (words: string) => void): Promise<Figure[]> {
  const [{ things }] = await Promise.all([site.large.ask({ task: "things" }), site.small.ask({ task: "things" })]);
  if (things === undefined) throw new Error("The desk that is measured was not found.");
  return [...(await queriesAndPages(site, things, say)), await picking(site, things)];
}
