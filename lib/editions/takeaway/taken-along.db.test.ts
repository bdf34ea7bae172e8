/** Everything that can be taken along, from its routes: of the API's description, of what is withdrawn or withheld, and of the dataset's bytes. */
import { createHash, randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as getApiRecord } from "@/app/api/v1/[kind]/[slug]/route";
import { GET as getFollowTheMoney } from "@/app/api/v1/[kind]/[slug]/followthemoney.json/route";
import { GET as getJsonLd } from "@/app/api/v1/[kind]/[slug]/record.jsonld/route";
import { GET as getTimeline } from "@/app/api/v1/[kind]/[slug]/timeline.csv/route";
import { GET as getDataset } from "@/app/api/v1/dataset/route";
import { GET as getApiEvents } from "@/app/api/v1/events/route";
import { GET as getApiUpdates } from "@/app/api/v1/updates/route";
import { GET as getBibtex } from "@/app/(public)/[locale]/[kind]/[slug]/cite.bib/route";
import { GET as getRis } from "@/app/(public)/[locale]/[kind]/[slug]/cite.ris/route";
import { GET as getEditionBibtex } from "@/app/(public)/[locale]/[kind]/[slug]/editions/[number]/cite.bib/route";
import { GET as getEditionRis } from "@/app/(public)/[locale]/[kind]/[slug]/editions/[number]/cite.ris/route";
import { GET as getDates } from "@/app/(public)/[locale]/[kind]/[slug]/dates.ics/route";
import { GET as getAtom } from "@/app/(public)/[locale]/[kind]/[slug]/feed.atom/route";
import { GET as getJsonFeed } from "@/app/(public)/[locale]/[kind]/[slug]/feed.json/route";
import { GET as getSitemap } from "@/app/(public)/[locale]/sitemap.xml/route";
import { GET as getUpdatesAtom } from "@/app/(public)/[locale]/updates/feed.atom/route";
import { GET as getUpdatesJson } from "@/app/(public)/[locale]/updates/feed.json/route";
import { GET as getDataFile } from "@/app/data/[publication]/[file]/route";
import { DatasetView } from "@/components/public/dataset";
import { caseIdSchema, eventIdSchema, type RecordId } from "@/lib/core/ids";
import { KIND_PLURAL, LOCALES, type RecordKind } from "@/lib/core/kinds";
import type { Actor } from "@/lib/core/actor";
import { DATASET_FILES } from "@/lib/editions/dataset/files";
import { listAddresses, listPageEnds } from "@/lib/editions/queries/list-addresses";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { writeDataset } from "@/lib/editions/queries/write-dataset";
import type { FactInput } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";
import { withdrawRecord, withholdEdition } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { seedFromArticle } from "@/prisma/seed/seed";

const database = testDatabase();
const MARKER = "qzjxwinternal";
const NAME = "Test Person Qzjxwaubergine";

let researcher: Actor, editor: Actor;
let source: RecordId, practice: RecordId, person: RecordId, letter: RecordId;

const publish = (recordId: RecordId, facts: readonly FactInput[], publicNote: string | null = null) => publishFacts(database.db, { recordId, by: researcher, editor, facts, publicNote });
/** Replaces a record's name in a new edition. */
async function correct(recordId: RecordId, name: string, publicNote: string): Promise<void> {
  await publishAsSeen(editor, { changeId: await submitNewName(database.db, { recordId, by: researcher, name, source }), publicNote });
}
const named = (text: string) => ({ kind: "name", text, language: "en", nameKind: "main" }) as const;

