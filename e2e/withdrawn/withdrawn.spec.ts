/**
 * A withdrawn person is gone from everything that this server sends, at once: also where every notification of the database is lost, from a second edge with a
 * cache of its own, and after that was started anew. And what stood around them looks as if they had never been there.
 */
import { AT_RECORD } from "../desk-steps";
import { expect, test } from "../fixtures";
import { as } from "../journeys/variants";
import { refusePointer, tabTo } from "../keyboard-steps";
import { makeWithdrawable, type Withdrawable } from "../make-records";
import { everyDatasetFile, everyFile, everyPublicPage, filesOf, isOfARecord } from "../public/addresses";
import { readAll, type Read } from "../read-all";
import { blockNotifications } from "./notifications";
import { startSecondEdge, type SecondEdge } from "./second-edge";

/** Milliseconds in which a server learns of a publication that nobody tells it of (product.md, "Fast when many come"). */
const LEARNT_WITHIN = 2_000;
/** Milliseconds in which no other test published between two readings of one second each. */
const SETTLED_WITHIN = 60_000;

/** Ids alone stay in bodies that the API gives, since their hashes are taken of them; they lead nowhere (docs/architecture.md, rule 1). */
const isBody = (address: string) => /^\/api\/v1\/(?:practices|statements|countries|organisations|sources)$|^\/api\/v1\/[a-z]+\/[^/?]+(?:\/editions(?:\/\d+(?:\/body)?)?)?$|\/records\.jsonl$/u.test(address);

/** Searches that find the person, by name and by everything that is said of them. */
function searchesFor({ name, hanzi, pairs }: Withdrawable): string[] {
  const slug = (neighbour: string) => pairs.find((pair) => pair.neighbour === neighbour)?.around.slug ?? "";
  const asked = [`q=${encodeURIComponent(name)}`, `q=${encodeURIComponent(hanzi)}`, ...["practice", "organisation", "country"].map((facet) => `${facet}=${slug(facet)}`)];
  return asked.flatMap((query) => [`/en/people?${query}`, `/zh/people?${query}`, `/en/lawyers?${query}`, `/api/v1/people?${query}`, `/api/v1/people.csv?${query}`]);
}

/** What an answer says of the person that was not asked: a form repeats the question, and a page that is gone its own address. */
function tracesOf(address: string, text: string, { name, hanzi, slug, recordId }: Withdrawable): string[] {
  const [asked, whole] = [decoded(address), decoded(text)];
  return [name, hanzi, slug, ...(isBody(address) ? [] : [recordId])].filter((trace) => whole.includes(trace) && !asked.includes(trace)).map((trace) => `${trace} in ${address}`);
}

function tracesIn(read: ReadonlyMap<string, Read>, made: Withdrawable): string[] {
  return [...read].flatMap(([address, { text }]) => tracesOf(address, text, made));
}

/** An address may hold a name as well, in its own letters. */
function decoded(text: string): string {
  return `${text}\n${text.replaceAll(/(?:%[0-9A-F]{2})+/giu, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8"))}`;
}

/** A page without what tells it from its counterpart's: names, addresses, ids, hashes. */
function plain(text: string, { which, pairs }: Withdrawable): string {
  const own = [which.around, which.without, ...pairs.flatMap(({ around, without }) => [around, without]).flatMap(({ slug }) => [slug, slug.toUpperCase()])].toSorted((one, other) => other.length - one.length);
  // React writes what belongs into the head as it comes: its order says nothing.
  const [head = "", ...rest] = text.split("</head>");
  const inOrder = [head.split(/(?=<)/u).toSorted().join(""), ...rest].join("</head>");
  return own.reduce((left, words) => left.replaceAll(words, "·"), inOrder).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, "id").replaceAll(/[0-9a-f]{12,}/gu, "hash");
}

