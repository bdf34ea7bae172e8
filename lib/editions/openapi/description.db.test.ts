/** The description of the API fits what the API answers, on the article's record. */
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as getMissing } from "@/app/api/v1/[...missing]/route";
import { GET as getApiEdition } from "@/app/api/v1/[kind]/[slug]/editions/[number]/route";
import { GET as getApiEditions } from "@/app/api/v1/[kind]/[slug]/editions/route";
import { GET as getApiRecord } from "@/app/api/v1/[kind]/[slug]/route";
import { GET as getApiList } from "@/app/api/v1/[kind]/route";
import { GET as getDataset } from "@/app/api/v1/dataset/route";
import { GET as getApiEvents } from "@/app/api/v1/events/route";
import { GET as getDescription } from "@/app/api/v1/openapi.json/route";
import { GET as getApiPeople } from "@/app/api/v1/people/route";
import { GET as getApiSearch } from "@/app/api/v1/search/route";
import { GET as getApiUpdates } from "@/app/api/v1/updates/route";
import { KIND_PLURAL, RECORD_KINDS } from "@/lib/core/kinds";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { searchPeople } from "@/lib/editions/queries/search-people";
import { cursorWord } from "@/lib/editions/search/cursor";
import { readSearch } from "@/lib/editions/search/params";
import { LIST_FACETS, LISTS } from "@/lib/editions/search/lists";
import { withholdEdition } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { seedFromArticle } from "@/prisma/seed/seed";

const database = testDatabase();
const address = (path: string): Request => new Request(`http://localhost:3000${path}`);

/** Somebody invented of three editions: the first one withheld, the second and the third a correction each. */
let corrected: string;

