/** The numbers beside filters are the numbers of people that the filters show: for every value, and for every combination of two. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statement } from "@/lib/editions/edition-fixtures";
import type { EditionOf } from "@/lib/editions/edition";
import { countMatching, countPeople } from "@/lib/editions/queries/count-people";
import { SCALE } from "@/lib/editions/queries/scale";
import { listPeople, searchPeople, searchPublished } from "@/lib/editions/queries/search-people";
import { FACETS, RECORD_FACETS, facetsOf, mentionsOfPeople, type Facet } from "@/lib/editions/search/facets";
import { readSearch, type PeopleSearch } from "@/lib/editions/search/params";
import { inventedNames, inventedPerson, inventedSurroundings, oneOf, randomFrom } from "@/prisma/factories/invented-people";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

const PEOPLE = 150;
const STATEMENTS = 30;
const SEED = 4_201;

const database = testDatabase();
/** What each person is listed under, worked out without the database: `facet:value`, records by their slug. */
const truth = new Map<string, Set<string>>();
let values: { facet: Facet; value: string }[] = [];

beforeAll(async () => {
  const random = randomFrom(SEED);
  const around = inventedSurroundings();
  const people = inventedNames(PEOPLE, random).map((names, number) => inventedPerson(number, names, random, around));
  const statements = Array.from({ length: STATEMENTS }, (_, at) => inventedLetter(at, people, random, around.countries));
  await insertStanding(database.urls.ownerUrl, [...around.editions, ...people, ...statements]);
  const slugs = new Map(around.editions.map(({ body }) => [String(body.id), String(body.slug)]));
  const bySlug = (tag: string) => {
    const [facet = "", value = ""] = tag.split(":");
    return `${facet}:${facet in RECORD_FACETS ? (slugs.get(value) ?? "") : value}`;
  };
  for (const { body, entry } of people) truth.set(body.slug, new Set(facetsOf(body, entry.publishedOn).map(bySlug)));
  const slugOf = new Map(people.map(({ body }) => [body.id, body.slug]));
  for (const { person, facet } of [...people, ...statements].flatMap(({ body }) => mentionsOfPeople(body))) truth.get(slugOf.get(person) ?? "")?.add(bySlug(facet));
  values = [...new Set([...truth.values()].flatMap((tags) => [...tags]))].toSorted().map((tag) => {
    const [facet, value = ""] = tag.split(":");
    return { facet: FACETS.find((known) => known === facet) ?? "role", value };
  });
});

function inventedLetter(at: number, people: readonly EditionOf<"person">[], random: () => number, countries: ReturnType<typeof inventedSurroundings>["countries"]): EditionOf<"statement"> {
  return statement(`letter-${String(at)}`, {
    about: Array.from({ length: 4 }, () => [oneOf(["names", "concerns", "addressed_to"] as const, random), oneOf(people, random).body.id]),
    signatures: countries.map((country) => [oneOf(["signed", "noted_absent"] as const, random), country]),
  });
}

const search = (chosen: PeopleSearch["chosen"], q = ""): PeopleSearch => ({ ...readSearch({ q }, "people").search, chosen });

async function slugsShown(asked: PeopleSearch): Promise<string[]> {
  const { people } = await searchPeople(asked, { offset: 0, length: 2 * PEOPLE });
  return people.map(({ person }) => person.body.slug).toSorted();
}

function expected(chosen: PeopleSearch["chosen"], among: readonly string[] = [...truth.keys()]): string[] {
  return among.filter((slug) => Object.entries(chosen).every(([facet, wanted]) => wanted.some((value) => truth.get(slug)?.has(`${facet}:${value}`)))).toSorted();
}

it("meets many values of every facet", () => {
  expect(new Set(values.map(({ facet }) => facet))).toEqual(new Set(FACETS));
  expect(values.length).toBeGreaterThan(80);
});

/** As they are, and so small that each search goes the way of a large record. */
const SCALES = [["few", { ...SCALE }], ["many", { lookedUp: 10, read: 8, organisations: 2 }]] as const;

afterAll(() => {
  Object.assign(SCALE, SCALES[0][1]);
});

