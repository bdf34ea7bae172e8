/**
 * A mark in every column that can hold a word of a record is nowhere in the database once the record was expunged. A new column has to be planted here (or in e2e/access/planting.ts, from
 * which the facts come), or listed among those that hold no word of a record.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAudit } from "@/lib/audit/verify";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { findRecord } from "@/lib/editions/queries/find-record";
import { getExpunged } from "@/lib/expunging/queries/get-expunging";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { sealIdentitySchema } from "@/lib/sealed/schema";
import { CODES } from "@/e2e/access/planting";
import { unusual } from "@/e2e/invented";
import { makeAccount } from "@/prisma/factories/accounts";
import { approvedExpunging, proposedExpunging, scopeOf } from "@/prisma/factories/expungings";
import { publishAsSeen, publishFacts, standingPerson, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
/** In small letters without a figure, which could be a tone: as an address and as a folded name have it; nowhere by chance. */
const MARK = `mark${unusual()}${unusual()}`;

/** Columns that hold no word of a record: of people who work here, of what they keep and call themselves, of the desk and of the law. Of a table that was brought, what its columns are called and mean. */
const OF_NO_RECORD = [
  "account.display_name", "account.email", "closing.reason", "invitation.display_name", "invitation.email", "law_version.decision_note", "law_version.document", "law_version.reason", "practice_wording.decision_note", "practice_wording.document", "practice_wording.reason", "passkey.name", "passkey.transports",
  "people_list.name", "session.label", "session.revoked_reason", "table_import.headings", "table_import.mapping",
  "current_edition.kind", "edition.kind", "edition.reason", "facet_bits.facet", "facet_bits.tag", "person_entry.facets", "person_mention.facet", "person_name.kind", "person_name.language", "person_name.mark", "publication.act",
  "publication.kind", "redirect.kind", "standing_law.document", "standing_law.id", "standing_law.practice", "standing_practice.document", "standing_practice.id", "standing_practice.practice", "text_entry.facets", "text_entry.kind", "tombstone.kind",
  // Of a source alone: expunging.db.test.ts expunges one.
  "source_text.text",
  // Hanzi, of which the mark has none, and first letters; of the same words as the columns beside them.
  "person_name.initials", "person_name.hanzi", "person_name.hanzi_grams", "text_entry.hanzi",
];

let researcher: Actor, editor: Actor, other: Actor;
let person: RecordId, slug: string, statement: RecordId, shared: RecordId, alone: RecordId;
let owner: pg.Client;
let everPlanted: string[];
let hashes: unknown;

beforeAll(async () => {
  const { db } = database;
  [researcher, editor, other] = [await makeAccount(db, { role: "researcher" }), await makeAccount(db, { role: "editor" }), await makeAccount(db, { role: "admin" })];
  owner = new pg.Client({ connectionString: database.urls.ownerUrl });
  await owner.connect();
  [shared, alone] = [await makeSource(db, { by: researcher }), await makeSource(db, { by: researcher, title: "An invented letter" })];
  await makeRecord(db, "practice");
  await makeRecord(db, "country");
  const neighbour = await standingPerson(db, { by: researcher, editor, name: "Test Person Endive", source: shared });
  for (const sourceId of [shared, alone]) await sealIdentity(researcher, sealIdentitySchema.parse({ identityId: randomUUID(), sourceId, words: "An invented gardener who must stay unknown" }));

  person = await makeRecord(db, "person");
  const { id: caseId } = await db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
  const named = (text: string, source: RecordId) => factOf({ kind: "name", text, language: "en", nameKind: "main" }, source, { citations: [{ sourceId: source, exact: `Words about ${MARK}.`, prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null }] });
  const { id: eventId } = await db.timelineEvent.create({ data: {}, select: { id: true } });
  const event = factOf({ kind: "event_reading", eventId, caseId, stage: "arrest", eventKind: null, practiceId: null, place: MARK, authority: null, text: `Taken from ${MARK}.`, language: "en" } as Parameters<typeof factOf>[0], shared);
  await publishFacts(db, { recordId: person, by: researcher, editor, facts: [named(MARK, shared), named(`${MARK} Kohlrabi`, alone), event] });
  await publishAsSeen(editor, { changeId: await submitNewName(db, { recordId: person, by: researcher, name: `${MARK} Celtuce`, source: shared }), publicNote: `It was not ${MARK}.` });
  ({ slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: person }, select: { slug: true } }));

  // What another record's facts call it, and an address that led to it.
  statement = await makeRecord(db, "statement");
  await publishFacts(db, {
    recordId: statement, by: researcher, editor,
    facts: [
      factOf({ kind: "attribute", attribute: "title", text: "An invented statement", language: "en" }, shared),
      factOf({ kind: "speaker", byId: person, described: `the gardener ${MARK}`, language: "en" }, shared, { visibility: "internal" }),
      factOf({ kind: "passage", passage: "claim", quoted: false, position: 1, text: "Somebody grew an invented vegetable.", language: "en" }, shared, { visibility: "internal", saidById: person, saidByText: `one ${MARK}` }),
    ],
  });
  await owner.query("INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ('person', $1, $2, now())", [`${MARK}-before`, person]);
  everPlanted = await marked();

  await plantTheRest(caseId, neighbour.recordId);
  hashes = await entries();
  await withdrawRecord(editor, { recordId: person, reason: MARK, confirmed: "yes" });
  everPlanted = [...new Set([...everPlanted, ...(await marked())])];
});

