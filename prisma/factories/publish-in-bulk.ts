/**
 * Publication of many records at once, for tests and load, where publishing one by one would take hours.
 *
 * As the command does (lib/publication/commands/publish-applied.ts), by the same functions: the body by the allow-list (editionBody), its bytes and hash
 * (canonicalBody), what it mentions (mentionsOf), what search keeps of it (searchEntryOf); and by the same rows, with every trigger and check of the
 * database on: a change with an author, approved by an editor who took no part, the act, entry, body, standing edition, publication number, audit row.
 *
 * Where the desk is asked for as well (`onDesk`), the facts themselves, the record's first version and revision, and what the log says of handing in and
 * applying: as the desk's own pages read them. Else none of that, since no public page reads it.
 *
 * In bulk only: rows go in by sets, one transaction for many records; addresses and public case numbers come with the record; each record has one
 * edition, and nothing that it cites may be withdrawn.
 */
import type pg from "pg";
import { accountIdSchema, changeIdSchema, type AccountId, type ChangeId } from "@/lib/core/ids";
import { PURPOSES } from "@/lib/core/kinds";
import type { EditionBody } from "@/lib/editions/contract";
import { searchEntryOf } from "@/lib/editions/search/entry";
import { FOLD_VERSION } from "@/lib/editions/search/fold";
import { editionBody, mentionsOf, type RecordForEdition } from "@/lib/publication/body";
import { canonicalBody, NOTHING_BEFORE } from "@/lib/publication/canonical";
import { revisionDocument } from "@/lib/publication/commands/publish-applied";
import { insertRows, type Row } from "@/prisma/factories/bulk-insert";
import { addFactRows, noFactRows, storeFacts, type FactRows } from "@/prisma/factories/facts-in-bulk";
import { idFor } from "@/prisma/factories/invented-people";

/** In the order in which they are filled. What one row is given as, and its columns: the database reads each portion from one JSON value. */
const TABLES = {
  "desk.public_record": "id uuid, kind text, slug text",
  "desk.publication_basis": "person_id uuid, purpose text, basis text, agreed_by text, agreed_how text, agreed_on date, asked_by text, note text, recorded_by uuid",
  "desk.detention_case": "id uuid, person_id uuid, number int, public_number int",
  "desk.change": "id uuid, record_id uuid, base_version int, created_by uuid",
  "desk.publication_act": "record_id uuid, number int, change_id uuid, published_by uuid",
  "public_site.edition": "record_id uuid, number int, kind text, published_on date, sha256 bytea, previous_sha256 bytea, reason text",
  "public_site.edition_body": "record_id uuid, number int, body text",
  "public_site.current_edition": "record_id uuid, kind text, slug text, number int, document jsonb, mentions uuid[]",
  "public_site.indexed_edition": "record_id uuid, number int, fold_version int",
  "public_site.person_entry": "record_id uuid, facets text[], sort_name text, updated_on date, latest_event_on date",
  "public_site.person_name":
    "record_id uuid, position int, text text, language text, kind text, mark text, hanzi text, words text, joined text, derived boolean, whole text[], parts text[], initials text[], near int[]",
  "public_site.person_mention": "statement_id uuid, person_id uuid, facet text",
  "public_site.text_entry": "record_id uuid, thing uuid, kind text, facets text[], on_day date, updated_on date, words text, hanzi text",
  "public_site.publication": "seq bigint, record_id uuid, kind text, act text, number int, on_day date",
  "desk.revision": "record_id uuid, version int, change_id uuid, applied_by uuid, document jsonb",
  "desk.audit": "actor_id uuid, event text, subject_kind text, subject_id uuid, detail jsonb",
} as const;
type Table = keyof typeof TABLES;
const IN_ORDER = Object.keys(TABLES) as Table[];

/** Everybody who is invented has agreed, as in prisma/factories/records.ts. */
const AGREED = { basis: "consent", agreed_by: "The vegetable itself", agreed_how: "In an invented letter", agreed_on: "2021-05-01", asked_by: "An invented gardener", note: "Invented." };

/** Rows ready to be stored, and the changes that publish them. */
export type BulkRows = { rows: Record<Table, Row[]>; /** Of the desk, where it was asked for. */ facts: FactRows; changes: string[]; editor: AccountId };

/** Who publishes in bulk, and on which day (YYYY-MM-DD). */
export type BulkPublishers = { researcher: AccountId; editor: AccountId; day: string };

/** Two invented people who work here: one writes, the other publishes. @param client may add accounts */
export async function makeBulkPublishers(client: pg.Client, day: string): Promise<BulkPublishers> {
  const make = async (role: "researcher" | "editor"): Promise<AccountId> => {
    const { rows } = await client.query<{ id: string }>("INSERT INTO desk.account (role, display_name, email) VALUES ($1, $2, gen_random_uuid() || '@caselight.invalid') RETURNING id", [role, `Bulk ${role}`]);
    return accountIdSchema.parse(rows[0]?.id);
  };
  return { researcher: await make("researcher"), editor: await make("editor"), day };
}

/** The bodies of these records as publication makes them, and their rows. @throws ZodError where one does not fit the contract */
export function bulkRowsOf(records: readonly RecordForEdition[], publishers: BulkPublishers, { onDesk = false }: { onDesk?: boolean } = {}): BulkRows {
  const made = rowsOfBodies(records.map(editionBody), publishers);
  if (onDesk) for (const record of records) addDeskRows(made, record, publishers);
  return made;
}