describe.each(SCALES)("where there are %s people", (scale, sizes) => {
  beforeAll(() => {
    Object.assign(SCALE, sizes);
  });

  it("shows, for every value, as many people as its number says, and those it should", async () => {
    const { facets, total, everybody } = await countPeople(search({}));
    expect([total, everybody]).toEqual([PEOPLE, PEOPLE]);
    for (const { facet, value } of values) {
      const shown = await slugsShown(search({ [facet]: [value] }));
      expect(shown, `${facet}:${value}`).toEqual(expected({ [facet]: [value] }));
      // Of organisations only the most frequent have a number.
      const counted = facets.find((count) => count.facet === facet && count.value === value);
      if (facet !== "organisation") expect(counted?.count, `${facet}:${value}`).toBe(shown.length);
      else if (counted !== undefined) expect(counted.count).toBe(shown.length);
    }
  });

  it("gives the right number for every combination of two values", async () => {
    for (const first of values) {
      const chosen = { [first.facet]: [first.value] };
      const { facets, total } = await countPeople(search(chosen));
      expect(total).toBe(expected(chosen).length);
      const wrong = facets.filter(({ facet, value, count }) => count !== expected({ ...chosen, [facet]: [value] }).length);
      expect(wrong, `${first.facet}:${first.value}`).toEqual([]);
      // Nothing with people behind it is left out, organisations excepted.
      const missing = values.filter(({ facet, value }) => facet !== "organisation" && expected({ ...chosen, [facet]: [value] }).length > 0 && !facets.some((count) => count.facet === facet && count.value === value));
      expect(missing, `${first.facet}:${first.value}`).toEqual([]);
    }
  });

  it("gives the right numbers for any choice and any question", async () => {
    const questions = fc.constantFrom("", "", "aubergine", "茄", "qie", "song", "葱", "xx");
    const choice = fc.array(fc.nat({ max: 10_000 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(questions, choice, fc.nat({ max: 10_000 }), async (q, picks, pick) => {
        const chosen: Record<string, string[]> = {};
        for (const at of picks) {
          const { facet, value } = values[at % values.length] ?? { facet: "role", value: "detained" };
          chosen[facet] = [...new Set([...(chosen[facet] ?? []), value])];
        }
        const among = q === "" ? undefined : await slugsShown(search({}, q));
        const shown = await slugsShown(search(chosen, q));
        const { facets, total } = await countPeople(search(chosen, q));
        expect(shown).toEqual(expected(chosen, among));
        expect([total, await countMatching(search(chosen, q))]).toEqual([shown.length, shown.length]);
        // The API's first page says the number with its rows, where a name was typed and anybody answers.
        expect((await searchPublished(search(chosen, q), { after: null, length: 3 })).total).toBe(q === "" || shown.length === 0 ? null : shown.length);
        expect(facets.filter(({ facet, value, count }) => count !== expected({ ...chosen, [facet]: [value] }, among).length)).toEqual([]);
        const next = facets[pick % Math.max(1, facets.length)];
        if (next !== undefined) expect(await slugsShown(search({ ...chosen, [next.facet]: [next.value] }, q))).toHaveLength(next.count);
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  it("walks through any answer by cursor, meeting everybody once and in the same order as by pages", async () => {
    for (const asked of [search({}), search({}, "song"), search({ role: ["detained"] }), { ...search({}), sort: "updated" as const }, { ...search({}), sort: "event" as const }]) {
      const whole = (await searchPeople(asked, { offset: 0, length: 2 * PEOPLE })).people.map(({ person }) => person.body.slug);
      const met: string[] = [];
      let after: Awaited<ReturnType<typeof searchPeople>>["next"] = null;
      do {
        const page = await searchPeople(asked, { after, length: 7 });
        met.push(...page.people.map(({ person }) => person.body.slug));
        after = page.next;
      } while (after !== null);
      expect(met).toEqual(whole);
      // The same people as lists show them, with the very tags by which they are found.
      const listed = await listPeople(asked, { offset: 0, length: 2 * PEOPLE });
      const found = await searchPeople(asked, { offset: 0, length: 2 * PEOPLE });
      expect(listed.people.map(({ person: { body, tags } }) => [body.slug, tags])).toEqual(found.people.map(({ person }) => [person.body.slug, facetsOf(person.published, person.entry.publishedOn)]));
      const second = await searchPeople(asked, { offset: 7, length: 7 });
      expect(second.people.map(({ person }) => person.body.slug)).toEqual(whole.slice(7, 14));
    }
  });

  it("leaves out the numbers of organisations where they and those who answer are very many, but of those that are chosen", async () => {
    const everybody = await countPeople(search({}));
    const named = values.filter(({ facet }) => facet === "organisation").map(({ value }) => value);
    expect(everybody.organisationsBelow).toBe(scale === "many" ? SCALE.read : null);
    expect(everybody.facets.some(({ facet }) => facet === "organisation")).toBe(scale === "few");
    for (const value of named.slice(0, 5)) {
      const { facets } = await countPeople(search({ organisation: [value] }));
      expect(facets.find((count) => count.facet === "organisation" && count.value === value)?.count, value).toBe(expected({ organisation: [value] }).length);
    }
  });
});
