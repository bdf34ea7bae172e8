/** Charts from their routes: their numbers are those of what stands, and a withdrawal leaves none of them as it was. */
import { parse } from "csv-parse/sync";
import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getTable } from "@/app/api/v1/charts/[...address]/route";
import { GET as getCitation } from "@/app/(public)/[locale]/charts/[...address]/route";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { basisByKind, sumOf, testimonyIn } from "@/lib/editions/charts/basis";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { spellRows } from "@/lib/editions/charts/spell-rows";
import { onlyOf, type Edition } from "@/lib/editions/edition";
import { citationsOf, factsOf } from "@/lib/editions/facts";
import { countBasis, countBasisOf, countFacts } from "@/lib/editions/queries/count-basis";
import { countPeopleUnder } from "@/lib/editions/queries/count-people-under";
import { readListPage } from "@/lib/editions/queries/read-list";
import { listEvery } from "@/lib/editions/queries/list-records";
import { listPeople } from "@/lib/editions/queries/search-people";
import { readPractice } from "@/lib/editions/queries/read-practice";
import { readSource } from "@/lib/editions/queries/read-source";
import { peopleUnder } from "@/lib/editions/people-under";
import { facetsOf } from "@/lib/editions/search/facets";
import { readList } from "@/lib/editions/search/list-params";
import { readSearch } from "@/lib/editions/search/params";
import { today } from "@/lib/editions/site";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { since, spellIn } from "@/prisma/factories/custody";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { seedFromArticle } from "@/prisma/seed/seed";

const database = testDatabase();
let author: Actor, editor: Actor;
let practice: RecordId, other: RecordId;
const people: RecordId[] = [];

/** As of a process that has counted nothing yet. */
function forgetCount(): void {
  (globalThis as unknown as { caselightFacts?: unknown }).caselightFacts = undefined;
}

async function publish(recordId: RecordId, facts: readonly FactInput[]): Promise<void> {
  const { changeId } = await makeFacts(database.db, { recordId, by: author, facts, state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: null });
}

const slugOf = async (id: RecordId): Promise<string> => (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
const withdraw = (recordId: RecordId) => withdrawRecord(editor, { recordId, reason: "Invented reason.", confirmed: "yes" });
const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });

async function answer(path: string): Promise<{ status: number; location: string | null; text: string; rows: Record<string, string>[] }> {
  const [address = ""] = path.split("?");
  const response = await getTable(new Request(`http://localhost:3000/api/v1/charts/${path}`), { params: Promise.resolve({ address: address.split("/") }) });
  const text = await response.text();
  return { status: response.status, location: response.headers.get("location"), text, rows: response.status === 200 ? parse(text, { bom: true, columns: true }) : [] };
}

async function everything(): Promise<Edition[]> {
  return (await Promise.all(RECORD_KINDS.map((kind) => listEvery(kind)))).flat();
}

beforeAll(async () => {
  await seedFromArticle(database.urls.ownerUrl);
});

beforeAll(async () => {
  [author, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  practice = await makeRecord(database.db, "practice");
  other = await makeRecord(database.db, "source");
  await publish(other, [factOf({ kind: "attribute", attribute: "title", text: "A second invented report", language: "en" }, other)]);
  for (const [name, begun] of [["Test Person Qzjxwaubergine", "2016-12-01"], ["Test Person Bergamot", "2017-03"]] as const) {
    const made = await makePerson(database.db, { by: author, name });
    people.push(made.recordId);
    await publish(made.sourceId, [factOf({ kind: "attribute", attribute: "publisher", text: "Invented Vegetable Gazette", language: "en" }, made.sourceId)]);
    await publish(made.recordId, [
      { ...factOf(spellIn(made.caseId, practice), made.sourceId, since(begun)), citations: [...factOf(named("x"), made.sourceId).citations, ...factOf(named("x"), other).citations] },
      factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, other),
    ]);
  }
  await publish(practice, [factOf(named("Invented practice"), other)]);
});