/** What the desk holds of a record that was handed in, applied and published once. */
function addDeskRows({ rows, facts }: BulkRows, record: RecordForEdition, { researcher, editor }: BulkPublishers): void {
  const changeId = changeOf(record.id);
  const written = record.facts.map((fact) => ({ ...fact, createdBy: researcher }));
  for (const fact of written) addFactRows(facts, fact, { changeId, createdBy: researcher });
  rows["desk.revision"].push({ record_id: record.id, version: 1, change_id: changeId, applied_by: editor, document: revisionDocument({ ...record, facts: written }) });
  rows["desk.audit"].push(
    { actor_id: researcher, event: "change.submitted", subject_kind: "change", subject_id: changeId, detail: { recordId: record.id, companions: [] } },
    { actor_id: editor, event: "change.applied", subject_kind: "record", subject_id: record.id, detail: { changeId, version: 1 } },
  );
}

/** The change that publishes a record in bulk. */
export function changeOf(recordId: string): ChangeId {
  return changeIdSchema.parse(idFor(`change ${recordId}`));
}

/** The rows of bodies that are there already. */
export function rowsOfBodies(bodies: readonly EditionBody[], { researcher, editor, day }: BulkPublishers): BulkRows {
  const rows = Object.fromEntries(IN_ORDER.map((table) => [table, []])) as unknown as BulkRows["rows"];
  const changes: string[] = [];
  for (const body of bodies) {
    const changeId = changeOf(body.id);
    changes.push(changeId);
    const head = { record_id: body.id, number: 1 };
    const { text, sha256 } = canonicalBody(body);
    rows["desk.public_record"].push({ id: body.id, kind: body.kind, slug: body.slug });
    if (body.kind === "person") rows["desk.publication_basis"].push(...PURPOSES.map((purpose) => ({ person_id: body.id, purpose, ...AGREED, recorded_by: researcher })));
    if (body.kind === "person") for (const { id, number } of body.cases) rows["desk.detention_case"].push({ id, person_id: body.id, number, public_number: number });
    rows["desk.change"].push({ id: changeId, record_id: body.id, base_version: 0, created_by: researcher });
    rows["desk.publication_act"].push({ ...head, change_id: changeId, published_by: editor });
    rows["public_site.edition"].push({ ...head, kind: body.kind, published_on: day, sha256: inHex(sha256), previous_sha256: inHex(NOTHING_BEFORE), reason: "published" });
    rows["public_site.edition_body"].push({ ...head, body: text });
    rows["public_site.current_edition"].push({ ...head, kind: body.kind, slug: body.slug, document: body, mentions: mentionsOf(body) });
    rows["public_site.publication"].push({ seq: 0, ...head, kind: body.kind, act: "publish", on_day: day });
    const detail = { changeId, number: 1, sha256: sha256.toString("hex") };
    rows["desk.audit"].push({ actor_id: editor, event: "edition.published", subject_kind: "record", subject_id: body.id, detail });
    addSearchRows(rows, body, day);
  }
  return { rows, facts: noFactRows(), changes, editor };
}

function addSearchRows(rows: BulkRows["rows"], body: EditionBody, day: string): void {
  const search = searchEntryOf(body, new Set(), day);
  if (search === null) return;
  rows["public_site.indexed_edition"].push({ record_id: body.id, number: 1, fold_version: FOLD_VERSION });
  for (const { person, facet } of search.mentions) rows["public_site.person_mention"].push({ statement_id: body.id, person_id: person, facet });
  for (const { onDay, ...text } of search.texts) rows["public_site.text_entry"].push({ record_id: body.id, ...text, on_day: onDay, updated_on: day });
  if (search.person === null) return;
  const { facets, sortName, latestEventOn, names } = search.person;
  rows["public_site.person_entry"].push({ record_id: body.id, facets, sort_name: sortName, updated_on: day, latest_event_on: latestEventOn });
  for (const name of names) rows["public_site.person_name"].push({ record_id: body.id, ...name });
}

/**
 * Stores them in one transaction, guards on: all or nothing.
 * @param client the desk's, or the owner's of a throw-away database
 * @param guardedFacts as `guarded` of storeFacts; the guards of publication are on either way
 * @throws DatabaseError where a guard refuses one of them
 */
export async function publishInBulk(client: pg.Client, { rows, facts, changes, editor }: BulkRows, { guardedFacts = true }: { guardedFacts?: boolean } = {}): Promise<void> {
  await client.query("BEGIN");
  try {
    // The guards ask the same few questions of each row: planning them anew takes longer than answering them.
    await client.query("SET LOCAL plan_cache_mode = force_generic_plan");
    for (const table of IN_ORDER) {
      await insertRows(client, table, TABLES[table], rows[table]);
      if (table !== "desk.change") continue;
      await storeFacts(client, facts, { guarded: guardedFacts });
      await moveToApplied(client, changes, editor);
    }
    await client.query("UPDATE desk.public_record SET version = 1 WHERE id = ANY($1::uuid[])", [rows["desk.revision"].map(({ record_id: id }) => id)]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Along its states, as the guards want it. */
async function moveToApplied(client: pg.Client, changes: readonly string[], editor: AccountId): Promise<void> {
  await client.query("UPDATE desk.change SET state = 'submitted', submitted_at = now() WHERE id = ANY($1::uuid[])", [changes]);
  await client.query("UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = ANY($1::uuid[])", [changes, editor]);
  await client.query("UPDATE desk.change SET state = 'applied' WHERE id = ANY($1::uuid[])", [changes]);
}

function inHex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
