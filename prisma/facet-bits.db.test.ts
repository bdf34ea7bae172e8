/** The bits that numbers are counted from are the tags of those who stand, whatever was published, changed or withdrawn. */
import { beforeAll, describe, expect, it } from "vitest";
import { statement } from "@/lib/editions/edition-fixtures";
import type { EditionOf } from "@/lib/editions/edition";
import { countPeople } from "@/lib/editions/queries/count-people";
import { readSearch } from "@/lib/editions/search/params";
import { inventedNames, inventedPerson, inventedSurroundings, randomFrom } from "@/prisma/factories/invented-people";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

const PEOPLE = 40;

const database = testDatabase();
const random = randomFrom(13);
const around = inventedSurroundings();
const people = inventedNames(PEOPLE, random).map((names, number) => inventedPerson(number, names, random, around));
const personAt = (at: number): EditionOf<"person"> => {
  const person = people[at];
  if (person === undefined) throw new Error("There are not so many people.");
  return person;
};
const letterAbout = (slug: string, at: number) => statement(slug, { about: [["names", personAt(at).body.id]], signatures: around.countries.map((country) => ["signed", country]) });

/** Tags and places that stand in one of the two and not in the other. */
const DIFFERENCE = `
  WITH by_bits AS (SELECT tag, segment * 4096 + at AS place FROM public_site.facet_bits, generate_series(0, 4095) at WHERE get_bit(bits, at) = 1),
  by_tags AS (SELECT tag, place FROM public_site.person_entry entry, unnest(public_site.tags_of_person(entry.record_id)) tag)
  (SELECT * FROM by_bits EXCEPT SELECT * FROM by_tags) UNION ALL (SELECT * FROM by_tags EXCEPT SELECT * FROM by_bits)`;
const difference = () => database.sqlAs("owner", DIFFERENCE);
const tagsOf = async (at: number) => (await database.sqlAs("owner", "SELECT b.tag FROM public_site.facet_bits b JOIN public_site.person_entry p ON p.place / 4096 = b.segment AND get_bit(b.bits, p.place % 4096) = 1 WHERE p.record_id = $1 ORDER BY 1", [personAt(at).body.id])).map(({ tag }) => String(tag));
const everybody = async () => (await countPeople(readSearch({}, "people").search)).everybody;

// The last person is published after the letter that names them.
beforeAll(async () => {
  await insertStanding(database.urls.ownerUrl, [...around.editions, ...people.slice(0, -1), letterAbout("first", 0), letterAbout("second", 0), letterAbout("early", PEOPLE - 1)]);
});

describe("the bits of the filters", () => {
  it("are the tags of everybody who stands", async () => {
    expect(await everybody()).toBe(PEOPLE - 1);
    expect(await difference()).toEqual([]);
  });

  it("have what statements say, also of somebody who is published later", async () => {
    expect(await tagsOf(0)).toEqual(expect.arrayContaining(around.countries.map((country) => `country:${country}`)));
    await insertStanding(database.urls.ownerUrl, people.slice(-1));
    expect(await tagsOf(PEOPLE - 1)).toEqual(expect.arrayContaining(around.countries.map((country) => `country:${country}`)));
    expect(await difference()).toEqual([]);
  });

  it("lose a tag with the last statement that said it, and not before", async () => {
    const withdraw = (slug: string) => database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE kind = 'statement' AND slug = $1", [slug]);
    const country = `country:${String(around.countries[0])}`;
    await withdraw("first");
    expect(await tagsOf(0)).toContain(country);
    await withdraw("second");
    expect(await tagsOf(0)).not.toContain(country);
    expect(await difference()).toEqual([]);
  });

  it("follow a person's edition, and forget a tag that nobody has any more", async () => {
    const retag = (facets: string[]) => database.sqlAs("desk", "UPDATE public_site.person_entry SET facets = $2 WHERE record_id = $1", [personAt(1).body.id, facets]);
    await retag(["occupation:other", "year:1999"]);
    expect(await tagsOf(1)).toEqual(["everybody", "occupation:other", "year:1999"]);
    await retag(["occupation:other"]);
    expect(await database.sqlAs("owner", "SELECT FROM public_site.facet_bits WHERE tag = 'year:1999'")).toEqual([]);
    expect(await difference()).toEqual([]);
  });

  it("forget whoever is withdrawn, in the same transaction", async () => {
    const before = await everybody();
    await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE record_id = $1", [personAt(2).body.id]);
    expect(await everybody()).toBe(before - 1);
    expect(await difference()).toEqual([]);
  });

  it("are written by nobody but the triggers", async () => {
    for (const role of ["desk", "reader"] as const) {
      for (const write of ["DELETE FROM public_site.facet_bits", "UPDATE public_site.facet_bits SET segment = segment", "SELECT public_site.set_facet_bits(1, '{everybody}')", "SELECT public_site.clear_facet_bits(1, '{}')"]) {
        await expect(database.sqlAs(role, write), `${role}: ${write}`).rejects.toMatchObject({ code: "42501" });
      }
    }
  });
});
