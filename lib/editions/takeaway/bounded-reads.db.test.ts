/**
 * How feeds, sitemaps, exports and lists read the database: a page at a time, or the latest of what belongs to them, however large the record is.
 * Each is asked for on a record that is larger than any of its pages, and what every statement answered is counted.
 */
import { beforeAll, expect, it, vi } from "vitest";
import { GET as getKind } from "@/app/api/v1/[kind]/route";
import { GET as getEvents } from "@/app/api/v1/events/route";
import { GET as getPeople } from "@/app/api/v1/people/route";
import { GET as getUpdates } from "@/app/api/v1/updates/route";
import { GET as getAtom } from "@/app/(public)/[locale]/[kind]/[slug]/feed.atom/route";
import { GET as getSitemap } from "@/app/(public)/[locale]/sitemap.xml/route";
import { GET as getUpdatesAtom } from "@/app/(public)/[locale]/updates/feed.atom/route";
import { GET as getDataFile } from "@/app/data/[publication]/[file]/route";
import { cite, edition, fact } from "@/lib/editions/edition-fixtures";
import { FEED_LENGTH } from "@/lib/editions/feeds/feed";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { listPageEnds } from "@/lib/editions/queries/list-addresses";
import { SITEMAP_LENGTH } from "@/lib/editions/sitemap/sitemap";
import * as readerDatabase from "@/lib/platform/reader-db";
import { idFor, inventedNames, inventedPerson, inventedSurroundings, randomFrom } from "@/prisma/factories/invented-people";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";

/** More than two pages of the longest page of documents, which is the dataset's. */
const PEOPLE = 1_200;
/** More than a feed looks through. */
const STATEMENTS = 450;
const DATASET_PAGE = 500;
const API_PAGE = 100;
const LOOKED_THROUGH = 4 * FEED_LENGTH;

const database = testDatabase();

beforeAll(async () => {
  const random = randomFrom(7_027);
  const around = inventedSurroundings();
  const people = inventedNames(PEOPLE, random).map((names, number) => inventedPerson(number, names, random, around));
  const [country, practice] = [around.countries[0] ?? idFor("none"), around.practices[0] ?? idFor("none")];
  const said = () => fact([cite(around.source, "Invented words.")]);
  // What rests on a source that does not stand is not read at all.
  const source = edition("source", "invented-report", { attributes: [{ ...said(), attribute: "title", text: "An invented report", language: "en" }], parents: [] }, around.source);
  // Every statement names the first person, concerns the first practice and is signed by the first country.
  const statements = Array.from({ length: STATEMENTS }, (_, at) =>
    edition("statement", `letter-${String(at)}`, {
      speakers: [],
      passages: [],
      about: [{ ...said(), relation: "names", to: idFor("person 0") }, { ...said(), relation: "concerns", to: practice }],
      signatures: [{ ...said(), country, state: "signed", capacity: null, language: "en" }],
    }),
  );
  await insertStanding(database.urls.ownerUrl, [...around.editions, source, ...people, ...statements]);
});

type Reading = { text: string; /** Rows that the longest answer of one statement had. */ rows: number; /** Of them whole documents. */ documents: number; /** Documents of all statements together. */ altogether: number };

/** What the database answered while this was written to its end. */
async function readingOf(work: () => Promise<Response>): Promise<Reading> {
  const { read } = readerDatabase;
  const seen: Reading = { text: "", rows: 0, documents: 0, altogether: 0 };
  const spy = vi.spyOn(readerDatabase, "read").mockImplementation((async (sql: string, values?: readonly unknown[]) => {
    const rows = await read<Record<string, unknown>>(sql, values);
    // The API passes bodies on as the text that was written.
    const documents = rows.filter(({ document, written }) => (document ?? written ?? null) !== null).length;
    seen.rows = Math.max(seen.rows, rows.length);
    seen.documents = Math.max(seen.documents, documents);
    seen.altogether += documents;
    return rows;
  }));
  try {
    const answer = await work();
    expect(answer.status).toBe(200);
    seen.text = await answer.text();
    return seen;
  } finally {
    spy.mockRestore();
  }
}

const at = (path: string) => new Request(`http://localhost:3000${path}`);

it.each([
  ["the feed of all updates", () => getUpdatesAtom(at("/"), { params: Promise.resolve({ locale: "en" }) })],
  ["a person's feed", () => getAtom(at("/"), { params: Promise.resolve({ locale: "en", kind: "people", slug: "person-0" }) })],
  ["a practice's feed", () => getAtom(at("/"), { params: Promise.resolve({ locale: "en", kind: "practices", slug: "rsdl" }) })],
  ["a country's feed", () => getAtom(at("/"), { params: Promise.resolve({ locale: "en", kind: "countries", slug: "ca" }) })],
])("%s reads the documents of the latest publications, and of the rest at most the ids", async (_which, work) => {
  const { text, documents, altogether } = await readingOf(work);
  expect(text.match(/<entry>/gu)).toHaveLength(FEED_LENGTH);
  // One more than a page says that there are more.
  expect(documents).toBeGreaterThanOrEqual(FEED_LENGTH);
  expect(documents).toBeLessThanOrEqual(LOOKED_THROUGH + 1);
  expect(altogether).toBeLessThanOrEqual(2 * LOOKED_THROUGH);
});

it.each([
  ["people", () => getPeople(at("/api/v1/people"))],
  ["statements", () => getKind(at("/api/v1/statements"), { params: Promise.resolve({ kind: "statements" }) })],
  ["updates", () => getUpdates(at("/api/v1/updates"))],
  ["events", () => getEvents(at("/api/v1/events"))],
])("the API's %s are read a page at a time", async (_which, work) => {
  const { documents, altogether } = await readingOf(work);
  expect(documents).toBeGreaterThanOrEqual(API_PAGE / 2);
  expect(altogether).toBeLessThanOrEqual(API_PAGE + 1);
});

it.each(["people.csv", "events.csv", "records.jsonl"])("%s of the dataset is written page by page, and holds no more than one", async (file) => {
  const publication = (await findDatasetEdition())?.publication ?? "";
  const { documents, altogether } = await readingOf(() => getDataFile(at("/"), { params: Promise.resolve({ publication, file }) }));
  expect(documents).toBe(DATASET_PAGE);
  expect(altogether).toBeGreaterThanOrEqual(PEOPLE);
});

it("a sitemap reads addresses and no document, and the index of its pages as many rows as there are pages", async () => {
  const reading = await readingOf(() => getSitemap(at("/en/sitemap.xml"), { params: Promise.resolve({ locale: "en" }) }));
  expect(reading.documents).toBe(0);
  expect(reading.rows).toBeGreaterThan(PEOPLE);
  expect(reading.rows).toBeLessThanOrEqual(SITEMAP_LENGTH);
  expect(await listPageEnds(100)).toHaveLength(Math.floor((PEOPLE + STATEMENTS + 49) / 100));
});
