/** What the desk holds in bulk is what its commands make of the same facts, and its guards stand over it where they are on. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMyChanges, listForReview, listMyChanges } from "@/lib/changes/queries/list-changes";
import { getChange } from "@/lib/changes/queries/get-change";
import { listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { listDatesAhead } from "@/lib/cases/queries/list-dates-ahead";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema, sessionIdSchema, type RecordId } from "@/lib/core/ids";
import { verifyAudit } from "@/lib/audit/verify";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { saidBy } from "@/lib/facts/stored-fact";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { listRevisions } from "@/lib/history/queries/list-revisions";
import type { RecordForEdition } from "@/lib/publication/body";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeColleagues, storeDeskWork } from "@/prisma/factories/desk-work-in-bulk";
import { addFactRows, noFactRows, storeFacts } from "@/prisma/factories/facts-in-bulk";
import { deskWorkOf, type BlockWork, type Colleague } from "@/prisma/factories/invented-desk-work";
import { BLOCK_PEOPLE, inventedRecord } from "@/prisma/factories/invented-record";
import { publishAsSeen } from "@/prisma/factories/publications";
import { bulkRowsOf, changeOf, makeBulkPublishers, publishInBulk, type BulkPublishers } from "@/prisma/factories/publish-in-bulk";
import { agree, makeFacts } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const DAY = new Date().toISOString().slice(0, 10);
const [shared = [], block = []] = [...inventedRecord({ people: BLOCK_PEOPLE, events: 300, seed: 7, firstYear: Number(DAY.slice(0, 4)) - 5 })];
const kindsOf = ({ facts }: RecordForEdition) => new Set(facts.map(({ value }) => value.kind));
/** One of each shape: between them they have facts of every kind. */
const COMPARED = [
  // Behind those whom others are at work on.
  block.filter(({ kind }) => kind === "person").slice(20).find((record) => ["charge", "spell", "representation", "affiliation"].every((kind) => kindsOf(record).has(kind as FactValue["kind"]))),
  block.find(({ kind }) => kind === "statement"),
  block.find((record) => record.kind === "source" && kindsOf(record).has("source_link")),
].filter((record) => record !== undefined);

const database = testDatabase();
let client: pg.Client;
let publishers: BulkPublishers;
let colleagues: Colleague[];
let work: BlockWork;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.urls.deskUrl });
  await client.connect();
  publishers = await makeBulkPublishers(client, DAY);
  colleagues = await makeColleagues(client, 24);
  await publishInBulk(client, bulkRowsOf([...shared, ...block], publishers, { onDesk: true }));
  work = deskWorkOf(block, { block: 0, colleagues, day: DAY });
  await storeDeskWork(client, work);
});

afterAll(() => client.end());

/** The same facts through the desk's own doors, as another record: stored in a draft, handed in, published by somebody else. */
async function publishedAnew({ kind, cases, facts }: RecordForEdition): Promise<RecordId> {
  const { db } = database;
  const [researcher, editor] = [await makeAccount(db, { role: "researcher" }), await makeAccount(db, { role: "editor" })];
  const id = recordIdSchema.parse(randomUUID());
  await db.publicRecord.create({ data: { id, kind, slug: `not-yet-${id}` } });
  if (kind === "person") await agree(db, id);
  const caseId = caseIdSchema.parse(randomUUID());
  if (cases.length > 0) await db.detentionCase.create({ data: { id: caseId, personId: id, number: 1 } });
  const inputs: FactInput[] = [];
  for (const fact of facts) {
    const said = saidBy(fact);
    const moved = "caseId" in said.value ? { ...said.value, caseId } : said.value;
    if (moved.kind === "event_reading") moved.eventId = eventIdSchema.parse((await db.timelineEvent.create({ data: {}, select: { id: true } })).id);
    inputs.push({ ...said, value: moved });
  }
  const { changeId } = await makeFacts(db, { recordId: id, by: researcher, facts: inputs, state: "draft" });
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
  return id;
}

const DETAILS = ["name", "name_key", "attribute", "event_reading", "affiliation", "passage", "about", "speaker", "signature", "source_link", "spell", "charge", "representation"];
/** Made anew for each record, or of a moment. */
const ITS_OWN = ["id", "record_id", "question", "created_by", "created_at", "added_by_change_id", "assertion_id", "case_id", "event_id", "citation_id"];

const plain = (row: unknown) => Object.fromEntries(Object.entries(row as Record<string, unknown>).filter(([column]) => !ITS_OWN.includes(column)));
const inOrder = (rows: unknown[]) => rows.map((row) => JSON.stringify(plain(row))).toSorted();