beforeAll(async () => {
  await seedFromArticle(database.urls.ownerUrl);
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  source = await makeRecord(database.db, "source");
  await publish(source, [factOf({ kind: "attribute", attribute: "title", text: "An invented report", language: "en" }, source)]);
  practice = await makeRecord(database.db, "practice");
  await publish(practice, [factOf(named("Invented practice"), source)]);
  person = await makeRecord(database.db, "person");
  const made = await database.db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
  const event = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  await publish(person, [
    factOf(named(NAME), source, { internalNote: MARKER }),
    factOf(named(MARKER), source, { visibility: "internal" }),
    factOf(
      { kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(made.id), stage: "trial", eventKind: null, practiceId: practice, place: null, authority: null, text: `A trial of ${NAME}.`, language: "en" },
      source,
      { date: { edtf: "2131-05-02", printed: null, countedFrom: null } },
    ),
  ]);
  letter = await makeRecord(database.db, "statement");
  await publish(letter, [
    factOf({ kind: "attribute", attribute: "title", text: "An invented letter", language: "en" }, source),
    factOf({ kind: "about", toId: person, relation: "names" }, source),
  ]);
});

const slugOf = async (id: RecordId): Promise<string> => (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
const address = (path: string): Request => new Request(`http://localhost:3000${path}`);
const localised = (locale: string, kind: string, slug: string, number = "1") => ({ params: Promise.resolve({ locale, kind, slug, number }) });

/** The routes of one record's files. */
const FILES = { getAtom, getJsonFeed, getBibtex, getRis, getEditionBibtex, getEditionRis, getDates } as const;
const API_FILES = { getApiRecord, getJsonLd, getFollowTheMoney, getTimeline } as const;

async function filesOf(kind: RecordKind, slug: string): Promise<{ name: string; status: number; text: string }[]> {
  const answers: [string, Promise<Response>][] = [];
  for (const locale of LOCALES) for (const [name, get] of Object.entries(FILES)) answers.push([`${name} ${locale}`, get(address("/"), localised(locale, KIND_PLURAL[kind], slug))]);
  for (const [name, get] of Object.entries(API_FILES)) answers.push([name, get(address("/"), { params: Promise.resolve({ kind: KIND_PLURAL[kind], slug }) })]);
  return Promise.all(answers.map(async ([name, answer]) => ({ name, status: (await answer).status, text: await (await answer).text() })));
}

async function dataset(): Promise<{ publication: string; files: { name: string; text: string; status: number }[] }> {
  const { edition } = await (await getDataset()).json();
  const names = [...DATASET_FILES.map(({ name }) => name), "SHA256SUMS"];
  const files = await Promise.all(
    names.map(async (name) => {
      const answer = await getDataFile(address("/"), { params: Promise.resolve({ publication: edition.publication, file: name }) });
      return { name, status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
    }),
  );
  return { publication: edition.publication, files };
}

async function statusOf(publication: string, file = "people.csv"): Promise<number> {
  return (await getDataFile(address("/"), { params: Promise.resolve({ publication, file }) })).status;
}

/** Notes the withdrawal of some record as of a day that no other act has. Answers its number in the order of acts. */
async function withdrawnOn(day: string): Promise<string> {
  const rows = await database.sqlAs("owner", "INSERT INTO public_site.publication (seq, record_id, kind, act, on_day) VALUES (0, gen_random_uuid(), 'practice', 'withdraw', $1) RETURNING seq::text", [day]);
  return (rows as { seq: string }[])[0]?.seq ?? "";
}

function tableIn(files: readonly { name: string; text: string }[], name: string): Record<string, string>[] {
  return parse(files.find((file) => file.name === name)?.text ?? "", { bom: true, columns: true });
}

/** Everything that is not a record's own: lists, feeds, sitemaps, the dataset, and the files of the practice and the letter. */
async function everythingElse(): Promise<string> {
  const texts = [
    ...(await dataset()).files.map(({ text }) => text),
    ...(await filesOf("practice", await slugOf(practice))).map(({ text }) => text),
    // The API's own answers hold ids of other records, and no names.
    ...(await filesOf("statement", await slugOf(letter))).filter(({ name }) => name !== "getApiRecord").map(({ text }) => text),
    await (await getApiUpdates(address("/api/v1/updates"))).text(),
    await (await getApiEvents(address("/api/v1/events"))).text(),
  ];
  for (const locale of LOCALES) {
    for (const get of [getUpdatesAtom, getUpdatesJson]) texts.push(await (await get(address("/"), { params: Promise.resolve({ locale }) })).text());
    texts.push(await (await getSitemap(address(`/${locale}/sitemap.xml`), { params: Promise.resolve({ locale }) })).text());
  }
  return texts.join("\n");
}

describe("the dataset", () => {
  it("has hashes of the very bytes that are downloaded, twice the same, and as many rows as records", async () => {
    const { publication, files } = await dataset();
    const sums = files.at(-1)?.text ?? "";
    const again = (await dataset()).files;
    for (const { name } of DATASET_FILES) {
      const text = files.find((file) => file.name === name)?.text ?? "";
      expect(sums.includes(`${createHash("sha256").update(text).digest("hex")}  caselight-${publication}-${name}\n`), name).toBe(true);
      expect(again.find((file) => file.name === name)?.text === text, name).toBe(true);
    }
    const [{ total } = { total: 0 }] = (await database.sqlAs("owner", "SELECT count(*)::int AS total FROM public_site.current_edition")) as { total: number }[];
    const lines = (files.find(({ name }) => name === "records.jsonl")?.text ?? "").trimEnd().split("\n").map((line) => JSON.parse(line));
    expect(lines).toHaveLength(total);
    const people = tableIn(files, "people.csv");
    expect(people).toHaveLength(lines.filter(({ kind }) => kind === "person").length);
    const events = tableIn(files, "events.csv");
    expect(events.filter((row) => row.person === "test-person-qzjxwaubergine")).toMatchObject([{ stage: "trial", date_edtf: "2131-05-02" }]);
  });

  it("carries bodies in the very bytes that their hashes are of", async () => {
    const text = (await dataset()).files.find(({ name }) => name === "records.jsonl")?.text ?? "";
    for (const line of text.trimEnd().split("\n")) {
      const body = line.slice(line.indexOf('"body":') + '"body":'.length, -1);
      expect(createHash("sha256").update(body).digest("hex")).toBe(JSON.parse(line).edition.sha256);
    }
  });

  it("under any name but the standing one is over, and what is no name was never there", async () => {
    expect(await statusOf("0123456789abcdef")).toBe(410);
    for (const none of ["1", "999999", "x", "-1", "0123456789ABCDEF", "0123456789abcdef0"]) expect(await statusOf(none), none).toBe(404);
    expect(await statusOf("0123456789abcdef", "other.csv")).toBe(404);
    // The address names no language.
    const said = await (await getDataFile(address("/"), { params: Promise.resolve({ publication: "0123456789abcdef", file: "people.csv" }) })).text();
    for (const locale of LOCALES) expect(said).toContain(translatorFor(locale, "takeaway")("data.over"));
  });

  it("tells after a withdrawal neither a number nor the withdrawal's day, and the name before is over", async () => {
    const passing = await makeRecord(database.db, "practice");
    const before = await findDatasetEdition();
    await publish(passing, [factOf(named("Passing practice"), source)]);
    const during = await findDatasetEdition();
    await withdrawRecord(editor, { recordId: passing, reason: "Invented reason.", confirmed: "yes" });
    const withdrawal = await withdrawnOn("2131-12-24");
    const after = await findDatasetEdition();

    expect(during?.publication).toMatch(/^[0-9a-f]{16}$/u);
    expect(during?.publication).not.toBe(before?.publication);
    // The same content has the same name: a number would have moved on by two.
    expect(after).toEqual(before);
    expect(await statusOf(during?.publication ?? "")).toBe(410);
    expect(await statusOf(after?.publication ?? "")).toBe(200);

    const { edition, files, sums } = await (await getDataset()).json();
    expect(edition).toEqual({ publication: after?.publication, day: before?.day });
    for (const url of [...files.map((file: { url: string }) => file.url), sums]) expect(url).toMatch(new RegExp(`^/data/${edition.publication}/`, "u"));
    for (const locale of LOCALES) {
      const page = renderToStaticMarkup(DatasetView({ edition: after, files: null, locale }));
      expect(page).toContain(after?.publication);
      expect(page).not.toMatch(new RegExp(`2131|24 December|(?<![0-9a-f])${withdrawal}(?![0-9a-f])`, "u"));
    }
  });
});

describe("sitemaps", () => {
  it("page through every address once, in pages that the index names", async () => {
    const all = await listAddresses(null, 10_000);
    const ends = await listPageEnds(7);
    const pages = await Promise.all([null, ...ends].map((end) => listAddresses(end, 7)));
    expect(pages.flat()).toEqual(all);
    expect(pages.every(({ length }) => length > 0 && length <= 7)).toBe(true);
    expect(await listPageEnds(all.length)).toEqual([]);
  });
});

describe("what is not public", () => {
  it("is in nothing that can be taken along", async () => {
    const own = await filesOf("person", await slugOf(person));
    expect(own.every(({ status }) => status === 200), JSON.stringify(own.map(({ name, status }) => [name, status]))).toBe(true);
    expect(own.every(({ name, text }) => text.includes(NAME) || name === "getFollowTheMoney")).toBe(true);
    const text = own.map((file) => file.text).join("\n") + (await everythingElse());
    expect(text.includes(MARKER)).toBe(false);
  });

  it("a withheld edition's note is gone from feeds and updates, its entry is not", async () => {
    const note = "qzjxw note of the second edition";
    await correct(practice, "Invented practice, renamed", note);
    expect((await everythingElse()).includes(note)).toBe(true);
    await correct(practice, "Invented practice, again", "third");
    await withholdEdition(editor, { recordId: practice, number: 2, reason: "Invented reason." });
    const text = await everythingElse();
    expect(text.includes(note)).toBe(false);
    expect(text.includes("Invented practice, again: edition 2")).toBe(true);
    expect(text.includes("Invented practice, again: edition 3")).toBe(true);
  });

  it("a withdrawn person is gone from everything at once, and a download under way breaks off", async () => {
    const slug = await slugOf(person);
    expect((await everythingElse()).includes(NAME)).toBe(true);
    const { edition } = await (await getDataset()).json();
    const [file] = DATASET_FILES;
    if (file === undefined) throw new Error("The dataset has files.");
    const started = writeDataset(edition.publication, file);
    await started.next();
    await withdrawRecord(editor, { recordId: person, reason: "Invented reason.", confirmed: "yes" });
    await expect(started.next()).rejects.toThrow();
    expect((await getDataFile(address("/"), { params: Promise.resolve({ publication: edition.publication, file: "people.csv" }) })).status).toBe(410);

    const own = await filesOf("person", slug);
    expect(own.map(({ name, status }) => [name, status])).toEqual(own.map(({ name }) => [name, 410]));
    const text = (await everythingElse()) + own.map((gone) => gone.text).join("\n");
    for (const trace of [NAME, slug]) expect(text.includes(trace), trace).toBe(false);
    // Ids of other records stay in published bodies, as in the API: they lead nowhere. No table, feed or linked document holds them.
    const { files } = await dataset();
    for (const { name, text: content } of files.filter((each) => each.name !== "records.jsonl")) expect(content.includes(person), name).toBe(false);
  });

  it("a calendar calls nobody by a name that is only alleged: it has no mark for one", async () => {
    const somebody = await makeRecord(database.db, "person");
    const made = await database.db.detentionCase.create({ data: { personId: somebody, number: 1 }, select: { id: true } });
    const event = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
    await publish(somebody, [
      factOf(named("Test Person Okra"), source, { modality: "alleged" }),
      factOf(
        { kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(made.id), stage: "trial", eventKind: null, practiceId: null, place: null, authority: null, text: "A trial.", language: "en" },
        source,
        { date: { edtf: "2131-05-02", printed: null, countedFrom: null } },
      ),
    ]);
    for (const locale of LOCALES) {
      const text = await (await getDates(address("/"), localised(locale, "people", await slugOf(somebody)))).text();
      expect(text).toContain("DTSTART;VALUE=DATE:21310502");
      expect(text).not.toContain("Okra");
    }
  });

  it("looks like what never was", async () => {
    const own = await filesOf("person", `test-nobody-${randomUUID()}`);
    expect(own.every(({ status }) => status === 404)).toBe(true);
  });
});
