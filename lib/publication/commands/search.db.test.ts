/** What search knows follows publication and withdrawal in the same transaction, for whoever reads: pages, numbers, API, CSV. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getCsv } from "@/app/api/v1/people.csv/route";
import { GET as getPeople } from "@/app/api/v1/people/route";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, type RecordId } from "@/lib/core/ids";
import { countPeople } from "@/lib/editions/queries/count-people";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import { searchPeople } from "@/lib/editions/queries/search-people";
import type { RawParameters } from "@/lib/editions/search/parameters";
import { readSearch } from "@/lib/editions/search/params";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { rebuildSearch } from "@/lib/publication/commands/rebuild-search";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const TABLES = ["indexed_edition", "person_entry", "person_name", "person_mention"] as const;

let researcher: Actor, editor: Actor, source: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all((["researcher", "editor"] as const).map((role) => makeAccount(database.db, { role }))) as [Actor, Actor];
  source = await makeRecord(database.db, "source");
  await publish(source, [factOf({ kind: "attribute", attribute: "title", text: "An invented report", language: "en" }, source)]);
});

const publish = (recordId: RecordId, facts: FactInput[]) => publishFacts(database.db, { recordId, by: researcher, editor, facts, publicNote: "Invented." });

const named = (text: string, language = "en"): FactValue => ({ kind: "name", text, language, nameKind: "main" });
const lawyer: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: null };

/** A person with this name, an occupation and a case under a practice; its id and address. */
async function makePerson(name: string, practice: RecordId, organisation: RecordId): Promise<{ id: RecordId; slug: string }> {
  const id = await makeRecord(database.db, "person");
  const detention = await database.db.detentionCase.create({ data: { personId: id, number: 1 }, select: { id: true } });
  const event = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  const taken: FactValue = {
    kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(detention.id), stage: "taken_away", eventKind: null, practiceId: practice, place: null, authority: null, text: "Taken away.", language: "en",
  };
  const works: FactValue = { kind: "affiliation", toId: organisation, affiliation: "works_for", role: null, language: "en" };
  await publish(id, [factOf(named(name), source), factOf(lawyer, source), factOf(works, source), factOf(taken, source, { date: { edtf: "2031-05", printed: null, countedFrom: null } })]);
  const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  return { id, slug };
}

async function makeAround() {
  const unusual = randomUUID().slice(0, 8);
  const begin = async (kind: "practice" | "country" | "organisation") => {
    const id = await makeRecord(database.db, kind);
    await publish(id, [factOf(named(`Invented ${kind} ${unusual}`), source)]);
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } });
    return { id, slug };
  };
  return { practice: await begin("practice"), country: await begin("country"), organisation: await begin("organisation") };
}