/** Every column of every row that tells of a record's facts, but for what is its own. */
async function factsOf(id: RecordId): Promise<Record<string, string[]>> {
  const rows = async (text: string) => inOrder((await database.sqlAs("owner", text, [id])).map(({ row }) => row));
  const found: Record<string, string[]> = {
    assertion: await rows("SELECT to_jsonb(a) AS row FROM desk.assertion a WHERE a.record_id = $1"),
    citation: await rows("SELECT to_jsonb(c) AS row FROM desk.assertion a JOIN desk.assertion_citation l ON l.assertion_id = a.id JOIN desk.citation c ON c.id = l.citation_id WHERE a.record_id = $1"),
  };
  for (const table of DETAILS) found[table] = await rows(`SELECT to_jsonb(d) AS row FROM desk.assertion a JOIN desk.${table} d ON d.assertion_id = a.id WHERE a.record_id = $1`);
  return found;
}

async function headOf(id: RecordId): Promise<unknown> {
  const [found] = await database.sqlAs("owner", "SELECT r.version, c.state, c.origin, c.base_version, (SELECT count(*)::int FROM desk.change_author WHERE change_id = c.id) AS authors, v.version AS revision, jsonb_array_length(v.document -> 'facts') AS facts, jsonb_array_length(v.document -> 'cases') AS cases FROM desk.public_record r JOIN desk.change c ON c.record_id = r.id JOIN desk.revision v ON v.change_id = c.id WHERE r.id = $1 AND v.version = 1", [id]);
  return found;
}

const asActor = ({ id, role }: Colleague): Actor => ({ accountId: id, role, displayName: "", locale: "en", sessionId: sessionIdSchema.parse(randomUUID()) });

describe("facts in bulk", () => {
  it("are the rows that the commands make of the same facts, column by column, with keys, citations and the first revision", async () => {
    expect(new Set(COMPARED.flatMap((record) => [...kindsOf(record)])).size).toBe(12);
    for (const record of COMPARED) {
      const anew = await publishedAnew(record);
      expect(await factsOf(record.id)).toEqual(await factsOf(anew));
      expect(await headOf(record.id)).toEqual(await headOf(anew));
    }
  });

  it("are refused by the desk's guards where one is of another record than its change, or comes after the change was handed in", async () => {
    const [, , later = []] = [...inventedRecord({ people: 2 * BLOCK_PEOPLE, events: 600, seed: 7 })];
    await publishInBulk(client, bulkRowsOf(later.filter(({ kind }) => kind === "source"), publishers, { onDesk: true }));
    const [first = fail(), second = fail()] = later.filter(({ kind }) => kind === "organisation");
    await expect(publishInBulk(client, bulkRowsOf([{ ...first, id: recordIdSchema.parse(randomUUID()) }], publishers, { onDesk: true }))).rejects.toMatchObject({ code: "CL003" });
    await publishInBulk(client, bulkRowsOf([{ ...second, facts: second.facts.slice(0, 1) }], publishers, { onDesk: true }));
    const rows = noFactRows();
    addFactRows(rows, { ...(second.facts[0] ?? fail()), id: assertionIdSchema.parse(randomUUID()) }, { changeId: changeOf(second.id), createdBy: publishers.researcher });
    await expect(storeFacts(client, rows, { guarded: true })).rejects.toMatchObject({ code: "CL002" });
  });
});

describe("what lies about on an invented desk", () => {
  it("passes every guard, and fills the lists of those who work there", async () => {
    const editor = asActor(colleagues[0] ?? fail());
    expect((await listForReview(editor, 5)).count).toBeGreaterThan(2);
    expect((await listQuietCases(editor, 90, 5)).count).toBeGreaterThan(10);
    expect((await listDatesAhead(editor, 50)).count).toBeGreaterThan(0);
    const writer = work.changes.find(({ state }) => state === "draft");
    const author = colleagues.find(({ id }) => id === writer?.openedBy) ?? fail();
    expect((await listMyChanges(asActor(author), ["draft"])).map(({ id }) => id)).toContain(writer?.id);
    expect((await countMyChanges(asActor(author))).draft).toBeGreaterThan(0);
    const citing = work.changes.find(({ id }) => work.changes.some(({ withChangeId }) => withChangeId === id));
    expect((await getChange(editor, citing?.id ?? fail()))?.companions).toHaveLength(1);
    const revised = work.changes.find(({ revision }) => revision !== null);
    expect((await listRevisions(editor, revised?.recordId ?? fail(), null))?.standing).toBe(25);
    expect(await verifyAudit(database.urls.ownerUrl)).toMatchObject({ broken: null });
  });
});

function fail(): never {
  throw new Error("The invented desk lacks what this test is about.");
}
