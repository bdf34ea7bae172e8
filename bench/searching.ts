/** The third row of the promises: a search against its bare SQL, its page against that and an empty page, filters in every combination of two. */
import type { FacetCount } from "@/lib/editions/queries/count-people";
import { atMost, median, percentile, type Figure } from "./figures";
import { askAll } from "./load";
import { doubleFilters, pathOf, singleFilters, typedNames, valuesFrom, type Question } from "./questions";
import { readerRows } from "./reader-rows";
import type { Timed } from "./reader-tasks";
import { inTurn, unkept, type Reader, type Site } from "./site";

const MUCH = "Fast when much is known";

const MOST_TIMES_SQL = 3;
const MOST_P95_MS = 400;
const ROUNDS = 5;
const READERS_AT_ONCE = 2;
const PAGE = "/en/people";
/** A page of the site's frame and a sentence: there is nothing at this address. */
const EMPTY_PAGE = "/en/nothing-is-here";

/** A question with what it took, in milliseconds (medians). */
type Measured = { question: Question; query: number; sql: number; page: number };

async function timeOf(reader: Reader, task: Timed): Promise<number> {
  return (await reader.ask(task)).ms;
}

/** The query function and its bare SQL in turn, then the page that nothing keeps. */
async function measure({ large, port }: Site, question: Question): Promise<Measured> {
  const { params } = question;
  await timeOf(large, { task: "search", params });
  const { one, other } = await inTurn(ROUNDS, () => timeOf(large, { task: "search", params }), () => timeOf(large, { task: "searchSql", params }));
  const pages = await askAll(port, Array.from({ length: ROUNDS }, () => unkept(pathOf(PAGE, question))), { connections: 1 });
  return { question, query: median(one), sql: median(other), page: median(pages.each) };
}

async function measureAll(site: Site, questions: readonly Question[]): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const question of questions) all.push(await measure(site, question));
  return all;
}

async function emptyPageMs(port: number): Promise<number> {
  return median((await askAll(port, Array.from({ length: 4 * ROUNDS }, () => unkept(EMPTY_PAGE)), { connections: 1, expected: 404 })).each.slice(ROUNDS));
}

/** The kind of question with the worst median of a ratio. */
function worstKind(measured: readonly Measured[], ratioOf: (each: Measured) => number): { what: string; ratio: number } {
  const kinds = [...new Set(measured.map(({ question }) => question.what))];
  const medians = kinds.map((what) => ({ what, ratio: median(measured.filter(({ question }) => question.what === what).map(ratioOf)) }));
  return medians.reduce((worst, kind) => (kind.ratio > worst.ratio ? kind : worst), { what: "none", ratio: 0 });
}

function figuresOf(name: string, measured: readonly Measured[], empty: number): Figure[] {
  const overSql = ({ query, sql }: Measured) => query / sql;
  const overBound = ({ page, sql }: Measured) => page / (MOST_TIMES_SQL * sql + empty);
  const [query, page] = [worstKind(measured, overSql), worstKind(measured, overBound)];
  const typical = `median ${median(measured.map(overSql)).toFixed(2)}`;
  const slowest = measured.reduce((worst, each) => (each.page > worst.page ? each : worst));
  return [
    atMost(MUCH, `${name}: query function ÷ its bare SQL, worst kind`, query.ratio, MOST_TIMES_SQL, { note: `${query.what}; ${typical} of ${String(measured.length)}` }),
    atMost(MUCH, `${name}: page ÷ (3 × bare SQL + an empty page), worst kind`, page.ratio, 1, {
      note: `${page.what}; median ${median(measured.map(overBound)).toFixed(2)}; empty page ${empty.toFixed(1)} ms; slowest page ${slowest.page.toFixed(0)} ms (${slowest.question.what})`,
    }),
  ];
}

/** Pages that no cache holds, typed names and filters alike, two readers at once: what ninety-five of a hundred do not exceed. */
async function slowPages({ port, seed }: Site, filters: readonly Question[]): Promise<Figure> {
  const questions = [...typedNames(seed, 100), ...typedNames(seed, 300), ...filters, ...filters];
  const { each } = await askAll(port, questions.map((question) => unkept(pathOf(PAGE, question))), { connections: READERS_AT_ONCE });
  return atMost(MUCH, "A search's page, p95, two readers at once", percentile(each, 95), MOST_P95_MS, { unit: " ms", digits: 0, note: `${String(each.length)} pages, median ${median(each).toFixed(0)} ms` });
}

/** Names as people type them. */
export async function measureNames(site: Site): Promise<Figure[]> {
  return figuresOf("A typed name", await measureAll(site, typedNames(site.seed)), await emptyPageMs(site.port));
}

/**
 * Organisations, most people first. Where they are very many the page gives no numbers of them (docs/decisions/023), and a filter by one is a filter all the same: it is asked for
 * as by whoever followed a link to it.
 */
async function organisations(): Promise<FacetCount[]> {
  const rows = await readerRows<{ value: string; record: string; count: number }>(
    `SELECT e.slug AS value, e.record_id AS record, sum(bit_count(b.bits))::int AS count FROM public_site.facet_bits b JOIN public_site.current_edition e ON e.record_id = split_part(b.tag, ':', 2)::uuid
      WHERE b.facet = 'organisation' GROUP BY e.slug, e.record_id ORDER BY count DESC, e.slug`,
  );
  return rows.map((row) => ({ facet: "organisation", ...row }));
}

/** Everybody, one filter, every two filters, and p95 over all kinds of questions. */
export async function measureFilters(site: Site, say: (words: string) => void): Promise<Figure[]> {
  const { facets = [] } = await site.large.ask({ task: "facets" });
  const { most, middle } = valuesFrom(facets.some(({ facet }) => facet === "organisation") ? facets : [...facets, ...(await organisations())]);
  const empty = await emptyPageMs(site.port);
  const singles = singleFilters(most);
  const doubles = [...doubleFilters(most), ...doubleFilters(middle)];
  say(`  ${String(singles.length)} filters alone, ${String(doubles.length)} pairs`);
  return [
    ...figuresOf("Everybody, or one filter", await measureAll(site, singles), empty),
    ...figuresOf(`Every two filters (${String(doubles.length)} pairs)`, await measureAll(site, doubles), empty),
    await slowPages(site, [...singles, ...doubles]),
  ];
}
