/** What the public can read of editions that do not stand any more: as caselight_reader, through the queries and the API, whatever is asked. */
import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getEditions } from "@/app/api/v1/[kind]/[slug]/editions/route";
import { GET as getEdition } from "@/app/api/v1/[kind]/[slug]/editions/[number]/route";
import { GET as getBody } from "@/app/api/v1/[kind]/[slug]/editions/[number]/body/route";
import { GET as getRecord } from "@/app/api/v1/[kind]/[slug]/route";
import { GET as getBibtex } from "@/app/(public)/[locale]/[kind]/[slug]/cite.bib/route";
import { GET as getRis } from "@/app/(public)/[locale]/[kind]/[slug]/cite.ris/route";
import { GET as getDates } from "@/app/(public)/[locale]/[kind]/[slug]/dates.ics/route";
import { GET as getEditionBibtex } from "@/app/(public)/[locale]/[kind]/[slug]/editions/[number]/cite.bib/route";
import { GET as getEditionRis } from "@/app/(public)/[locale]/[kind]/[slug]/editions/[number]/cite.ris/route";
import { GET as getAtom } from "@/app/(public)/[locale]/[kind]/[slug]/feed.atom/route";
import { GET as getJsonFeed } from "@/app/(public)/[locale]/[kind]/[slug]/feed.json/route";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { findEdition } from "@/lib/editions/queries/find-edition";
import { findRecord } from "@/lib/editions/queries/find-record";
import { listEditions } from "@/lib/editions/queries/list-editions";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { readComparison, readEdition } from "@/lib/editions/queries/read-edition";
import type { FactValue } from "@/lib/facts/schema";
import { withdrawRecord, withholdEdition } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();

let researcher: Actor, editor: Actor;
let source: RecordId, person: RecordId, speaker: RecordId;
let slug: string;

const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });

async function publish(recordId: RecordId, value: FactValue, rest: Parameters<typeof factOf>[2] = {}): Promise<void> {
  const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts: [factOf(value, source, rest)], state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: null });
}

/** Replaces the name, and says why in public. */
async function correct(name: string, publicNote: string): Promise<void> {
  await publishAsSeen(editor, { changeId: await submitNewName(database.db, { recordId: person, by: researcher, name, source }), publicNote });
}

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});

// One person with three editions: Aubergine, said by a speaker with a record; corrected to Bergamot; corrected to Cardamom.
beforeEach(async () => {
  [source, person, speaker] = await Promise.all([makeRecord(database.db, "source"), makeRecord(database.db, "person"), makeRecord(database.db, "person")]);
  await publish(source, { kind: "attribute", attribute: "title", text: "An invented report", language: "en" });
  await publish(speaker, named("Test Speaker Turnip"));
  await publish(person, named("Test Person Aubergine"), { saidById: speaker });
  await correct("Test Person Bergamot", "Was taken for Aubergine.");
  await correct("Test Person Cardamom", "A second name was misread.");
  ({ slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person }, select: { slug: true } }));
});

async function editions() {
  const found = await listEditions("person", slug);
  if (found.state !== "standing") throw new Error("it does not stand");
  return found.entries;
}

const at = (number?: string, kind = "people") => ({ params: Promise.resolve({ kind, slug, number: number ?? "" }) });
const request = (query = "") => new Request(`http://localhost/api/v1/people/${slug}/editions${query}`);

/** What every address of the API that can name an edition of this person answers. */
async function everyAnswer(): Promise<{ status: number; text: string }[]> {
  const numbers = ["1", "2", "3"];
  const answers = await Promise.all([
    getRecord(request(), at()), getEditions(request(), at()),
    ...numbers.flatMap((number) => [getEdition(request(), at(number)), getBody(request(), at(number))]),
  ]);
  return Promise.all(answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })));
}

const note = "Was taken for Aubergine.";