async function makeLetter(people: RecordId[], country: RecordId, speaker: RecordId, more: Partial<FactInput> = {}): Promise<RecordId> {
  const id = await makeRecord(database.db, "statement");
  await publish(id, [
    factOf({ kind: "attribute", attribute: "title", text: "An invented letter", language: "en" }, source),
    ...people.map((toId) => factOf({ kind: "about", toId, relation: "names" }, source)),
    factOf({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" }, source, more),
    factOf({ kind: "speaker", byId: speaker, described: null, language: "en" }, source),
  ]);
  return id;
}

const searched = (raw: RawParameters) => readSearch(raw, "people").search;
async function slugsFor(raw: RawParameters): Promise<string[]> {
  return (await searchPeople(searched(raw), { offset: 0, length: 100 })).people.map(({ person }) => person.body.slug);
}
async function numberOf(facet: string, value: string): Promise<number> {
  return (await countPeople(searched({}))).facets.find((count) => count.facet === facet && count.value === value)?.count ?? 0;
}
const asApi = async (query: string): Promise<{ total: number; items: { slug: string; matched?: { text: string; mark: string | null } }[] }> => (await getPeople(new Request(`http://site.invalid/api/v1/people?${query}`))).json();
const asCsv = async (query: string) => (await getCsv(new Request(`http://site.invalid/api/v1/people.csv?${query}`))).text();

describe("search", () => {
  it("finds a person from the moment of publication, by what the newest edition says, and nowhere else", async () => {
    const { practice, organisation } = await makeAround();
    const { id, slug } = await makePerson("Aubergine Firstname", practice.id, organisation.id);
    expect(await slugsFor({ q: "firstname aubergine" })).toEqual([slug]);
    await publish(id, [factOf(named("葱第二", "zh-Hans"), source)]);
    for (const q of ["Aubergine Firstname", "蔥第二", "cong di'er"]) expect(await slugsFor({ q }), q).toEqual([slug]);
    const [row] = await database.sqlAs("reader", "SELECT number, (SELECT count(*)::int FROM public_site.person_name n WHERE n.record_id = i.record_id) AS names FROM public_site.indexed_edition i WHERE record_id = $1", [id]);
    expect(row).toEqual({ number: 2, names: 2 });
  });

  it("says of the name that answers whether sources only allege or dispute it: in the API, on the page and among names spelled alike", async () => {
    const doubtful = await makeRecord(database.db, "source");
    await publish(doubtful, [factOf({ kind: "attribute", attribute: "title", text: "An invented hearsay", language: "en" }, doubtful)]);
    const id = await makeRecord(database.db, "person");
    const alias = (text: string, by: RecordId, rest: Partial<FactInput> = {}) => factOf({ kind: "name", text, language: "en", nameKind: "alias" }, by, rest);
    await publish(id, [
      factOf(named("Okra Stated"), source), alias("Zucchini Rumoured", source, { modality: "alleged" }), alias("Yarrow Contradicted", source), alias("Yarrow Contradicted", source, { modality: "denied" }),
      alias("Wasabi Confirmed", source, { modality: "alleged" }), alias("Wasabi Confirmed", doubtful),
    ]);
    const markOf = async (q: string) => (await asApi(`q=${q.replaceAll(" ", "+")}`)).items.map(({ matched }) => [matched?.text, matched?.mark]);
    expect(await markOf("okra stated")).toEqual([["Okra Stated", null]]);
    expect(await markOf("zucchini rumoured")).toEqual([["Zucchini Rumoured", "alleged"]]);
    expect(await markOf("yarrow contradicted")).toEqual([["Yarrow Contradicted", "disputed"]]);
    expect(await markOf("wasabi confirmed")).toEqual([["Wasabi Confirmed", null]]);
    expect([...(await readPeopleSearch(searched({ q: "zucchini rumoured" }))).matched.values()]).toMatchObject([{ mark: "alleged" }]);
    expect((await readPeopleSearch(searched({ q: "zucini rumoredddd" }))).neighbours).toContainEqual({ text: "Zucchini Rumoured", language: "en", mark: "alleged" });
    // Once who stated it is withdrawn, only the allegation is left.
    await withdrawRecord(editor, { recordId: doubtful, reason: "Safety.", confirmed: "yes" });
    expect(await markOf("wasabi confirmed")).toEqual([["Wasabi Confirmed", "alleged"]]);
  });

  it("forgets a name whose only source is withdrawn, also while the same person is published anew", async () => {
    const doubtful = await makeRecord(database.db, "source");
    await publish(doubtful, [factOf({ kind: "attribute", attribute: "title", text: "An invented rumour", language: "en" }, doubtful)]);
    const { practice, organisation } = await makeAround();
    const { id, slug } = await makePerson("Parsnip Staying", practice.id, organisation.id);
    await publish(id, [factOf(named("Celeriac Rumoured"), doubtful)]);
    expect(await slugsFor({ q: "celeriac" })).toEqual([slug]);
    const { changeId } = await makeFacts(database.db, { recordId: id, by: researcher, facts: [factOf(named("Chervil Added"), source)], state: "submitted" });
    // Both have read what they check first when the source's row is free again: the withdrawal comes first.
    const both = await database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT FROM desk.public_record WHERE id = ${doubtful}::uuid FOR UPDATE`;
      const withdrawn = withdrawRecord(editor, { recordId: doubtful, reason: "Safety.", confirmed: "yes" });
      await untilWaiting(database, 1);
      const published = publishAsSeen(editor, { changeId, publicNote: "Invented." });
      await untilWaiting(database, 2);
      return [withdrawn, published];
    }, { timeout: 20_000 });
    await Promise.all(both);
    expect(await slugsFor({ q: "celeriac" })).toEqual([]);
    expect(await slugsFor({ q: "chervil" })).toEqual([slug]);
  });

  it("forgets a withdrawn person everywhere at once: names, filters, numbers, API, CSV, every table", async () => {
    const { practice, country, organisation } = await makeAround();
    const { id, slug } = await makePerson("Bergamot Withdrawn", practice.id, organisation.id);
    const other = await makePerson("Bergamot Staying", practice.id, organisation.id);
    await makeLetter([id, other.id], country.id, id);
    const everywhere = [{ q: "bergamot withdrawn" }, { q: "bergamot" }, { practice: practice.slug }, { organisation: organisation.slug }, { country: country.slug }];
    for (const raw of everywhere) expect(await slugsFor(raw), JSON.stringify(raw)).toContain(slug);
    expect([await numberOf("practice", practice.slug), await numberOf("country", country.slug), await numberOf("organisation", organisation.slug)]).toEqual([2, 2, 2]);
    const before = await countPeople(searched({}));
    expect(await asCsv("")).toContain("Bergamot Withdrawn");

    await withdrawRecord(editor, { recordId: id, reason: "Safety.", confirmed: "yes" });
    for (const raw of everywhere) expect(await slugsFor(raw), JSON.stringify(raw)).not.toContain(slug);
    expect([await numberOf("practice", practice.slug), await numberOf("country", country.slug), await numberOf("organisation", organisation.slug)]).toEqual([1, 1, 1]);
    const after = await countPeople(searched({}));
    expect([after.everybody, after.total]).toEqual([before.everybody - 1, before.total - 1]);
    expect((await asApi("q=bergamot+withdrawn")).items.map((item) => item.slug)).not.toContain(slug);
    expect((await asApi("")).items.map((item) => item.slug)).not.toContain(slug);
    for (const text of [await asCsv(""), await asCsv(`practice=${practice.slug}`)]) expect(text).not.toContain("Withdrawn");
    const { neighbours } = await readPeopleSearch(searched({ q: "bergamot withdrwnnn" }));
    expect(neighbours.map(({ text }) => text)).not.toContain("Bergamot Withdrawn");
    for (const table of TABLES.filter((name) => name !== "person_mention")) {
      expect(await database.sqlAs("reader", `SELECT * FROM public_site.${table} WHERE record_id = $1`, [id]), table).toEqual([]);
    }
  });

  it("lets a withdrawn statement take along the countries that signed it and its speakers", async () => {
    const { practice, country, organisation } = await makeAround();
    const { id, slug } = await makePerson("Cardamom Named", practice.id, organisation.id);
    const letter = await makeLetter([id], country.id, id);
    expect(await slugsFor({ country: country.slug })).toEqual([slug]);
    expect(await slugsFor({ role: "speaker", organisation: organisation.slug })).toEqual([slug]);
    expect(await asCsv(`organisation=${organisation.slug}`)).toContain(country.slug);
    await withdrawRecord(editor, { recordId: letter, reason: "Safety.", confirmed: "yes" });
    expect(await slugsFor({ country: country.slug })).toEqual([]);
    expect(await slugsFor({ role: "speaker", organisation: organisation.slug })).toEqual([]);
    expect(await numberOf("country", country.slug)).toBe(0);
    expect(await asCsv(`organisation=${organisation.slug}`)).not.toContain(country.slug);
    expect(await database.sqlAs("reader", "SELECT * FROM public_site.person_mention WHERE statement_id = $1", [letter])).toEqual([]);
  });

  it("drops the filters of a withdrawn practice, country and organisation, whoever was under them", async () => {
    const { practice, country, organisation } = await makeAround();
    const { id, slug } = await makePerson("Daikon Under", practice.id, organisation.id);
    await makeLetter([id], country.id, id);
    for (const [facet, record] of [["practice", practice], ["country", country], ["organisation", organisation]] as const) {
      expect(await slugsFor({ [facet]: record.slug })).toEqual([slug]);
      await withdrawRecord(editor, { recordId: record.id, reason: "Safety.", confirmed: "yes" });
      expect(await slugsFor({ [facet]: record.slug }), facet).toEqual([]);
      expect(await numberOf(facet, record.slug), facet).toBe(0);
      expect(await asCsv(`q=daikon+under`), facet).not.toContain(record.slug);
    }
    expect(await slugsFor({ q: "daikon under" })).toEqual([slug]);
  });

  it("counts no country whose signature is only alleged or denied", async () => {
    const { practice, country, organisation } = await makeAround();
    const { id } = await makePerson("Endive Unsigned", practice.id, organisation.id);
    for (const modality of ["alleged", "denied"] as const) await makeLetter([id], country.id, id, { modality });
    expect(await slugsFor({ country: country.slug })).toEqual([]);
  });

  it("is read by the reader and written by nobody as it", async () => {
    for (const table of TABLES) {
      await expect(database.sqlAs("reader", `SELECT count(*) FROM public_site.${table}`)).resolves.toHaveLength(1);
      for (const write of [`DELETE FROM public_site.${table}`, `UPDATE public_site.${table} SET ${table === "person_mention" ? "facet = facet" : "record_id = record_id"}`, `TRUNCATE public_site.${table}`, `INSERT INTO public_site.${table} SELECT * FROM public_site.${table}`]) {
        await expect(database.sqlAs("reader", write), write).rejects.toMatchObject({ code: expect.stringMatching(/^(?:42501|428C9)$/u) as string });
      }
    }
  });

  it("never lets an edition stand that search does not know as it stands (CL030)", async () => {
    const { practice, organisation } = await makeAround();
    const { id } = await makePerson("Fennel Guarded", practice.id, organisation.id);
    await expect(database.sqlAs("desk", "UPDATE public_site.indexed_edition SET number = 7 WHERE record_id = $1", [id])).rejects.toMatchObject({ code: "CL030" });
    await expect(database.sqlAs("owner", "BEGIN; DELETE FROM public_site.indexed_edition; UPDATE public_site.current_edition SET number = number WHERE kind = 'person'; COMMIT")).rejects.toMatchObject({ code: "CL030" });
  });
});

describe("making the search anew", () => {
  it("does nothing where everything is there, and makes what is missing or older than the folding, the same as at publication", async () => {
    const { practice, country, organisation } = await makeAround();
    const { id, slug } = await makePerson("Galangal Rebuilt", practice.id, organisation.id);
    await makeLetter([id], country.id, id);
    const rows = () => database.sqlAs("owner", "SELECT (SELECT json_agg(n ORDER BY record_id, position) FROM public_site.person_name n)::text AS names, (SELECT json_agg(to_jsonb(p) - 'place' ORDER BY record_id) FROM public_site.person_entry p)::text AS people, (SELECT json_agg(m ORDER BY statement_id, person_id, facet) FROM public_site.person_mention m)::text AS mentions");
    const before = await rows();
    expect(await rebuildSearch(database.urls.ownerUrl)).toBe(0);

    await database.sqlAs("owner", "DELETE FROM public_site.indexed_edition");
    expect(await slugsFor({ q: "galangal rebuilt" })).toEqual([]);
    expect(await rebuildSearch(database.urls.ownerUrl)).toBeGreaterThan(10);
    expect(await slugsFor({ q: "galangal rebuilt" })).toEqual([slug]);
    expect(await rows()).toEqual(before);

    await database.sqlAs("owner", "UPDATE public_site.indexed_edition SET fold_version = 9999");
    await database.sqlAs("owner", "UPDATE public_site.person_name SET joined = 'stale', whole = '{}'");
    expect(await rebuildSearch(database.urls.ownerUrl)).toBeGreaterThan(10);
    expect(await rows()).toEqual(before);
    expect(await rebuildSearch(database.urls.ownerUrl)).toBe(0);
  });

  it("does a portion again that Postgres undid because another transaction was in its way", async () => {
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const { practice, organisation } = await makeAround();
    const { slug } = await makePerson("Horseradish Undone", practice.id, organisation.id);
    // A sequence goes on where everything else is undone: the first try fails as in a deadlock, and no other.
    await database.sqlAs("owner", `
      CREATE SEQUENCE public_site.tries;
      CREATE FUNCTION public_site.undone_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('public_site.tries') = 1 THEN RAISE EXCEPTION 'undone' USING ERRCODE = '40P01'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER undone_once BEFORE INSERT ON public_site.person_entry FOR EACH ROW EXECUTE FUNCTION public_site.undone_once();
      DELETE FROM public_site.indexed_edition`);
    try {
      expect(await rebuildSearch(database.urls.ownerUrl)).toBeGreaterThan(0);
    } finally {
      await database.sqlAs("owner", "DROP TRIGGER undone_once ON public_site.person_entry; DROP FUNCTION public_site.undone_once(); DROP SEQUENCE public_site.tries");
    }
    expect(await slugsFor({ q: "horseradish undone" })).toEqual([slug]);
  });
});
