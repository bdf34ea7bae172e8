/** The API where no cache holds an answer, against a bare `node:http` and `pg` server that answers the same question. */
import { randomFrom, oneOf } from "@/prisma/factories/invented-people";
import { atMost, median, type Figure } from "./figures";
import { askAll } from "./load";
import type { Chosen } from "./questions";
import { readerRows } from "./reader-rows";
import { inTurn, type Site } from "./site";

const MUCH = "Fast when much is known";

const MOST_TIMES_BARE = 3;
const PAIRS = 9;
/** Neither side compresses: what is compared is the answering. */
const MANNER = { connections: 16, encoding: "identity" } as const;
const SHORTEST_PART = 5;

/** One question in the two servers' addresses. */
type Asked = { site: string; bare: string };
type Kind = { what: string; questions: Asked[]; /** Questions at once: cheap ones are asked more often. */ portion: number };

const of = (...values: string[]) => values.map((value) => `of=${encodeURIComponent(value)}`).join("&");

/** People of the large record in the order of their ids, which is none; each is asked for once. */
async function people(): Promise<Kind> {
  const portion = 150;
  const found = await readerRows<{ slug: string }>("SELECT slug FROM public_site.current_edition WHERE kind = 'person' ORDER BY record_id LIMIT $1", [portion * PAIRS]);
  return { what: "one person with events", portion, questions: found.map(({ slug }) => ({ site: `/api/v1/people/${slug}`, bare: `/person?${of(slug)}` })) };
}

/** Two filters out of the values that people have themselves, each pair once. */
function lists(values: readonly Chosen[]): Kind {
  const portion = 32;
  // Countries and roles are said by statements too, and organisations have few people each.
  const own = values.filter(({ facet }) => facet !== "country" && facet !== "role" && facet !== "organisation");
  const pairs = own.flatMap((one) => own.filter(({ facet }) => facet > one.facet).map((other) => ({ one, other })));
  const random = randomFrom(1);
  const mixed = pairs.map((pair) => ({ pair, place: random() })).toSorted((a, b) => a.place - b.place).slice(0, portion * PAIRS);
  const questions = mixed.map(({ pair: { one, other } }) => ({
    site: `/api/v1/people?${new URLSearchParams({ [one.facet]: one.value, [other.facet]: other.value }).toString()}`,
    bare: `/list?${of(one.tag, other.tag)}`,
  }));
  return { what: "a list with two filters, sorted, with its total (100 a page)", portion, questions };
}

/** Letters from inside of names. */
async function parts(seed: number): Promise<Kind> {
  const portion = 32;
  const random = randomFrom(seed);
  const found = await readerRows<{ joined: string }>("SELECT joined FROM public_site.person_name WHERE length(joined) > 8 ORDER BY record_id LIMIT 2000");
  const texts = new Set<string>();
  while (texts.size < portion * PAIRS) {
    const { joined } = oneOf(found, random);
    const start = 1 + Math.floor(random() * (joined.length - SHORTEST_PART - 1));
    texts.add(joined.slice(start, start + SHORTEST_PART));
  }
  return { what: "part of a name, with its total (100 a page)", portion, questions: [...texts].map((text) => ({ site: `/api/v1/people?q=${text}`, bare: `/part?${of(text)}` })) };
}

async function compare({ port }: Site, barePort: number, { what, questions, portion }: Kind): Promise<Figure> {
  const [sites, bares] = [questions.map(({ site }) => site), questions.map(({ bare }) => bare)];
  const portionOf = (paths: readonly string[], round: number) => paths.slice(round * portion, (round + 1) * portion);
  let [siteRound, bareRound] = [0, 0];
  const { one, other } = await inTurn(
    Math.floor(questions.length / portion),
    async () => (await askAll(port, portionOf(sites, siteRound++), MANNER)).ms,
    async () => (await askAll(barePort, portionOf(bares, bareRound++), MANNER)).ms,
  );
  const ratio = median(one.map((ms, at) => ms / (other[at] ?? NaN)));
  const rate = (ms: readonly number[]) => ((portion / median(ms)) * 1000).toFixed(0);
  return atMost(MUCH, `API, ${what}: time ÷ a bare node:http and pg server's`, ratio, MOST_TIMES_BARE, { unit: " ×", note: `${rate(one)} and ${rate(other)} answers a second, ${String(MANNER.connections)} connections` });
}

/** One person, a filtered list, a part of a name. */
export async function measureAnswers(site: Site, values: readonly Chosen[]): Promise<Figure[]> {
  const { port: barePort } = await site.bare.ask({ fixed: null });
  const figures: Figure[] = [];
  for (const kind of [await people(), lists(values), await parts(site.seed)]) figures.push(await compare(site, barePort, kind));
  return figures;
}