test("withdrawn at the desk while every notification is lost, a person is gone from both edges, and from one that starts anew", async ({ signIn, request, baseURL }) => {
  const origin = baseURL ?? "";
  // It starts while this reads, and the one that begins anew while the first is asked: each needs some seconds.
  const starting = startSecondEdge(origin);
  const { made, starts } = await makeNamed();
  const own = [...["en", "zh"].flatMap((locale) => ["", "/editions", "/editions/1", "/editions?asof=2199-01-01"].map((rest) => `/${locale}/people/${made.slug}${rest}`)), `/api/v1/people/${made.slug}`, `/api/v1/people/${made.slug}/editions/1/body`, ...filesOf(`people/${made.slug}`)];
  const former = ["en", "zh"].map((locale) => `/${locale}/people/${made.former}`);
  // Every list, every file of the whole, and everything of whatever stands around them; what has nothing to do with them is read in e2e/access/nothing-leaks.spec.ts.
  const ofOthers = (address: string) => isOfARecord(address) && !made.pairs.some(({ around }) => address.includes(around.slug));
  const everything = [...new Set([...[...(await everyPublicPage(request)), ...(await everyFile(request))].filter((address) => !ofOthers(address)), ...searchesFor(made), "/en/people", "/api/v1/people?sort=updated", "/api/v1/updates", "/api/v1/statements", ...own, ...former])];
  const before = new Map([...(await readAll(request, everything)), ...starts]);
  const naming = everything.filter((address) => own.includes(address) || former.includes(address) || tracesOf(address, before.get(address)?.text ?? "", made).length > 0);
  const edge = await starting;
  const begunAnew: SecondEdge[] = [];
  const letThrough = await blockNotifications();
  try {
    await test.step("before, both edges keep pages that name them: of every kind, in every form", async () => {
      const at = (neighbour: string) => made.pairs.find((pair) => pair.neighbour === neighbour)?.around.slug ?? "";
      const expected = [
        ...searchesFor(made).filter((address) => !address.includes("/lawyers?") || address.includes("q=")), "/en", "/zh", "/en/lawyers", "/en/updates", "/en/updates/feed.atom", "/en/updates/feed.json", "/en/sitemap.xml", "/api/v1/updates",
        `/en/practices/${at("practice")}`, `/zh/practices/${at("practice")}/feed.atom`, `/en/organisations/${at("organisation")}`, `/en/statements/${at("letter")}`, `/zh/statements/${at("remark")}`,
        `/en/people/${at("lawyer")}`, `/en/sources/${at("source")}`, `/api/v1/statements/${at("letter")}/record.jsonld`, `/api/v1/statements/${at("letter")}/followthemoney.json`,
      ];
      expect(expected.filter((address) => !naming.includes(address))).toEqual([]);
      expect(tracesIn(await readAll(request, naming, edge), made).length).toBeGreaterThan(naming.length - 1);
    });

    await test.step("the desk withdraws them, and this server's next answers know nothing of them, whatever the reader has kept", async () => {
      const { page } = await signIn("editor", ...as("a record is withdrawn"));
      await refusePointer(page);
      await page.goto(`/desk/records/${made.recordId}/editions`);
      await tabTo(page, "the reason", "main form:has([name=confirmed]) [name=reason]");
      await page.keyboard.type("家属要求撤下。");
      await tabTo(page, "the box that asks again", "main [name=confirmed]");
      await page.keyboard.press("Space");
      await tabTo(page, "the button", "main form:has([name=confirmed]) button[type=submit]");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(AT_RECORD);
      const [anew] = await Promise.all([startSecondEdge(origin), expectGone(origin, naming, before)]);
      begunAnew.push(anew);
    });

    await test.step("the second server has learnt it within two seconds, though nobody told it", async () => {
      await expect.poll(async () => (await request.get(`${edge.origin}/en/people/${made.slug}`)).status(), { timeout: LEARNT_WITHIN, intervals: [50] }).toBe(410);
      await expectGone(edge.origin, naming, before);
    });

    await test.step("one that was started since, with nothing kept, knows nothing of them either", async () => {
      for (const anew of begunAnew) await expectGone(anew.origin, everything, before);
      expect(begunAnew).toHaveLength(1);
      const files = await everyDatasetFile(request);
      const texts = await Promise.all(files.map(async ({ address, answer }) => [address, await answer.text()] as const));
      expect(texts.flatMap(([address, text]) => tracesOf(address, text, made))).toEqual([]);
    });

    await test.step("no number, filter or neighbour gives them away: what stood around them is as what stood around nobody", async () => {
      for (const [facet, left] of [["practice", 0], ["organisation", 0], ["country", 1]] as const) {
        const slug = made.pairs.find((pair) => pair.neighbour === facet)?.around.slug ?? "";
        expect(await (await request.get(`/api/v1/people?${facet}=${slug}`)).json(), facet).toMatchObject({ total: left });
        expect((await (await request.get("/en/people")).text()).includes(`value="${slug}"`), `${facet} as a filter`).toBe(left > 0);
      }
      for (const { plural, around, without } of made.pairs) {
        const below = (slug: string) => [...["en", "zh"].flatMap((locale) => ["", "/editions", "/editions/1"].map((rest) => `/${locale}/${plural}/${slug}${rest}`)), ...filesOf(`${plural}/${slug}`)];
        // Other tests publish meanwhile, and what counts the whole record moves with them between one reading and the next: what gives somebody away stays, however often it is read.
        await expect(async () => {
          const [ones, others] = [await readAll(request, below(around.slug)), await readAll(request, below(without.slug))];
          const [one, other] = [ones, others].map((read) => [...read].sort(([a], [b]) => (plain(a, made) < plain(b, made) ? -1 : 1)).map(([address, { status, text }]) => [plain(address, made), status, plain(text, made)]));
          expect(one, plural).toEqual(other);
        }).toPass({ timeout: SETTLED_WITHIN });
      }
    });
  } finally {
    await letThrough();
    await edge.end();
    for (const anew of begunAnew) await anew.end();
  }

  /**
   * The start pages name the ten latest updates alone, and tests beside this one publish: they are read as soon as the person is made; where ten others came in
   * between, another one is made.
   */
  async function makeNamed(): Promise<{ made: Withdrawable; starts: ReadonlyMap<string, Read> }> {
    for (let tries = 0; tries < 5; tries += 1) {
      const made = await makeWithdrawable();
      const starts = await readAll(request, ["/en", "/zh"]);
      if ([...starts].every(([address, { text }]) => tracesOf(address, text, made).length > 0)) return { made, starts };
    }
    throw new Error("The start pages name nobody of five who were just published.");
  }

  /** Own addresses say 410, former ones what never was says; and nothing names the person, nor says "as you have it". */
  async function expectGone(from: string, addresses: readonly string[], kept: ReadonlyMap<string, Read>): Promise<void> {
    const read = await readAll(request, addresses, { origin: from, kept });
    expect(tracesIn(read, made)).toEqual([]);
    expect([...read].filter(([address, { status }]) => naming.includes(address) && status === 304)).toEqual([]);
    expect(own.filter((address) => read.has(address)).map((address) => [address, read.get(address)?.status])).toEqual(own.filter((address) => read.has(address)).map((address) => [address, 410]));
    for (const address of former.filter((each) => read.has(each))) {
      const never = await request.get(`${from}${address.replace(made.former, "nobody-by-this-name")}`, { maxRedirects: 0 });
      expect([address, read.get(address)?.status, read.get(address)?.text.trim()]).toEqual([address, 404, (await never.text()).trim()]);
    }
  }
});