afterAll(() => owner.end());

/** What no command of the house writes in one go: the same rows, by hand, in the changes of the record and beside it. */
async function plantTheRest(caseId: string, neighbourId: RecordId): Promise<void> {
  process.env["CASELIGHT_E2E_DATABASE_URL"] = database.urls.ownerUrl;
  const { plantChange } = await import("@/e2e/access/planting");
  const author = { id: researcher.accountId };
  for (const submit of [false, true]) await plantChange({ mark: MARK, recordId: person, caseId, author }, submit);
  const rows = (text: string, values: unknown[]) => owner.query(text, values);
  await rows("INSERT INTO desk.second_opinion (change_id, asked_by, asked_of, question, answered_at, answer) SELECT id, $2, $3, $4, now(), $4 FROM desk.change WHERE record_id = $1 AND state = 'submitted'", [person, editor.accountId, other.accountId, MARK]);
  await rows("UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE record_id = $1 AND state = 'submitted'", [person, editor.accountId]);
  await rows("INSERT INTO desk.embargo (change_id, approved_by, publish_at, public_note, record_version) SELECT id, $2, now() + interval '1 year', $3, 0 FROM desk.change WHERE record_id = $1 AND state = 'approved'", [person, editor.accountId, MARK]);
  await rows("INSERT INTO desk.publication_basis (person_id, purpose, basis, agreed_by, agreed_how, agreed_on, asked_by, note, recorded_by) VALUES ($1, 'testimony', 'consent', $2, $2, '2021-05-01', $2, $2, $3)", [person, MARK, researcher.accountId]);
  await rows("UPDATE desk.publication_basis SET withdrawn_by = $2, withdrawn_at = now(), withdrawn_how = $3 WHERE person_id = $1 AND purpose = 'testimony'", [person, researcher.accountId, MARK]);
  await rows("INSERT INTO desk.source_text (source_id, text, sha256) VALUES ($1, 'Invented.', sha256('Invented.'))", [alone]);
  await rows("INSERT INTO desk.unsent_form (id, account_id, address, record_id, content, turn) VALUES (gen_random_uuid(), $1, '/desk/' || $2, $3, jsonb_build_object($2::text, $2::text), 1)", [researcher.accountId, MARK, person]);
  await rows("INSERT INTO desk.unsent_form (id, account_id, address, content, turn) VALUES (gen_random_uuid(), $1, '/desk/records/' || $3 || '/notes', jsonb_build_object('text', $2::text), 1)", [researcher.accountId, MARK, person]);
  await rows("INSERT INTO desk.name_key (assertion_id, fold_version, joined, hanzi, whole) SELECT assertion_id, 1, $1, $1, ARRAY[$1] FROM desk.name WHERE text = $1 ON CONFLICT (assertion_id) DO UPDATE SET joined = $1, hanzi = $1, whole = ARRAY[$1]", [MARK]);
  await rows("INSERT INTO desk.not_same (low_id, high_id, decided_by, reason) VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4)", [person, neighbourId, researcher.accountId, MARK]);
  await rows("INSERT INTO desk.news_check (case_id, checked_by, looked_at) VALUES ($1, $2, $3)", [caseId, researcher.accountId, MARK]);
  await rows("INSERT INTO desk.record_note (record_id, account_id, text) VALUES ($1, $2, $3)", [person, researcher.accountId, MARK]);
  await rows("INSERT INTO desk.note_expunging (note_id, asked_by, asked_why) SELECT id, $2, $3 FROM desk.record_note WHERE record_id = $1", [person, researcher.accountId, MARK]);
  await rows("UPDATE desk.note_expunging SET state = 'declined', decided_by = $1, decided_at = now(), decided_why = $2", [editor.accountId, MARK]);
  await rows("INSERT INTO desk.watch (account_id, search_list, search_query) VALUES ($1, 'people', 'q=' || $2)", [researcher.accountId, MARK]);
  await rows("INSERT INTO desk.saved_search (id, account_id, name, list, query) VALUES (gen_random_uuid(), $1, $2, 'people', 'q=' || $2)", [researcher.accountId, MARK]);
  await rows("INSERT INTO desk.saved_search (id, account_id, name, list, query) VALUES (gen_random_uuid(), $1, 'Gardens', 'people', 'q=' || $2 || '%20Celtuce&role=lawyer')", [researcher.accountId, MARK]);
  const { rows: lists } = await rows("INSERT INTO desk.people_list (id, owner_id, name) VALUES (gen_random_uuid(), $1, 'Invented gardeners') RETURNING id", [researcher.accountId]);
  await rows("WITH entry AS (INSERT INTO desk.people_list_entry (list_id, person_id, position, added_by) VALUES ($1, $2, 1, $3) RETURNING id) INSERT INTO desk.people_list_note (id, entry_id, account_id, sealed) SELECT gen_random_uuid(), id, $3, convert_to($4 || repeat('x', 80), 'UTF8') FROM entry", [(lists[0] as { id: string }).id, person, researcher.accountId, MARK]);
  await rows("INSERT INTO desk.removal_request (reference, stamp_hash, language, kind, record_address, message, contact) VALUES ('BCDFGHJK', sha256('a'), 'en', 'other', '/zh/people/' || $1 || '?x', $2, $2)", [slug, MARK]);
  await rows("INSERT INTO desk.removal_request_note (request_id, account_id, text) SELECT id, $1, $2 FROM desk.removal_request", [editor.accountId, MARK]);
  await rows("UPDATE desk.removal_request SET state = 'closed', outcome = 'withdrawn', closed_by = $1, closed_at = now()", [editor.accountId]);
  const importId = randomUUID();
  await rows("INSERT INTO desk.table_import (id, created_by, sha256, encoding, delimiter, headings, row_count, decisions) VALUES ($1, $2, sha256('b'), 'utf-8', 'comma', ARRAY['Person'], 2, jsonb_build_object($3::text, $4::text))", [importId, researcher.accountId, MARK, person]);
  await rows("INSERT INTO desk.table_import_row (import_id, line, cells, problems, outcome) VALUES ($1, 2, ARRAY['Dr ' || $2 || '.'], jsonb_build_array($2::text), jsonb_build_object('ask', $2::text)), ($1, 3, ARRAY['Test Person Endive'], '[]', NULL)", [importId, MARK]);
}

