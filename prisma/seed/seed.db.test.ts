/** The seeded database against the list written by hand from the article (expected.json), not against the seed's own data. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { editionBodySchema, type EditionBody, type EditionBodyOf } from "@/lib/editions/contract";
import { canonicalBody } from "@/lib/publication/canonical";
import { verifyAudit } from "@/lib/audit/verify";
import { getChange } from "@/lib/changes/queries/get-change";
import { recordIdSchema } from "@/lib/core/ids";
import { listRevisions } from "@/lib/history/queries/list-revisions";
import { makeAccount } from "@/prisma/factories/accounts";
import { watchAskedAtOnce } from "@/prisma/factories/asked-at-once";
import { testDatabase } from "@/prisma/factories/test-database";
import expected from "./expected.json" with { type: "json" };
import { seedFromArticle } from "./seed";

const database = testDatabase();
const article = readFileSync(new URL("./article/source.txt", import.meta.url), "utf8");
const bodies = new Map<string, EditionBody>();

let mostAskedAtOnce = 0;

beforeAll(async () => {
  const asked = watchAskedAtOnce();
  try {
    expect(await seedFromArticle(database.urls.ownerUrl)).toMatchObject({ seeded: true });
  } finally {
    asked.stop();
  }
  mostAskedAtOnce = asked.most();
  const rows = await database.sqlAs("reader", "select kind, slug, document from public_site.current_edition");
  for (const row of rows) bodies.set(`${String(row["kind"])}:${String(row["slug"])}`, editionBodySchema.parse(row["document"]));
});

function body<K extends EditionBody["kind"]>(key: string, kind: K): EditionBodyOf<K> {
  const found = bodies.get(key);
  if (found?.kind !== kind) throw new Error(`${key} is not there as a ${kind}`);
  return found as EditionBodyOf<K>;
}

const keyOf = (id: string) => [...bodies].find(([, candidate]) => candidate.id === id)?.[0];
const letter = () => body(expected.letter.record, "statement");
const statements = () => [...bodies.values()].filter((candidate) => candidate.kind === "statement");
const citationsOf = (candidate: EditionBody) => JSON.stringify(candidate).matchAll(/"exact":"((?:[^"\\]|\\.)*)"/gu);

describe("the seeded record", () => {
  it("is written without a warning of node-postgres: each connection is asked one thing at a time", () => {
    expect(mostAskedAtOnce).toBe(1);
  });

  it("holds as many records of each kind as the article supports, and no other", () => {
    const counted = (kind: string) => [...bodies.values()].filter((candidate) => candidate.kind === kind).length;
    const { people, practices, countries, organisations, statements: said, sources } = expected.counts;
    expect([counted("person"), counted("practice"), counted("country"), counted("organisation"), counted("statement"), counted("source")]).toEqual([people, practices, countries, organisations, said, sources]);
  });

  it.each([["en", "Seed"], ["zh", "初始录入"]] as const)("is nobody's work by name: who reads is told so in their own language (%s)", async (locale, called) => {
    const reader = { ...(await makeAccount(database.db, { role: "researcher" })), locale };
    const [revision] = (await listRevisions(reader, recordIdSchema.parse(letter().id), null))?.revisions ?? [];
    expect(revision).toMatchObject({ act: "seeded", by: called, authors: [called] });
    if (revision?.changeId == null) throw new Error("no change");
    expect(await getChange(reader, revision.changeId)).toMatchObject({ decidedBy: called, authors: [{ displayName: called }] });
  });

  it("names everyone as the article prints it", () => {
    for (const [key, names] of Object.entries(expected.names)) {
      expect(bodies.get(key)?.names.map(({ text }) => text).toSorted(), key).toEqual(names.toSorted());
      for (const name of names) expect(article, name).toContain(name);
    }
    const named = [...bodies.values()].filter(({ names }) => names.length > 0).length;
    expect(named).toBe(Object.keys(expected.names).length);
  });

  it("dates what the article dates, with its wording, and nothing else", () => {
    for (const [key, date] of Object.entries(expected.dates)) {
      const dated = bodies.get(key)?.attributes.find(({ attribute }) => attribute === "dated")?.date;
      expect({ edtf: dated?.edtf, printed: dated?.printed, countedFrom: dated?.countedFrom }, key).toEqual(date);
    }
    const undated = statements().filter(({ attributes }) => attributes.every(({ attribute, date }) => attribute !== "dated" || date?.earliest === null));
    expect(undated.map(({ id }) => keyOf(id)).toSorted()).toEqual(expected.undatedStatements.toSorted());
  });

  it("puts each of the five in the round-up of July 2015, once, and nobody under any practice", () => {
    for (const slug of expected.detained) {
      const { cases } = body(`person:${slug}`, "person");
      expect(cases.map(({ events }) => events.map(({ eventKind, practice, date }) => [eventKind, practice, date?.edtf]))).toEqual([[["round_up", null, expected.roundUp.edtf]]]);
      expect(cases[0]?.events[0]?.text).toContain(expected.roundUp.kept);
    }
    const others = [...bodies.values()].filter((candidate) => candidate.kind === "person" && !expected.detained.includes(candidate.slug));
    expect(others.every((candidate) => candidate.kind === "person" && candidate.cases.length === 0)).toBe(true);
  });

  it("has the letter signed by eleven, with the capacity, and one noted absent", () => {
    const countries = (state: string) => letter().signatures.filter((signature) => signature.state === state).map(({ country }) => keyOf(country)).toSorted();
    expect(countries("signed")).toEqual(expected.letter.signed.toSorted());
    expect(countries("noted_absent")).toEqual(expected.letter.notedAbsent);
    for (const { state, capacity } of letter().signatures) expect(capacity).toBe(state === "signed" ? expected.letter.capacity : null);
  });

  it("says of the letter whom it names, what it concerns, and that it was not public, as reported", () => {
    const about = (relation: string) => letter().about.filter((link) => link.relation === relation).map(({ to }) => keyOf(to)).toSorted();
    expect(about("names")).toEqual(expected.letter.names.toSorted());
    expect(about("concerns")).toEqual(expected.letter.concerns.toSorted());
    expect(about("addressed_to")).toEqual(expected.letter.addressedTo.toSorted());
    const publicity = letter().attributes.find(({ attribute }) => attribute === "publicity");
    expect(publicity?.text).toBe(expected.letter.publicity.text);
    expect(publicity?.saidBy !== null && publicity?.saidBy !== undefined && keyOf(publicity.saidBy)).toBe(expected.letter.publicity.saidBy);
    expect(publicity?.date?.edtf).toBe(expected.letter.publicity.edtf);
  });

  it("links to the letter what comments on, answers and reports it, and nothing that does not", () => {
    const pointing = (relation: string) => statements().filter(({ about }) => about.some((link) => link.relation === relation && link.to === letter().id)).map(({ id }) => keyOf(id)).toSorted();
    expect(pointing("comments_on")).toEqual(expected.letter.commentedOnBy.toSorted());
    expect(pointing("answers")).toEqual(expected.letter.answeredBy);
    expect(pointing("reports")).toEqual(expected.letter.reportedBy);
    const five = new Set(expected.detained.map((slug) => body(`person:${slug}`, "person").id));
    for (const key of expected.neitherAboutTheLetterNorTheFive) {
      const targets = body(key, "statement").about.map(({ to }) => to);
      expect(targets.some((to) => to === letter().id || five.has(to)), key).toBe(false);
    }
  });

  it("quotes the seventeen segments to the letter, in the right statements", () => {
    for (const { id, exact, statement } of expected.quotations) {
      if (statement === null) continue;
      expect(article, id).toContain(exact);
      expect([...citationsOf(body(statement, "statement"))].map(([, words]) => JSON.parse(`"${words ?? ""}"`) as string), id).toContain(exact);
    }
    expect(expected.quotations).toHaveLength(17);
  });

  it("keeps a possibility a possibility", () => {
    const admission = body(expected.admission.record, "statement").passages.find(({ modality }) => modality === expected.admission.modality);
    expect(admission?.text.replaceAll("\u00a0", " ")).toContain(expected.admission.text);
  });

  it("chains the sources: article, newspaper, letter", () => {
    const [first, second, third] = expected.sourceChain;
    const parents = (key: string | undefined) => body(key ?? "", "source").parents.map(({ parent }) => keyOf(parent));
    expect(parents(first)).toContain(second);
    expect(parents(second)).toEqual([third]);
  });

  it("has every citation at exactly its position in the stored text", async () => {
    const rows = await database.sqlAs("owner", `
      select count(*)::int as all, count(*) filter (where substr(text, start_position + 1, end_position - start_position) = exact)::int as exact
      from desk.citation join desk.source_text using (source_id)`);
    const [{ all, exact }] = rows as [{ all: number; exact: number }];
    expect(all).toBeGreaterThan(50);
    expect(exact).toBe(all);
  });

  it("says of every edition that it was seeded and not reviewed, with the hash of its bytes, and chains the acts", async () => {
    const editions = await database.sqlAs("reader", "select reason, number, encode(sha256, 'hex') as sha256, record_id from public_site.edition");
    expect(editions).toHaveLength(bodies.size);
    for (const { reason, number, sha256, record_id: id } of editions) {
      const found = [...bodies.values()].find((candidate) => candidate.id === id);
      expect([reason, number, found && canonicalBody(found).sha256.toString("hex")]).toEqual(["seeded", 1, sha256]);
    }
    expect((await verifyAudit(database.urls.ownerUrl)).broken).toBeNull();
  });

  it("does nothing to a database that holds anything", async () => {
    await database.sqlAs("owner", "delete from public_site.current_edition where slug = 'xie-yang'");
    expect(await seedFromArticle(database.urls.ownerUrl)).toMatchObject({ seeded: false });
    expect(await database.sqlAs("reader", "select from public_site.current_edition where slug = 'xie-yang'")).toEqual([]);
  });
});
