/** A long table is taken part after part, while the record changes between them: nobody is lost and nobody comes twice. */
import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import { GET as getPeople } from "@/app/api/v1/people.csv/route";
import { GET as getStatements } from "@/app/api/v1/statements.csv/route";
import { GET as getUpdates } from "@/app/api/v1/updates.csv/route";
import { statement } from "@/lib/editions/edition-fixtures";
import { inventedNames, inventedPerson, inventedSurroundings, randomFrom } from "@/prisma/factories/invented-people";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const PEOPLE = 60;
const random = randomFrom(4_202);
const around = inventedSurroundings();
const people = inventedNames(2 * PEOPLE, random).map((names, number) => inventedPerson(number, names, random, around));
const letters = Array.from({ length: 40 }, (_, at) => statement(`letter-${String(at)}`, { edtf: `20${String(10 + at)}-01-01` }));
const [before, after] = [[...people.slice(0, PEOPLE), ...letters.slice(0, 20)], [...people.slice(PEOPLE), ...letters.slice(20)]];
const slugs = (editions: readonly { body: { slug: string; kind: string } }[], kind: string) => editions.filter(({ body }) => body.kind === kind).map(({ body }) => body.slug);

const TABLES = {
  "people?sort=name": getPeople, "people?sort=updated": getPeople, "people?practice=rsdl": getPeople, statements: getStatements, updates: getUpdates,
} as const;
type Table = keyof typeof TABLES;

async function part(table: Table, word: string): Promise<string[]> {
  const [path = "", query = ""] = table.split("?");
  const answer = await TABLES[table](new Request(`http://site.invalid/api/v1/${path}.csv?${query}&part=${word}`));
  expect([table, word, answer.status]).toEqual([table, word, 200]);
  const rows: Record<string, string>[] = parse(await answer.text(), { bom: true, columns: true });
  return rows.map((row) => row["slug"] ?? row["record"] ?? "");
}

const taken = new Map<Table, string[]>();
const whole = new Map<Table, string[]>();

beforeAll(async () => {
  await insertStanding(database.urls.ownerUrl, [...around.editions, ...before]);
  const tables = Object.keys(TABLES) as Table[];
  for (const table of tables) {
    whole.set(table, await part(table, "1-1"));
    taken.set(table, await part(table, "1-3"));
  }
  // As many again are published, which stand before, between and behind those in every order.
  await insertStanding(database.urls.ownerUrl, after);
  for (const table of tables) taken.set(table, [...(taken.get(table) ?? []), ...(await part(table, "2-3")), ...(await part(table, "3-3"))]);
});

it.each(Object.keys(TABLES) as Table[])("%s: whoever stood before the first part and after the last is in one of them, and nobody in two", async (table) => {
  const [met, known] = [taken.get(table) ?? [], whole.get(table) ?? []];
  expect(known.length).toBeGreaterThan(0);
  expect(met).toEqual([...new Set(met)]);
  expect(known.filter((slug) => !met.includes(slug))).toEqual([]);
  // Taken again, with nothing published between, the parts are the whole.
  const again = [...(await part(table, "1-3")), ...(await part(table, "2-3")), ...(await part(table, "3-3"))];
  expect(again.toSorted()).toEqual((await part(table, "1-1")).toSorted());
});

it("the table of everybody is everybody, in the order asked for within each part", async () => {
  expect((await part("people?sort=name", "1-1")).toSorted()).toEqual(slugs([...before, ...after], "person").toSorted());
  const inOrder = await part("people?sort=name", "1-1");
  const second = await part("people?sort=name", "2-4");
  expect(second).toEqual(inOrder.filter((slug) => second.includes(slug)));
  expect(second.length).toBeGreaterThan(0);
});

it.each(["0-3", "4-3", "2", "1-1000", "x"])("a part %s is refused", async (word) => {
  for (const [table, get] of Object.entries(TABLES)) expect((await get(new Request(`http://site.invalid/api/v1/${table.split("?")[0] ?? ""}.csv?part=${word}`))).status, table).toBe(400);
});