/** Every column, of both schemas, that holds the mark now: as text, and in bytes. */
async function marked(): Promise<string[]> {
  const { rows: columns } = await owner.query<{ table_schema: string; table_name: string; column_name: string; bytes: boolean }>(COLUMNS);
  const [hex, text] = [Buffer.from(MARK).toString("hex"), MARK];
  const asked = columns.map(({ table_schema: schema, table_name: table, column_name: column, bytes }) =>
    `SELECT '${table}.${column}' AS place WHERE EXISTS (SELECT FROM ${schema}."${table}" WHERE ${bytes ? `encode("${column}", 'hex') LIKE '%${hex}%'` : `lower("${column}"::text) LIKE '%${text}%'`})`);
  const { rows } = await owner.query<{ place: string }>(asked.join(" UNION ALL "));
  return rows.map(({ place }) => place);
}
const COLUMNS = `SELECT c.table_schema, c.table_name, c.column_name, c.data_type = 'bytea' AS bytes FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema IN ('desk', 'public_site') AND t.table_type = 'BASE TABLE' AND (c.data_type IN ('text', 'jsonb', 'tsvector', 'bytea') OR c.udt_name IN ('citext', '_text')) ORDER BY 1, 2, 3`;

const entries = async () => (await owner.query("SELECT number, kind, published_on, sha256, previous_sha256, reason FROM public_site.edition WHERE record_id = $1 ORDER BY number", [person])).rows;

