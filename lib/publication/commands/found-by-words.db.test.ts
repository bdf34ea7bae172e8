/** What is found by its words follows publication and withdrawal in the same transaction, for whoever reads: pages, numbers, API, CSV, feeds. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as getPeopleFeed } from "@/app/(public)/[locale]/people/feed.atom/route";
import { GET as getSearchFeed } from "@/app/(public)/[locale]/search/feed.json/route";
import { GET as getStatementsFeed } from "@/app/(public)/[locale]/statements/feed.atom/route";
import { GET as getUpdatesFeed } from "@/app/(public)/[locale]/updates/feed.atom/route";
import { GET as getList } from "@/app/api/v1/[kind]/route";
import { GET as getSearch } from "@/app/api/v1/search/route";
import { GET as getSearchCsv } from "@/app/api/v1/search.csv/route";
import { GET as getSourcesCsv } from "@/app/api/v1/sources.csv/route";
import { GET as getStatementsCsv } from "@/app/api/v1/statements.csv/route";
import { GET as getUpdates } from "@/app/api/v1/updates/route";
import { GET as getUpdatesCsv } from "@/app/api/v1/updates.csv/route";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, type RecordId } from "@/lib/core/ids";
import { countList } from "@/lib/editions/queries/count-list";
import { findThings } from "@/lib/editions/queries/find-things";
import { readList } from "@/lib/editions/search/list-params";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { rebuildSearch } from "@/lib/publication/commands/rebuild-search";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor, editor: Actor, source: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all((["researcher", "editor"] as const).map((role) => makeAccount(database.db, { role }))) as [Actor, Actor];
  source = await makeReport("An invented report");
});

async function publish(recordId: RecordId, facts: FactInput[]): Promise<void> {
  const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts, state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: "Invented." });
}
const withdraw = (recordId: RecordId) => withdrawRecord(editor, { recordId, reason: "Safety.", confirmed: "yes" });
const titled = (text: string): FactValue => ({ kind: "attribute", attribute: "title", text, language: "en" });
const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });
const slugOf = async (id: RecordId) => (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;

async function makeReport(title: string, parent: RecordId | null = null): Promise<RecordId> {
  const id = await makeRecord(database.db, "source");
  await publish(id, [factOf(titled(title), id), ...(parent === null ? [] : [factOf({ kind: "source_link", parentId: parent }, id)])]);
  return id;
}

/** A person with one event in these words. */
async function makePerson(name: string, text: string, cited: RecordId = source): Promise<RecordId> {
  const id = await makeRecord(database.db, "person");
  const detention = await database.db.detentionCase.create({ data: { personId: id, number: 1 }, select: { id: true } });
  const event = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  const taken: FactValue = { kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(detention.id), stage: "taken_away", eventKind: null, practiceId: null, place: null, authority: null, text, language: "en" };
  await publish(id, [factOf(named(name), source), factOf(taken, cited, { date: { edtf: "2031-05", printed: null, countedFrom: null } })]);
  return id;
}

