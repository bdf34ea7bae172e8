/** The pages of a practice and of a source under which more is on record than a page holds. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { RecordId } from "@/lib/core/ids";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { readPractice } from "@/lib/editions/queries/read-practice";
import { readSource } from "@/lib/editions/queries/read-source";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

const PEOPLE = 160;
const LISTED = 100;

const database = testDatabase();
const [source, practice] = [someId(), someId()];
const citations = [cite(source, "words")];
const slugs = Array.from({ length: PEOPLE }, (_, at) => `person-${String(at).padStart(3, "0")}`);

/** Somebody held under the practice since a day of that year; every third is only alleged to have been. */
function person(slug: string, at: number, caseId = randomUUID()) {
  const stretch = { ...fact(citations, `20${String(10 + (at % 5))}-05-01`), modality: at % 3 === 0 ? "alleged" : "stated", spell: 1, practice, place: null, authority: null, language: "en", end: null };
  const name = { ...fact(citations), text: `Test Person ${slug}`, language: "en", kind: "main" };
  return edition("person", slug, { names: [name], affiliations: [], cases: [{ id: caseId, number: 1, events: [], spells: [stretch] }] });
}

async function practicePage() {
  const page = await readPractice("invented-practice");
  if (page.state !== "standing") throw new Error("The practice stands.");
  return page;
}

async function sourcePage(asked: number) {
  const page = await readSource("invented-source", asked);
  if (page.state !== "standing") throw new Error("The source stands.");
  return { ...page, shown: page.citing.map(({ body }) => body.slug) };
}

beforeAll(async () => {
  const title = { ...fact(citations), attribute: "title", text: "An invented report", language: "en" };
  await insertStanding(database.urls.ownerUrl, [
    edition("source", "invented-source", { attributes: [title], parents: [] }, source),
    edition("practice", "invented-practice", { names: [{ ...fact(citations), text: "Invented practice", language: "en", kind: "main" }] }, practice),
    ...slugs.map((slug, at) => person(slug, at)),
  ]);
});

it("lists what rests on a source a hundred a page, each once, and not itself", async () => {
  const [first, second] = [await sourcePage(1), await sourcePage(2)];
  expect([first.pages, first.shown.length, second.shown.length]).toEqual([2, LISTED, PEOPLE + 1 - LISTED]);
  expect([...first.shown, ...second.shown]).toEqual([...slugs, "invented-practice"]);
  expect(await sourcePage(900)).toMatchObject({ page: 2, shown: second.shown });
  expect([...first.basis].map(([kind, { records }]) => [kind, records])).toEqual([["person", PEOPLE], ["practice", 1]]);
});

it("counts everybody under a practice, and lists the first hundred with the way to all", async () => {
  const page = await practicePage();
  const alleged = slugs.filter((_, at) => at % 3 === 0).length;
  expect([page.recorded.total, page.alleged.total]).toEqual([PEOPLE - alleged, alleged]);
  expect(page.counts.all).toEqual({ stated: PEOPLE - alleged, alleged });
  expect(page.rows).toHaveLength(PEOPLE);
  expect(page.recorded.people.map(({ body }) => body.slug)).toEqual(slugs.filter((_, at) => at % 3 !== 0).slice(0, LISTED));
  expect([page.recorded.search.chosen, page.alleged.search.chosen]).toEqual([{ practice: ["invented-practice"] }, { practice_alleged: ["invented-practice"] }]);
});

it("loses somebody from list, number, page and chart with their standing edition, and leaves no gap", async () => {
  const gone = await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE slug = 'person-001' RETURNING record_id");
  const id = gone[0]?.["record_id"] as RecordId;
  const page = await practicePage();
  expect([page.recorded.total, page.rows.length]).toEqual([PEOPLE - slugs.filter((_, at) => at % 3 === 0).length - 1, PEOPLE - 1]);
  expect([...page.recorded.people, ...page.rows.map(({ person: { body } }) => ({ body }))].some(({ body }) => body.id === id)).toBe(false);
  const [first, second] = [await sourcePage(1), await sourcePage(2)];
  expect([...first.shown, ...second.shown]).toEqual([...slugs.filter((slug) => slug !== "person-001"), "invented-practice"]);
  expect(first.shown).toHaveLength(LISTED);
});

it("draws nobody's custody that no standing source says any more, and counts nobody for it", async () => {
  await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE slug = 'invented-source'");
  expect((await practicePage()).rows).toEqual([]);
  expect(await readSource("invented-source", 1)).toEqual({ state: "missing" });
});