test("nothing of an expunged record is left in any column of the database, and what was hashed can still be verified", async () => {
  const { rows: columns } = await owner.query<{ table_name: string; column_name: string; bytes: boolean }>(COLUMNS);
  const words = columns.filter(({ bytes }) => !bytes).map(({ table_name: table, column_name: column }) => `${table}.${column}`);
  const proposalId = await proposedExpunging(database.db, editor, person, { reason: "legal_order", words: `They ask for ${MARK}.` });
  const planted = new Set([...everPlanted, ...(await marked())]);
  expect(words.filter((column) => !planted.has(column) && !CODES.includes(column) && !OF_NO_RECORD.includes(column)), "columns that can hold a word of a record, and hold no mark").toEqual([]);
  const before = await findRecord("person", slug);

  const scope = await scopeOf(database.db, person);
  expect(scope).toMatchObject({ records: 1, editions: 2, notes: 1, bases: 5, checks: 1, sources: 1, unsent: 2, rows: 1, requests: 1, requestsOpen: 0, comments: 5 });
  await approvedExpunging(database.db, other, person, proposalId);

  expect(await marked()).toEqual([]);
  // Editions are cited by number and hash, and the audit log knows each of them.
  expect(await entries()).toEqual(hashes);
  expect((await verifyAudit(database.urls.ownerUrl)).broken).toBeNull();
  // In public nothing has changed: by its address, and by one that led to it.
  expect(await findRecord("person", slug)).toEqual(before);
  expect(before.state).toBe("withdrawn");
  expect(await findRecord("person", `${MARK}-before`)).toEqual({ state: "missing" });
  // On the desk: that, when, why and by whom, and nothing else.
  expect(await getExpunged(researcher, person)).toMatchObject({ reason: "legal_order", by: editor.displayName, approvedBy: other.displayName });
  const said = await database.db.audit.findFirstOrThrow({ where: { event: "record.expunged" }, select: { actorId: true, subjectId: true, detail: true } });
  expect(said).toMatchObject({ actorId: other.accountId, subjectId: person, detail: { reason: "legal_order", proposedBy: editor.accountId, facts: scope.facts, editions: 2 } });
});

test("of what is others' only what concerns it went", async () => {
  expect(await database.db.tableImportRow.findMany({ select: { line: true } })).toEqual([{ line: 3 }]);
  expect(await database.db.savedSearch.count()).toBe(0);
  expect(await database.db.peopleList.count()).toBe(1);
  expect(await database.db.assertion.count({ where: { recordId: statement } })).toBe(3);
  // Who a source is goes where nothing else rests on the source.
  expect(await database.db.sealedIdentity.findMany({ select: { sourceId: true, erasedById: true }, orderBy: { sealedAt: "asc" } })).toEqual([{ sourceId: shared, erasedById: null }, { sourceId: alone, erasedById: other.accountId }]);
  expect(await database.db.sourceText.count({ where: { sourceId: alone } })).toBe(1);
});
