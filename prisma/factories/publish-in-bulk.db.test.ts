/** Publishing in bulk makes what the command makes, and the guards stand over it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { verifyAudit } from "@/lib/audit/verify";
import { submitChange } from "@/lib/changes/commands/submit-change";
import type { RecordId } from "@/lib/core/ids";
import { findRecord } from "@/lib/editions/queries/find-record";
import { searchPeople } from "@/lib/editions/queries/search-people";
import { readSearch } from "@/lib/editions/search/params";
import type { StoredFact } from "@/lib/facts/schema";
import type { RecordForEdition } from "@/lib/publication/body";
import { rebuildSearch } from "@/lib/publication/commands/rebuild-search";
import { makeAccount } from "@/prisma/factories/accounts";
import { BLOCK_PEOPLE, inventedRecord, namesOf } from "@/prisma/factories/invented-record";
import { publishAsSeen } from "@/prisma/factories/publications";
import { bulkRowsOf, makeBulkPublishers, publishInBulk, type BulkPublishers, type BulkRows } from "@/prisma/factories/publish-in-bulk";
import { makeFacts } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const PLAN = { people: BLOCK_PEOPLE, events: 300, seed: 7 };
const [shared = [], block = []] = [...inventedRecord(PLAN)];
/** Published by the command, one of each shape; everything else in bulk. */
const byCommand = [block.find(({ kind }) => kind === "person"), block.find(({ kind }) => kind === "statement")].filter((record) => record !== undefined);
const inBulk = [...shared, ...block].filter((record) => !byCommand.includes(record));

const database = testDatabase();
let client: pg.Client;
let publishers: BulkPublishers;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.urls.deskUrl });
  await client.connect();
  publishers = await makeBulkPublishers(client, "2040-01-01");
  await publishInBulk(client, bulkRowsOf(inBulk, publishers));
});

afterAll(() => client.end());

const rowsAbout = (rows: BulkRows["rows"], table: "public_site.person_entry" | "public_site.person_name" | "public_site.person_mention") => rows[table].map(({ updated_on: _day, ...row }) => row);

/** Without the ids that the desk gives to facts when it stores them. */
function withoutFactIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFactIds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !(key === "id" && "citations" in value)).map(([key, inner]) => [key, withoutFactIds(inner)]));
}

/** The same facts through the desk's own doors: stored in a draft, handed in, published by somebody else. */
async function publishByCommand({ id, kind, cases, facts }: RecordForEdition, researcher: Actor, editor: Actor): Promise<void> {
  const { db } = database;
  await db.publicRecord.create({ data: { id, kind, slug: `not-yet-${id}` } });
  for (const { id: caseId, number } of cases) await db.detentionCase.create({ data: { id: caseId, personId: id, number } });
  for (const { value } of facts) if (value.kind === "event_reading") await db.timelineEvent.create({ data: { id: value.eventId } });
  const inputs = facts.map(({ value, date, modality, certainty, standing, standingReason, visibility, saidById, saidByText, internalNote, citations }: StoredFact) => ({
    value, date, modality, certainty, standing, standingReason, visibility, saidById, saidByText, internalNote, citations,
  }));
  const { changeId } = await makeFacts(db, { recordId: id, by: researcher, facts: inputs, state: "draft" });
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
}

const stored = async (id: RecordId, columns: string, table: string, by = "record_id") =>
  (await database.sqlAs("owner", `SELECT to_jsonb(found) AS row FROM (SELECT ${columns} FROM public_site.${table} WHERE ${by} = $1 ORDER BY 1, 2) found`, [id])).map(({ row }) => row as Record<string, unknown>);

describe("publishing in bulk", () => {
  it("makes the same body, mentions, address and search as the command does of the same facts", async () => {
    const [researcher, editor] = [await makeAccount(database.db, { role: "researcher" }), await makeAccount(database.db, { role: "editor" })];
    expect(byCommand).toHaveLength(2);
    for (const record of byCommand) {
      await publishByCommand(record, researcher, editor);
      // On the command's own day: what lies ahead of an edition has not ended yet.
      const [edition] = await stored(record.id, "published_on::text AS day, number", "edition");
      const { rows } = bulkRowsOf([record], { ...publishers, day: String(edition?.["day"]) });
      const [current] = await stored(record.id, "kind, slug, number, document, mentions", "current_edition");
      const { record_id: _id, document, ...head } = rows["public_site.current_edition"][0] ?? {};
      expect({ ...current, document: withoutFactIds(current?.["document"]) }).toEqual({ ...head, document: withoutFactIds(document) });
      expect(await stored(record.id, "record_id, facets, sort_name, latest_event_on", "person_entry")).toEqual(rowsAbout(rows, "public_site.person_entry"));
      expect(await stored(record.id, "record_id, position, text, language, kind, mark, hanzi, words, joined, derived, whole, parts, initials, near", "person_name")).toEqual(rowsAbout(rows, "public_site.person_name"));
      expect(await stored(record.id, "statement_id, person_id, facet", "person_mention", "statement_id")).toHaveLength(rows["public_site.person_mention"].length);
    }
  });

  it("leaves an audit log that is whole, and a search that has nothing to make anew", async () => {
    expect(await verifyAudit(database.urls.ownerUrl)).toMatchObject({ broken: null });
    expect(await rebuildSearch(database.urls.ownerUrl)).toBe(0);
  });

  it("makes people stand who are found by their names and read at their addresses", async () => {
    const person = inBulk.find(({ kind }) => kind === "person");
    const found = await findRecord("person", person?.slug ?? "");
    expect(found.state === "standing" && found.edition.entry.id).toBe(person?.id);
    const typed = namesOf(PLAN).map((names) => names[0]?.text ?? "");
    for (const q of typed.slice(1, 12)) expect((await searchPeople(readSearch({ q }, "people").search, { offset: 0, length: 5 })).people.length, q).toBeGreaterThan(0);
  });

  it("is refused by the guards where a body was altered, a hash does not fit, or the editor took part", async () => {
    const [, , other = []] = [...inventedRecord({ people: 2 * BLOCK_PEOPLE, events: 600, seed: 7 })];
    const altered = (change: (rows: BulkRows) => unknown) => {
      const rows = bulkRowsOf(other.slice(0, 30), publishers);
      change(rows);
      return publishInBulk(client, rows);
    };
    await expect(altered(({ rows }) => Object.assign(rows["public_site.current_edition"][3]?.["document"] ?? {}, { attributes: [] }))).rejects.toMatchObject({ code: "CL011" });
    await expect(altered(({ rows }) => Object.assign(rows["public_site.edition_body"][3] ?? {}, { body: "{}" }))).rejects.toMatchObject({ code: "CL008" });
    await expect(altered((rows) => Object.assign(rows, { editor: publishers.researcher }))).rejects.toMatchObject({ code: "CL007" });
    await expect(altered(({ rows }) => Object.assign(rows["public_site.indexed_edition"].at(-1) ?? {}, { number: 2 }))).rejects.toMatchObject({ code: "CL030" });
    expect(await database.sqlAs("owner", "SELECT FROM public_site.edition WHERE record_id = $1", [other[0]?.id])).toEqual([]);
  });
});