async function makeLetter(title: string, about: RecordId[], country: RecordId | null = null): Promise<RecordId> {
  const id = await makeRecord(database.db, "statement");
  await publish(id, [
    factOf(titled(title), source),
    factOf({ kind: "attribute", attribute: "form", text: "joint_letter", language: null }, source),
    ...about.map((toId) => factOf({ kind: "about", toId, relation: "names" }, source)),
    ...(country === null ? [] : [factOf({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" }, source)]),
  ]);
  return id;
}

async function found(q: string, list: "search" | "statements" | "sources" = "search"): Promise<string[]> {
  const { found: things } = await findThings(readList({ q }, list).search, { offset: 0, length: 100 });
  return things.map(({ edition: { body } }) => String(body.id)).toSorted();
}
const address = (path: string) => new Request(`http://site.invalid${path}`);
const params = { params: Promise.resolve({ locale: "en" }) };
/** Everything that can be read with these words, or of these lists, as text. */
async function everything(word: string): Promise<string> {
  const answers = [
    getSearch(address(`/api/v1/search?q=${word}`)), getSearchCsv(address(`/api/v1/search.csv?q=${word}`)), getSearchFeed(address(`/en/search/feed.json?q=${word}`), params),
    getStatementsCsv(address("/api/v1/statements.csv")), getSourcesCsv(address("/api/v1/sources.csv")), getUpdatesCsv(address("/api/v1/updates.csv")), getStatementsFeed(address("/en/statements/feed.atom?form=joint_letter"), params),
    getPeopleFeed(address("/en/people/feed.atom?role=detained"), params), getUpdatesFeed(address("/en/updates/feed.atom?record=person&record=statement&record=source"), params), getUpdates(address("/api/v1/updates?record=person")),
  ];
  return (await Promise.all(answers.map(async (answer) => (await answer).text()))).join("\n");
}

describe("words", () => {
  it("find an event, a statement and a source from the moment of publication", async () => {
    const [person, letter, report] = [await makePerson("Aubergine Firstword", "Carried off in a wheelbarrow."), await makeLetter("On wheelbarrows", []), await makeReport("The Wheelbarrow Report")];
    expect(await found("wheelbarrow")).toEqual([person, letter, report].toSorted());
    expect([await found("wheelbarrow", "statements"), await found("wheelbarrow", "sources")]).toEqual([[letter], [report]]);
    await publish(letter, [factOf({ kind: "passage", passage: "demand", quoted: true, position: 1, text: "放下手推車。", language: "zh-Hant" }, source)]);
    expect(await found("手推车")).toEqual([letter]);
  });

  it("find nothing of what was withdrawn, at once and everywhere, and no number tells that it was there", async () => {
    const person = await makePerson("Bergamot Gone", "Seen last by the zzqwatermill.");
    const letter = await makeLetter("The zzqwatermill letter", [person]);
    const report = await makeReport("The zzqwatermill report");
    const staying = await makePerson("Bergamot Staying", "The zzqwatermill stood still.");
    const numbers = async () => (await countList(readList({ q: "zzqwatermill" }, "search").search)).facets;
    expect(await everything("zzqwatermill")).toMatch(/Bergamot Gone[\s\S]*zzqwatermill letter|zzqwatermill letter[\s\S]*Bergamot Gone/u);
    const traces = [await slugOf(person), await slugOf(letter), await slugOf(report), "Bergamot Gone", "zzqwatermill letter", "zzqwatermill report"];
    for (const record of [person, letter, report]) await withdraw(record);
    expect(await found("zzqwatermill")).toEqual([staying]);
    expect(await numbers()).toEqual([{ facet: "kind", value: "event", record: null, count: 1 }, { facet: "year", value: "2031", record: null, count: 1 }]);
    const text = await everything("zzqwatermill");
    for (const trace of traces) expect(text.includes(trace), trace).toBe(false);
    expect(text).toContain("The zzqwatermill stood still.");
    for (const record of [person, letter, report]) expect(await database.sqlAs("reader", "SELECT * FROM public_site.text_entry WHERE record_id = $1", [record])).toEqual([]);
  });

  it("find nothing that rested on a withdrawn source alone, and no source goes on saying that it rests on one", async () => {
    const doubtful = await makeReport("An invented rumour");
    const person = await makePerson("Celeriac Rumoured", "Locked in a zzqpantry.", doubtful);
    const reprint = await makeReport("An invented reprint", doubtful);
    const originOf = async () => ((await database.sqlAs("reader", "SELECT facets FROM public_site.text_entry WHERE record_id = $1", [reprint]))[0]?.facets as string[]).find((tag) => tag.startsWith("origin:"));
    expect([await found("zzqpantry"), await originOf()]).toEqual([[person], "origin:derived"]);
    await withdraw(doubtful);
    expect([await found("zzqpantry"), await originOf()]).toEqual([[], "origin:first"]);
  });

  it("are kept without the names of other records: those are ids, looked up when read", async () => {
    const country = await makeRecord(database.db, "country");
    await publish(country, [factOf(named("Zzqland"), source)]);
    const person = await makePerson("Daikon Zzqnamed", "Taken away.");
    const letter = await makeLetter("A letter without names", [person], country);
    const [row] = await database.sqlAs("reader", "SELECT words, hanzi, facets::text FROM public_site.text_entry WHERE record_id = $1", [letter]);
    expect(JSON.stringify(row).toLowerCase()).not.toMatch(/zzq/u);
    expect(await found("zzqnamed")).toEqual([]);
    const slug = await slugOf(country);
    const signed = async () => (await countList(readList({}, "statements").search)).facets.filter(({ facet, value }) => facet === "country" && value === slug);
    expect(await signed()).toHaveLength(1);
    await withdraw(country);
    expect(await signed()).toEqual([]);
    expect(await (await getList(address(`/api/v1/statements?country=${slug}`), { params: Promise.resolve({ kind: "statements" }) })).json()).toMatchObject({ total: 0, items: [] });
  });

  it("are read by the reader and written by nobody as it", async () => {
    for (const write of ["DELETE FROM public_site.text_entry", "UPDATE public_site.text_entry SET words = words", "TRUNCATE public_site.text_entry", "INSERT INTO public_site.text_entry SELECT * FROM public_site.text_entry"]) {
      await expect(database.sqlAs("reader", write), write).rejects.toMatchObject({ code: expect.stringMatching(/^(?:42501|428C9)$/u) as string });
    }
    await expect(database.sqlAs("desk", "UPDATE public_site.text_entry SET words = 'made up'")).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the rows", () => {
  it("stand for every standing statement and source (CL090)", async () => {
    const letter = await makeLetter("A guarded letter", []);
    const gone = "DELETE FROM public_site.text_entry WHERE record_id = $1";
    await expect(database.sqlAs("desk", `BEGIN; ${gone.replace("$1", `'${letter}'`)}; UPDATE public_site.indexed_edition SET fold_version = fold_version WHERE record_id = '${letter}'; COMMIT`)).rejects.toMatchObject({ code: "CL090" });
    await expect(database.sqlAs("desk", "UPDATE public_site.indexed_edition SET number = 7 WHERE record_id = $1", [source])).rejects.toMatchObject({ code: "CL090" });
  });

  it("hold no event that the standing edition does not have (CL091)", async () => {
    const person = await makePerson("Endive Guarded", "Taken away.");
    const insert = (thing: string) => database.sqlAs("desk", "INSERT INTO public_site.text_entry (record_id, thing, kind, facets, updated_on, words, hanzi) VALUES ($1, $2, 'event', '{}', '2031-05-02', 'made up', '')", [person, thing]);
    await expect(insert(randomUUID())).rejects.toMatchObject({ code: "CL091" });
    await expect(insert(person)).rejects.toMatchObject({ code: "23514" });
  });

  it("are made anew where they are missing or older than the folding, the same as at publication", async () => {
    const rows = () => database.sqlAs("owner", "SELECT json_agg(t ORDER BY record_id, thing)::text AS texts FROM public_site.text_entry t");
    const before = await rows();
    expect(await rebuildSearch(database.urls.ownerUrl)).toBe(0);
    await database.sqlAs("owner", "DELETE FROM public_site.indexed_edition");
    expect(await rebuildSearch(database.urls.ownerUrl)).toBeGreaterThan(10);
    expect(await rows()).toEqual(before);
    await database.sqlAs("owner", "UPDATE public_site.text_entry SET words = 'stale'");
    await database.sqlAs("owner", "UPDATE public_site.indexed_edition SET fold_version = 9999");
    expect(await rebuildSearch(database.urls.ownerUrl)).toBeGreaterThan(10);
    expect(await rows()).toEqual(before);
  });
});

describe("a program", () => {
  const statusOf = async (answer: Promise<Response>) => (await answer).status;
  it("is refused where it misspells a filter, asks for pages or orders, or for no words", async () => {
    const ofStatements = (query: string) => getList(address(`/api/v1/statements?${query}`), { params: Promise.resolve({ kind: "statements" }) });
    for (const query of ["frm=joint_letter", "form=nonsense", "page=2", "sort=oldest", "after=A+b", "year=31", "publisher=x"]) expect(await statusOf(ofStatements(query)), query).toBe(400);
    for (const query of ["", "q=", "q=leek&after=x", "q=leek&kind=person"]) expect(await statusOf(getSearch(address(`/api/v1/search?${query}`))), query).toBe(400);
    for (const query of ["after=x", "record=people", "q=leek"]) expect(await statusOf(getUpdates(address(`/api/v1/updates?${query}`))), query).toBe(400);
    for (const query of ["part=0", "part=1&part=2", "q=leek&part=x"]) expect(await statusOf(getSearchCsv(address(`/api/v1/search.csv?${query}`))), query).toBe(400);
    for (const query of ["rol=detained", "page=2", "sort=name", "list=lawyers"]) expect(await statusOf(getPeopleFeed(address(`/en/people/feed.atom?${query}`), params)), query).toBe(400);
    expect(await statusOf(getStatementsFeed(address("/en/statements/feed.atom?form=nonsense"), params))).toBe(400);
  });

  it("follows the people who answer a search, and is told where that rests on allegations", async () => {
    const practice = await makeRecord(database.db, "practice");
    await publish(practice, [factOf(named("Invented practice of the feed"), source)]);
    const slug = await slugOf(practice);
    const under = async (name: string, modality: "stated" | "alleged") => {
      const id = await makeRecord(database.db, "person");
      const detention = await database.db.detentionCase.create({ data: { personId: id, number: 1 }, select: { id: true } });
      const event = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
      await publish(id, [factOf(named(name), source), factOf({ kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(detention.id), stage: "rsdl", eventKind: null, practiceId: practice, place: null, authority: null, text: "Held.", language: "en" }, source, { modality })]);
    };
    await under("Fennel Stated", "stated");
    await under("Galangal Alleged", "alleged");
    const feed = async (query: string) => (await getPeopleFeed(address(`/en/people/feed.atom?${query}`), params)).text();
    const stated = await feed(`practice=${slug}`);
    expect(stated).toContain("Fennel Stated");
    expect(stated).not.toContain("Galangal");
    expect(stated).toContain("<title>People: Practice: Invented practice of the feed");
    expect(stated).not.toContain("not established");
    const alleged = await feed(`practice_alleged=${slug}`);
    expect(alleged).toContain("Galangal Alleged");
    expect(alleged).toContain("not established");
    expect(await feed("q=fennel")).toContain("Fennel Stated");
    expect(await feed("q=fennel")).not.toContain("Galangal");
  });
});