/** What the database keeps of every edition is what its document says: both ways of counting, source by source. */
async function expectOneCount(): Promise<void> {
  const all = await everything();
  const testimony = all.filter(({ body }) => body.kind !== "source");
  expect(await countFacts()).toBe(testimony.flatMap(({ body }) => factsOf(body)).length);
  const sources = all.filter(({ body }) => body.kind === "source").map(({ body }) => body.id);
  const counted = await countBasis(sources);
  const expected = sources.map((source) => [source, sumOf(basisByKind(source, all))] as const).filter(([, { facts }]) => facts > 0);
  expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(expected));
  expect(expected.length).toBeGreaterThan(0);
  for (const source of sources) {
    const basis = await countBasisOf(source);
    expect(testimonyIn(basis)).toEqual(basisByKind(source, all));
    // What the page lists is what it counts: whoever cites it, and not itself.
    const citing = all.filter(({ body }) => body.id !== source && citationsOf(body).some((citation) => citation.source === source));
    const page = await readSource(await slugOf(source), 1);
    if (page.state !== "standing") throw new Error("The source stands.");
    expect(new Set(page.citing.map(({ body }) => body.id))).toEqual(new Set(citing.map(({ body }) => body.id)));
    expect([...basis.values()].reduce((sum, { records }) => sum + records, 0)).toBe(citing.length);
  }
}

/** What lists show of everybody is what their whole bodies say: names and attributes that a standing source says, and what they are listed under. */
async function expectOneHead(): Promise<void> {
  const everybody = onlyOf(await everything(), "person").map(({ body, entry }) => ({ body: { kind: body.kind, id: body.id, slug: body.slug, names: body.names, attributes: body.attributes }, tags: facetsOf(body, entry.publishedOn) }));
  const { people: listed } = await listPeople(readSearch({}, "people").search, { offset: 0, length: 1_000 });
  const bySlug = <P extends { body: { slug: string } }>(those: readonly P[]) => those.toSorted((a, b) => (a.body.slug < b.body.slug ? -1 : 1));
  expect(bySlug(listed.map(({ person }) => person))).toEqual(bySlug(everybody));
  expect(everybody.some(({ body }) => body.names.length > 0)).toBe(true);
}

/** The numbers of every practice's page are those that its people's whole bodies make. */
async function expectOnePractice(): Promise<void> {
  const everybody = onlyOf(await everything(), "person");
  for (const { body: { id, slug } } of await listEvery("practice")) {
    const page = await readPractice(slug);
    if (page.state !== "standing") throw new Error("The practice stands.");
    expect(page.counts, slug).toEqual(peopleByYear(id, everybody));
    const keys = (rows: ReturnType<typeof spellRows>) => rows.map(({ person, entry, clock }) => [person.body.slug, person.body.names, entry, clock]);
    expect(keys(page.rows), slug).toEqual(keys(spellRows(id, everybody, page, today())));
    const { recorded, alleged } = peopleUnder(id, everybody);
    const ids = (those: readonly { body: { id: string } }[]) => those.map(({ body }) => body.id).toSorted();
    expect([ids(page.recorded.people), ids(page.alleged.people)], slug).toEqual([ids(recorded), ids(alleged)]);
  }
}