describe("the editions of a record that stands", () => {
  it("are all listed, with day, reason, note, hash and chain", async () => {
    const entries = await editions();
    expect(entries.map(({ number, reason, publicNote, withheldOn, stands }) => ({ number, reason, publicNote, withheldOn, stands }))).toEqual([
      { number: 3, reason: "corrected", publicNote: "A second name was misread.", withheldOn: null, stands: true },
      { number: 2, reason: "corrected", publicNote: note, withheldOn: null, stands: false },
      { number: 1, reason: "published", publicNote: null, withheldOn: null, stands: false },
    ]);
    expect(entries.map(({ previousSha256 }) => previousSha256)).toEqual([entries[1]?.sha256, entries[2]?.sha256, "0".repeat(64)]);
  });

  it("are read as they were, under the names that other records have today", async () => {
    const past = await readEdition("person", slug, 1);
    if (past.state !== "readable") throw new Error("it cannot be read");
    expect(past.content.body.names.map(({ text }) => text)).toEqual(["Test Person Aubergine"]);
    expect(past.next?.number).toBe(2);
    expect(past.lookup.has(speaker)).toBe(true);
    await withdrawRecord(editor, { recordId: speaker, reason: "At her own request.", confirmed: "yes" });
    const compared = await readComparison("person", slug, 1, 2);
    expect(JSON.stringify(compared)).not.toContain("Turnip");
    expect((await readEdition("person", slug, 2)).state).toBe("readable");
  });

  it("are compared, two and two", async () => {
    const compared = await readComparison("person", slug, 1, 3);
    if (compared.state !== "comparable") throw new Error("they cannot be compared");
    expect(compared.facts.map(({ act, list }) => [act, list])).toEqual([["changed", "names"]]);
    expect(compared.facts[0]?.fields.find(({ field }) => field === "text")).toMatchObject({ before: "Test Person Aubergine", after: "Test Person Cardamom" });
  });

  it("are compared where the address names none, or one: the newest two, or that one and its neighbour", async () => {
    const pair = async (from?: number | null, to?: number | null) => {
      const found = await readComparison("person", slug, from, to);
      return found.state === "comparable" ? [found.from.number, found.to.number] : found.state;
    };
    expect([await pair(), await pair(1), await pair(3), await pair(undefined, 3), await pair(undefined, 1)]).toEqual([[2, 3], [1, 2], [2, 3], [2, 3], [1, 2]]);
    // What is named and cannot be is no reason to choose another one.
    expect([await pair(null), await pair(undefined, null), await pair(9), await pair(undefined, 9), await pair(null, 3)]).toEqual(["missing", "missing", "missing", "missing", "missing"]);
    await withholdEdition(editor, { recordId: person, number: 2, reason: "It names a garden." });
    expect([await pair(), await pair(1), await pair(2)]).toEqual([[1, 3], [1, 3], "withheld"]);
    await withholdEdition(editor, { recordId: person, number: 1, reason: "It names a garden." });
    expect([await pair(), await pair(3), await pair(9)]).toEqual(["alone", "alone", "missing"]);
    expect((await readComparison("person", "test-person-nobody", undefined, undefined)).state).toBe("missing");
  });

  it("are missing where no such number is", async () => {
    expect(await findEdition("person", slug, 4)).toEqual({ state: "missing" });
    expect(await findEdition("person", slug, null)).toEqual({ state: "missing" });
    expect((await readComparison("person", slug, 1, 9)).state).toBe("missing");
    expect((await getEdition(request(), at("4"))).status).toBe(404);
    expect((await getEdition(request(), at("1", "practices"))).status).toBe(404);
  });
});