beforeAll(async () => {
  await seedFromArticle(database.urls.ownerUrl);
  const { db } = database;
  const [researcher, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  const [recordId, source] = await Promise.all([makeRecord(db, "person"), makeRecord(db, "source")]);
  await publishFacts(db, { recordId: source, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented report", language: "en" }, source)] });
  await publishFacts(db, { recordId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Test Person Aubergine", language: "en", nameKind: "main" }, source)] });
  for (const name of ["Test Person Bergamot", "Test Person Cardamom"]) {
    await publishAsSeen(editor, { changeId: await submitNewName(db, { recordId, by: researcher, name, source }), publicNote: "Misread." });
  }
  await withholdEdition(editor, { recordId, number: 1, reason: "Names a relative." });
  ({ slug: corrected } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } }));
});

describe("lists without filters", () => {
  it("refuse a parameter that they do not know: whoever misspells one must not take everything for what was asked for", async () => {
    const listed = async (kind: string, query: string) => (await getApiList(address(`/api/v1/${kind}?${query}`), { params: Promise.resolve({ kind }) })).status;
    expect([await listed("countries", "q=france&nonsense=1"), await listed("organisations", "form=x"), await listed("practices", "page=2"), await listed("countries", "after=a&after=b"), await listed("countries", "after=france")]).toEqual([400, 400, 400, 400, 200]);
    const editions = (query: string) => getApiEditions(address(`/api/v1/countries/fr/editions?${query}`), { params: Promise.resolve({ kind: "countries", slug: "fr" }) });
    expect([(await editions("after=1")).status, (await editions("behind=1")).status]).toEqual([200, 400]);
  });
});

describe("the description of the API", () => {
  it("fits every answer that the API gives", async () => {
    const description = await (await Promise.resolve(getDescription())).json();
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema({ $id: "https://caselight.invalid/api", ...description });
    const check = (name: string, answer: unknown, of: string): void => {
      const validate = ajv.getSchema(`https://caselight.invalid/api#/components/schemas/${name}`);
      expect(validate, name).toBeDefined();
      expect(validate?.(answer), `${of}: ${ajv.errorsText(validate?.errors)}`).toBe(true);
    };
    let seen = 0;
    for (const kind of RECORD_KINDS) {
      const plural = KIND_PLURAL[kind];
      // People have a list of their own, which stands before the others'.
      const list = await (await (kind === "person" ? getApiPeople(address("/api/v1/people")) : getApiList(address(`/api/v1/${plural}`), { params: Promise.resolve({ kind: plural }) }))).json();
      check(kind === "person" ? "PeoplePage" : "RecordPage", list, plural);
      for (const { slug } of list.items) {
        const params = { kind: plural, slug };
        check("EditionPage", await (await getApiEditions(address("/"), { params: Promise.resolve(params) })).json(), slug);
        check("Edition", await (await getApiEdition(address("/"), { params: Promise.resolve({ ...params, number: "1" }) })).json(), slug);
        check("Record", await (await getApiRecord(address("/"), { params: Promise.resolve({ kind: plural, slug }) })).json(), slug);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(50);
    const past = async (number: string) => (await getApiEdition(address("/"), { params: Promise.resolve({ kind: "people", slug: corrected, number }) })).json();
    for (const [number, reason, withheld] of [["1", "published", true], ["2", "corrected", false], ["3", "corrected", false]] as const) {
      const edition = await past(number);
      check("Edition", edition, `edition ${number}`);
      expect([edition.edition.reason, edition.body === null, edition.edition.withheldOn === null]).toEqual([reason, withheld, !withheld]);
    }
    for (const act of ["corrected", "withheld"]) {
      const acts = await (await getApiUpdates(address(`/api/v1/updates?act=${act}`))).json();
      check("UpdatePage", acts, act);
      expect(acts.items.length, act).toBeGreaterThan(0);
    }
    const found = await (await getApiPeople(address("/api/v1/people?q=xie"))).json();
    check("PeoplePage", found, "a search");
    expect(found.items).toMatchObject([{ matched: { text: "Xie Yang", mark: null } }]);
    const events = await (await getApiEvents(address("/api/v1/events?q=xie+yang"))).json();
    check("EventPage", events, "events");
    expect(events.items.length).toBeGreaterThan(0);
    expect(new Set(events.items.map(({ person }: { person: { slug: string } }) => person.slug))).toEqual(new Set(["xie-yang"]));
    check("EventPage", await (await getApiEvents(address("/api/v1/events"))).json(), "all events");
    const texts = await (await getApiSearch(address("/api/v1/search?q=torture"))).json();
    check("FoundPage", texts, "a search by words");
    expect(texts.items.length).toBeGreaterThan(0);
    const letters = await (await getApiList(address("/api/v1/statements?form=joint_letter&country=ca"), { params: Promise.resolve({ kind: "statements" }) })).json();
    check("RecordPage", letters, "filtered statements");
    expect(letters).toMatchObject({ total: 1, items: [{ slug: "joint-letter-2017-02-27" }] });
    check("UpdatePage", await (await getApiUpdates(address("/api/v1/updates?record=statement&act=seeded"))).json(), "filtered updates");
    check("UpdatePage", await (await getApiUpdates(address("/api/v1/updates"))).json(), "updates");
    check("Dataset", await (await getDataset()).json(), "dataset");
    for (const problem of [getMissing(), await getApiEvents(address("/api/v1/events?unicorn=1")), await getApiUpdates(address("/api/v1/updates?after=x")), await getApiRecord(address("/"), { params: Promise.resolve({ kind: "people", slug: "nobody" }) })]) check("Problem", await problem.json(), "problem");
    // Each list is described with the filters of its page.
    for (const list of LISTS) {
      for (const path of [`/api/v1/${list}`, `/api/v1/${list}.csv`]) {
        const names = description.paths[path].get.parameters.map(({ name }: { name: string }) => name);
        expect(names, path).toEqual(expect.arrayContaining([...LIST_FACETS[list]]));
      }
    }
    // It would notice: an answer with one field more does not fit.
    expect(ajv.getSchema("https://caselight.invalid/api#/components/schemas/Problem")?.({ type: "about:blank", status: 404, title: "", detail: "", more: 1 })).toBe(false);
  });

  it("takes for `after` what the lists themselves give as `next`", async () => {
    const { paths } = (await (await Promise.resolve(getDescription())).json()) as { paths: Record<string, { get: { parameters: { name: string; schema: { pattern?: string } }[] } }> };
    const patternOf = (path: string) => new RegExp(paths[path]?.get.parameters.find(({ name }) => name === "after")?.schema.pattern ?? "^$", "u");
    const updates = await listUpdates(1);
    const [person] = (await searchPeople(readSearch({}, "people").search, { after: null, length: 1 })).people;
    const given: Record<string, string> = {
      "/api/v1/updates": updates[0]?.id ?? "",
      "/api/v1/{kind}": person?.person.body.slug ?? "",
      "/api/v1/{kind}/{slug}/editions": "1",
    };
    const { next } = await searchPeople(readSearch({}, "people").search, { after: null, length: 1 });
    for (const path of ["/api/v1/people", "/api/v1/events"]) given[path] = next === null ? "" : cursorWord(next);
    for (const [path, value] of Object.entries(given)) {
      expect(value, path).not.toBe("");
      expect(patternOf(path).test(value), `${path} ${value}`).toBe(true);
    }
  });
});