describe("charts", () => {
  it("count what rests on each source alike from the database and from the documents, on the article's record and more", async () => {
    await expectOneCount();
    await expectOnePractice();
    await expectOneHead();
    expect((await countBasis([other])).get(other)).toEqual({ records: 3, facts: 5, alone: 3 });
  });

  it("of all sources are the rows that their page draws, in its order, page by page", async () => {
    const shown = async (asked: Record<string, string>) => (await readListPage(readList(asked, "sources").search)).found.map(({ edition }) => edition.body.slug);
    const filed = async (asked: Record<string, string>) => (await answer(`basis.csv?${new URLSearchParams(asked).toString()}`)).rows.map(({ source }) => source);
    for (const asked of [{}, { sort: "oldest" }, { origin: "derived" }, { page: "2" }]) expect(await filed(asked), JSON.stringify(asked)).toEqual(await shown(asked));
    expect(await filed({ sort: "oldest" })).not.toEqual(await filed({}));
  });

  it("answer with their numbers and citations, and have no others", async () => {
    const slug = await slugOf(practice);
    expect((await answer(`years/${slug}.csv`)).rows.map(({ year, people_stated }) => [year, people_stated])).toEqual([["2016", "1"], ["2017", "1"], ["year_not_certain", "0"], ["no_stretch_on_record", "0"], ["all_people_once", "2"]]);
    expect((await answer(`spells/${slug}.csv`)).rows.map(({ name_en, begins_edtf, end_on_record }) => [name_en, begins_edtf, end_on_record])).toEqual([["Test Person Qzjxwaubergine", "2016-12-01", "no"], ["Test Person Bergamot", "2017-03", "no"]]);
    expect((await countPeopleUnder([practice])).get(practice)).toEqual({ stated: 2, alleged: 0 });
    const signatures = (await answer("signatures.csv")).rows;
    expect([signatures.filter(({ state }) => state === "signed").length, signatures.filter(({ state }) => state === "noted_absent").length]).toEqual([11, 1]);
    expect((await answer("basis.csv")).rows).toHaveLength((await listEvery("source")).length);
    expect((await answer(`basis/${await slugOf(other)}.csv`)).rows.at(-1)).toMatchObject({ kind: "all", records: "3", facts: "5", facts_on_it_alone: "3" });
    for (const [path, status] of [["years.csv", 404], ["years/nobody.csv", 404], ["signatures.json", 404], ["signatures.csv?after=x", 400], ["basis.csv?after=x", 400], ["basis.csv?page=x", 400], ["basis.csv?q=letter", 400], ["basis.csv?nonsense=1", 400], [`basis/${await slugOf(other)}.csv?page=1`, 400], [`years/${slug}`, 404]] as const) expect((await answer(path)).status, path).toBe(status);
    for (const file of ["cite.bib", "cite.ris", "cite.txt"]) {
      const cited = await getCitation(new Request("http://localhost:3000/"), { params: Promise.resolve({ locale: "en", address: ["years", slug, file] }) });
      expect(cited.status, file).toBe(file === "cite.txt" ? 404 : 200);
      if (cited.status === 200) expect(await cited.text()).toContain(`/en/practices/${slug}#years`);
    }
  });

  it("lose a withdrawn person from every number at once", async () => {
    const [first] = people;
    if (first === undefined) throw new Error("Two people were made.");
    const facts = await countFacts();
    await withdraw(first);
    const slug = await slugOf(practice);
    expect((await answer(`years/${slug}.csv`)).rows.map(({ year, people_stated }) => [year, people_stated])).toEqual([["2017", "1"], ["year_not_certain", "0"], ["no_stretch_on_record", "0"], ["all_people_once", "1"]]);
    expect((await answer(`spells/${slug}.csv`)).text).not.toContain("Qzjxw");
    expect(await countFacts()).toBe(facts - 3);
    expect((await countPeopleUnder([practice])).get(practice)).toEqual({ stated: 1, alleged: 0 });
    expect((await countBasis([other])).get(other)).toEqual({ records: 2, facts: 3, alone: 2 });
    await expectOneCount();
    await expectOnePractice();
    await expectOneHead();
  });

  it("let a fact rest on its last source alone once the others are withdrawn, and none count that pointed to what is gone", async () => {
    await withdraw(other);
    expect(await countBasis([other])).toEqual(new Map());
    await expectOneCount();
    const [country] = (await listEvery("country")).filter(({ body }) => body.slug === "ca");
    if (country === undefined) throw new Error("The article's record stands.");
    const before = await countFacts();
    await withdraw(country.body.id);
    expect(await countFacts()).toBeLessThan(before - factsOf(country.body).length);
    await expectOneCount();
    await expectOnePractice();
    await expectOneHead();
  });

  it("count all facts once for everybody who asks meanwhile, for as long as that takes, and again after it failed", async () => {
    const facts = await countFacts();
    const said: string[] = [];
    let isBroken = false;
    const { query } = pg.Client.prototype as unknown as { query: (...words: unknown[]) => unknown };
    const spy = vi.spyOn(pg.Client.prototype as unknown as { query: typeof query }, "query").mockImplementation(function (this: pg.Client, ...words: unknown[]): unknown {
      const [text] = words;
      if (typeof text === "string") said.push(text);
      if (!isBroken || typeof text !== "string" || !text.startsWith("WITH touched")) return query.apply(this, words);
      // A pool hears of it by its callback.
      (words.at(-1) as (error: Error) => void)(new Error("the connection broke"));
    });
    try {
      forgetCount();
      expect(await Promise.all([1, 2, 3, 4].map(() => countFacts()))).toEqual([facts, facts, facts, facts]);
      expect(said.filter((text) => text.startsWith("WITH touched"))).toHaveLength(1);
      isBroken = true;
      for (let turn = 0; turn < 3; turn += 1) {
        forgetCount();
        await expect(Promise.all([countFacts(), countFacts()])).rejects.toThrow("broke");
      }
      isBroken = false;
      expect(await countFacts()).toBe(facts);
    } finally {
      spy.mockRestore();
    }
  });

  it("count on where a page waits no longer or the database goes, one count after the other, and give every page its total afterwards", async () => {
    const facts = await countFacts();
    const counting = async () => Number((await database.sqlAs("owner", "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'WITH touched%' AND state = 'active'"))[0]?.["n"]);
    const holder = new pg.Client({ connectionString: database.urls.ownerUrl });
    await holder.connect();
    try {
      forgetCount();
      await holder.query("BEGIN; LOCK TABLE public_site.fact_basis IN ACCESS EXCLUSIVE MODE");
      const waiting = Promise.allSettled([countFacts(), countFacts()]);
      await expect.poll(counting).toBe(1);
      expect((await waiting).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      expect(await counting()).toBe(1);
      await holder.query("ROLLBACK");
      expect(await countFacts()).toBe(facts);

      forgetCount();
      await holder.query("BEGIN; LOCK TABLE public_site.fact_basis IN ACCESS EXCLUSIVE MODE");
      const lost = Promise.allSettled([countFacts()]);
      await expect.poll(counting).toBe(1);
      await database.sqlAs("owner", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'WITH touched%' AND state = 'active'");
      expect((await lost).map(({ status }) => status)).toEqual(["rejected"]);
      await holder.query("ROLLBACK");
      expect(await countFacts()).toBe(facts);
    } finally {
      await holder.end();
    }
  }, 30_000);

  it("of a merged record lead on from its old address, as its page and its feeds do, and from none once it is withdrawn", async () => {
    const [merged, source, slug] = [await makeRecord(database.db, "practice"), await makeRecord(database.db, "source"), "invented-former-practice"];
    await publish(source, [factOf({ kind: "attribute", attribute: "title", text: "A third invented report", language: "en" }, source)]);
    await publish(merged, [factOf(named("Invented merged practice"), source)]);
    const standing = await slugOf(merged);
    await database.sqlAs("desk", "INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ('practice', $1, $2, '2031-05-02')", [slug, merged]);
    const cite = (locale: string, file: string) => getCitation(new Request("http://localhost:3000/"), { params: Promise.resolve({ locale, address: ["spells", slug, file] }) });
    for (const chart of ["years", "spells"]) expect(await answer(`${chart}/${slug}.csv`)).toMatchObject({ status: 301, location: `/api/v1/charts/${chart}/${standing}.csv` });
    for (const locale of ["en", "zh"]) {
      for (const file of ["cite.bib", "cite.ris"]) {
        const led = await cite(locale, file);
        expect([led.status, led.headers.get("location")]).toEqual([301, `/${locale}/charts/spells/${standing}/${file}`]);
      }
    }
    await withdraw(merged);
    expect([(await answer(`years/${slug}.csv`)).status, (await cite("en", "cite.bib")).status]).toEqual([404, 404]);
  });

  it("of a withdrawn practice are gone", async () => {
    const slug = await slugOf(practice);
    await withdraw(practice);
    for (const chart of ["years", "spells"]) expect((await answer(`${chart}/${slug}.csv`)).status).toBe(410);
    expect((await getCitation(new Request("http://localhost:3000/"), { params: Promise.resolve({ locale: "zh", address: ["years", slug, "cite.bib"] }) })).status).toBe(410);
  });
});