describe("the API", () => {
  it("gives the very bytes that each hash is taken of", async () => {
    for (const { number, sha256 } of await editions()) {
      const bytes = Buffer.from(await (await getBody(request(), at(String(number)))).arrayBuffer());
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
  });

  it("gives entry and body of each edition, and the list in order, a page at a time", async () => {
    const one = await (await getEdition(request(), at("1"))).json();
    expect(one).toMatchObject({ id: person, slug, edition: { number: 1, withheldOn: null, stands: false, body: `/api/v1/people/${slug}/editions/1/body` }, body: { names: [{ text: "Test Person Aubergine" }] } });
    const list = await (await getEditions(request(), at())).json();
    expect([list.total, list.next, list.items.map(({ number }: { number: number }) => number)]).toEqual([3, null, [1, 2, 3]]);
    const rest = await (await getEditions(request("?after=2"), at())).json();
    expect(rest.items.map(({ number }: { number: number }) => number)).toEqual([3]);
    expect((await getEditions(request("?after=x"), at())).status).toBe(400);
  });
});

describe("an edition whose body is withheld", () => {
  beforeEach(async () => {
    await withholdEdition(editor, { recordId: person, number: 2, reason: "Names a relative." });
  });

  it("stays in the list with its day and hash, and without its note, which tells what it said", async () => {
    const [, second] = await editions();
    expect(second).toMatchObject({ number: 2, reason: "corrected", publicNote: null, stands: false });
    expect(second?.withheldOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(second?.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("has nothing left that could be read, by any address", async () => {
    const answers = await everyAnswer();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 410, 200, 200]);
    for (const { text } of answers) for (const told of ["Bergamot", note]) expect(text).not.toContain(told);
    expect((await findEdition("person", slug, 2)).state).toBe("withheld");
    const compared = await readComparison("person", slug, 1, 2);
    expect(compared).toMatchObject({ state: "withheld", facts: [] });
    expect(JSON.stringify(compared)).not.toContain("Bergamot");
  });

  it("is in the updates without its note, twice: as it was made and as it was withheld", async () => {
    const updates = await listUpdates();
    const own = updates.filter(({ record }) => record.body.id === person).map(({ act, actNumber, note: told }) => [act, actNumber, told]);
    expect(own).toEqual([["withhold", 2, null], ["correct", 3, "A second name was misread."], ["correct", 2, null], ["publish", 1, null]]);
  });
});

describe("a record that was withdrawn", () => {
  beforeEach(async () => {
    await withdrawRecord(editor, { recordId: person, reason: "At her own request.", confirmed: "yes" });
  });

  it("answers 410 at every address, whatever edition is asked for, and tells nothing", async () => {
    const answers = await everyAnswer();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 410));
    for (const { text } of answers) expect(text).not.toMatch(/Test Person|[0-9a-f]{64}/u);
    for (const number of ["99", "none", "0"]) {
      expect((await getEdition(request(), at(number))).status).toBe(410);
      expect((await getBody(request(), at(number))).status).toBe(410);
    }
    expect((await getEditions(request("?after=x"), at())).status).toBe(410);
    for (const found of [await listEditions("person", slug), await findEdition("person", slug, 1), await readEdition("person", slug, 1), await readComparison("person", slug, 1, 2), await readComparison("person", slug, undefined, undefined), await readComparison("person", slug, 9, undefined)]) {
      expect(found).toMatchObject({ state: "withdrawn" });
      expect(JSON.stringify(found)).not.toContain("Test Person");
    }
  });
});

describe("an old address", () => {
  const OLD = "test-person-daikon";
  const lead = (old: string, to: RecordId) => database.sqlAs("desk", "INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ('person', $1, $2, '2031-05-02')", [old, to]);
  const old = (query = "") => ({ request: new Request(`http://localhost/api/v1/people/${OLD}${query}`), at: { params: Promise.resolve({ kind: "people", slug: OLD, number: "1" }) } });

  beforeEach(async () => {
    await database.sqlAs("owner", "TRUNCATE public_site.redirect");
    await lead(OLD, person);
  });

  it("leads to the record that stands, and its editions to that one's", async () => {
    expect(await findRecord("person", OLD)).toEqual({ state: "moved", slug });
    expect(await findRecord("source", OLD)).toEqual({ state: "missing" });
    expect(await readEdition("person", OLD, 1)).toEqual({ state: "moved", slug });
    const answers = await Promise.all([getRecord(old().request, old().at), getEditions(old().request, old().at), getEdition(old().request, old().at), getBody(old().request, old().at)]);
    expect(answers.map((answer) => [answer.status, answer.headers.get("location")])).toEqual([
      [301, `/api/v1/people/${slug}`],
      ...[0, 1, 2].map(() => [301, `/api/v1/people/${slug}/editions`]),
    ]);
  });

  it("leads readers of its feeds and files on as well: who follows one would never see the page", async () => {
    const files: [(request: Request, at: { params: Promise<{ locale: string; kind: string; slug: string; number: string }> }) => Promise<Response>, string][] = [
      [getAtom, `/zh/people/${slug}/feed.atom`], [getJsonFeed, `/zh/people/${slug}/feed.json`], [getBibtex, `/zh/people/${slug}/cite.bib`], [getRis, `/zh/people/${slug}/cite.ris`],
      [getDates, `/zh/people/${slug}/dates.ics`], [getEditionBibtex, `/zh/people/${slug}/editions`], [getEditionRis, `/zh/people/${slug}/editions`],
    ];
    for (const [get, to] of files) {
      const answer = async (kind: string, of: string) => get(request(), { params: Promise.resolve({ locale: "zh", kind, slug: of, number: "1" }) });
      const moved = await answer("people", OLD);
      expect([moved.status, moved.headers.get("location")], to).toEqual([301, to]);
      expect([(await answer("people", "nobody-at-all")).status, (await answer("sources", OLD)).status], to).toEqual([404, 404]);
    }
  });

  it("of a record that was withdrawn since is missing, word for word as what never was", async () => {
    await withdrawRecord(editor, { recordId: person, reason: "At her own request.", confirmed: "yes" });
    expect(await findRecord("person", OLD)).toEqual(await findRecord("person", "nobody-at-all"));
    const never = await getRecord(request(), { params: Promise.resolve({ kind: "people", slug: "nobody-at-all" }) });
    const gone = await getRecord(old().request, old().at);
    expect([gone.status, await gone.text()]).toEqual([never.status, await never.text()]);
    expect(gone.status).toBe(404);
  });
});
