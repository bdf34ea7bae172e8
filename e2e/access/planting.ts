/** Puts a mark into every internal field of the desk that can hold words: in drafts, in what was handed in, and beside what is public. */
import { randomUUID } from "node:crypto";
import type { Account } from "../accounts";
import { row, rows } from "../database";
import type { MadePerson } from "../make-records";

/** Columns that hold codes of closed lists, language tags, hashes or our own words, and nothing that anybody wrote. */
export const CODES = [
  "about.kind", "about.relation", "account.language", "account.password_hash", "account.role", "affiliation.affiliation", "affiliation.kind", "affiliation.language",
  "assertion.certainty", "assertion.edtf", "assertion.kind", "assertion.modality", "assertion.public_date", "assertion.question", "assertion.standing", "assertion.visibility", "attempt.key",
  "attribute.attribute", "attribute.kind", "attribute.language", "audit.detail", "audit.event", "audit.subject_kind", "change.origin", "change.state", "change_comment.field", "charge.charge",
  "charge.charge_stage", "charge.kind", "charge.language", "citation.credibility", "citation.reliability", "citation.source_kind", "closing.mode",
  "happening.act", "happening.what", "letter.failure", "letter.state", "mail_choice.choice", "message.act", "message.what", "watch.search_list",
  "detention_case.person_kind", "expunging.reason", "expunging.state", "embargo.refusal", "embargo.state", "event_reading.event_kind", "event_reading.kind", "event_reading.language", "event_reading.practice_kind", "event_reading.stage",
  "invitation.role", "law_version.act", "law_version.id", "law_version.practice", "law_version.replaces", "law_version.state", "merge.state", "note_expunging.state", "passkey.transports", "proof_demand.act", "proof_demand.demand", "practice_wording.act", "practice_wording.id", "practice_wording.kind", "practice_wording.practice", "practice_wording.replaces", "practice_wording.state", "news_check.source_kind", "name.kind", "name.language", "name.name_kind", "passage.kind", "passage.language", "passage.passage", "people_list_entry.person_kind", "passkey_step.purpose", "public_record.kind",
  "publication_basis.basis", "publication_basis.person_kind", "publication_basis.purpose", "publication_basis.source_kind",
  "removal_request.kind", "removal_request.language", "removal_request.outcome", "removal_request.reference", "removal_request.state",
  "representation.began", "representation.end_edtf", "representation.ended", "representation.kind", "representation.lawyer_kind",
  "saved_search.list", "sealed_identity.source_kind", "signature.country_kind", "signature.kind", "signature.language", "signature.state", "source_link.kind", "speaker.kind", "speaker.language",
  "spell.end_edtf", "spell.kind", "spell.language", "spell.practice_kind", "table_import.delimiter", "table_import.encoding", "table_import.failure", "table_import.state",
];

type Planting = { readonly mark: string; readonly recordId: string; readonly caseId: string; readonly author: Pick<Account, "id"> };

/** Words of each kind of fact, by its table; `$1` is the fact, `$2` the mark, `$3` a record to point to, `$4` the case. */
const DETAILS: Readonly<Record<string, string>> = {
  name: "INSERT INTO desk.name (assertion_id, text, language, name_kind) VALUES ($1, $2, 'en', 'alias')",
  attribute: "INSERT INTO desk.attribute (assertion_id, attribute, text, language) VALUES ($1, 'description', $2, 'en')",
  affiliation: "INSERT INTO desk.affiliation (assertion_id, to_id, affiliation, role, language) VALUES ($1, $3, 'works_for', $2, 'en')",
  passage: "INSERT INTO desk.passage (assertion_id, passage, quoted, position, text, language) VALUES ($1, 'claim', true, 1, $2, 'en')",
  speaker: "INSERT INTO desk.speaker (assertion_id, described, language) VALUES ($1, $2, 'en')",
  spell: "INSERT INTO desk.spell (assertion_id, case_id, spell, practice_id, place, authority, language, end_edtf, end_printed) SELECT $1, $4, 1, id, $2, $2, 'en', '2032', $2 FROM desk.public_record WHERE kind = 'practice' AND $3::uuid IS NOT NULL LIMIT 1",
  charge: "INSERT INTO desk.charge (assertion_id, case_id, charge_stage, text, language) SELECT $1, $4, 'arrest', $2, 'en' WHERE $3::uuid IS NOT NULL",
  representation:
    "INSERT INTO desk.representation (assertion_id, case_id, lawyer_id, began, ended, end_edtf, end_printed) SELECT $1, $4, id, 'engaged', 'unknown', '2032', $2 FROM desk.public_record WHERE kind = 'person' AND version > 0 AND id <> (SELECT person_id FROM desk.detention_case WHERE id = $4) AND $3::uuid IS NOT NULL LIMIT 1",
  signature: "INSERT INTO desk.signature (assertion_id, country_id, state, capacity, language) SELECT $1, id, 'signed', $2, 'en' FROM desk.public_record WHERE kind = 'country' LIMIT 1",
};

async function plantFact({ mark, recordId, author }: Planting, changeId: string, kind: string, sourceId: string): Promise<string> {
  const fact = await row<{ id: string }>(
    `INSERT INTO desk.assertion (kind, record_id, question, visibility, said_by_text, edtf, earliest, latest, date_printed, internal_note, preferred, preferred_reason, standing_reason, public_place, created_by, added_by_change_id)
     VALUES ($1, $2, 'planted:' || gen_random_uuid(), 'public', $3, '2031', '2031-01-01', '2031-12-31', $3, $3, true, $3, $3, $3, $4, $5) RETURNING id`,
    [kind, recordId, mark, author.id, changeId],
  );
  const citation = await row<{ id: string }>("INSERT INTO desk.citation (source_id, exact, prefix, suffix, locator, internal_note) VALUES ($1, $2, $2, $2, $2, $2) RETURNING id", [sourceId, mark]);
  await rows("INSERT INTO desk.assertion_citation (assertion_id, citation_id) VALUES ($1, $2)", [fact.id, citation.id]);
  return fact.id;
}

export async function plantChange(planting: Planting, submit: boolean): Promise<void> {
  const { mark, recordId, caseId, author } = planting;
  const { id: changeId } = await row<{ id: string }>("INSERT INTO desk.change (record_id, base_version, created_by, note) VALUES ($1, 0, $2, $3) RETURNING id", [recordId, author.id, mark]);
  // A published source and record: what they are cited for and pointed at by drafts must not show on their pages.
  const { id: sourceId } = await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'source' AND version > 0 ORDER BY slug LIMIT 1");
  for (const [kind, statement] of Object.entries(DETAILS)) {
    const factId = await plantFact(planting, changeId, kind, sourceId);
    const values = [factId, mark, sourceId, caseId];
    await rows(statement, values.slice(0, statement.includes("$4") ? 4 : statement.includes("$3") ? 3 : 2));
  }
  const event = await row<{ id: string }>("INSERT INTO desk.timeline_event DEFAULT VALUES RETURNING id");
  const reading = await plantFact(planting, changeId, "event_reading", sourceId);
  await rows("INSERT INTO desk.event_reading (assertion_id, event_id, case_id, stage, place, authority, text, language) VALUES ($1, $2, $3, 'arrest', $4, $4, $4, 'en')", [reading, event.id, caseId, mark]);
  await rows("INSERT INTO desk.change_comment (change_id, account_id, text) VALUES ($1, $2, $3)", [changeId, author.id, mark]);
  await rows("INSERT INTO desk.change_comment (change_id, account_id, text, assertion_id, field) VALUES ($1, $2, $3, $4, 'text')", [changeId, author.id, mark, reading]);
  if (submit) await rows("UPDATE desk.change SET state = 'submitted', submitted_at = now() WHERE id = $1", [changeId]);
}

/** Drafts and submitted changes full of the mark on a published person and on one that is a draft; stored texts, reasons and invitations too. */
export async function plant(mark: string, { published, draft, author, editor: { id: editorId } }: { published: MadePerson; draft: MadePerson; author: Account; editor: Account }): Promise<void> {
  for (const { recordId, caseId } of [published, draft]) {
    for (const submit of [false, true]) await plantChange({ mark, recordId, caseId, author }, submit);
  }
  const { id: sourceId } = await row<{ id: string }>("INSERT INTO desk.public_record (kind, slug) VALUES ('source', $1) RETURNING id", [mark]);
  await rows("INSERT INTO desk.source_text (source_id, text, sha256) VALUES ($1, $2, sha256(convert_to($2, 'UTF8')))", [sourceId, mark]);
  await rows("INSERT INTO desk.revision (record_id, version, applied_by, reason, document) VALUES ($1, 1, $2, $3, jsonb_build_object('planted', $3::text))", [sourceId, author.id, mark]);
  await rows("INSERT INTO desk.invitation (token_hash, role, display_name, email, expires_at) VALUES (sha256(gen_random_uuid()::text::bytea), 'advocate', $1, $1 || '@caselight.invalid', now() + interval '1 hour')", [mark]);
  const request = await row<{ id: string }>(
    "INSERT INTO desk.removal_request (reference, stamp_hash, language, kind, record_address, message, contact) VALUES ('BCDFGHJK', sha256(gen_random_uuid()::text::bytea), 'en', 'other', $1, $1, $1) RETURNING id",
    [mark],
  );
  const { id: colleagueId } = await row<{ id: string }>("INSERT INTO desk.account (role, display_name, email) VALUES ('editor', $1, $1 || '-asked@caselight.invalid') RETURNING id", [mark]);
  await rows("INSERT INTO desk.second_opinion (change_id, asked_by, asked_of, question, answered_at, answer) SELECT id, $2, $3, $4, now(), $4 FROM desk.change WHERE record_id = $1 AND state = 'submitted'", [draft.recordId, editorId, colleagueId, mark]);
  // An approval that was taken back again, with the note that it had.
  const { id: approved } = await row<{ id: string }>("UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE record_id = $1 AND state = 'submitted' AND NOT EXISTS (SELECT FROM desk.change_author WHERE change_id = change.id AND account_id = $2) RETURNING id", [draft.recordId, colleagueId]);
  await rows("INSERT INTO desk.embargo (change_id, approved_by, publish_at, public_note, record_version) VALUES ($1, $2, now() + interval '1 year', $3, 0)", [approved, colleagueId, mark]);
  await rows("UPDATE desk.change SET state = 'submitted', decided_by = NULL, decided_at = NULL WHERE id = $1", [approved]);
  await rows("UPDATE desk.account SET disabled_at = now() WHERE id = $1", [colleagueId]);
  // Who agreed, who asked them, and who took it back.
  for (const { recordId } of [published, draft]) {
    await rows(
      "INSERT INTO desk.publication_basis (person_id, purpose, basis, agreed_by, agreed_how, agreed_on, asked_by, note, recorded_by) VALUES ($1, 'testimony', 'consent', $2, $2, '2021-05-01', $2, $2, $3)",
      [recordId, mark, author.id],
    );
    if (recordId === draft.recordId) await rows("UPDATE desk.publication_basis SET withdrawn_by = $2, withdrawn_at = now(), withdrawn_how = $3 WHERE person_id = $1 AND purpose = 'testimony'", [recordId, author.id, mark]);
  }
  await rows("INSERT INTO desk.removal_request_note (request_id, account_id, text) VALUES ($1, $2, $3)", [request.id, editorId, mark]);
  await rows("INSERT INTO desk.unsent_form (id, account_id, address, record_id, content, turn) VALUES (gen_random_uuid(), $1, '/desk/' || $2, $3, jsonb_build_object($2::text, $2::text), 1)", [author.id, mark, published.recordId]);
  await rows("INSERT INTO desk.name_key (assertion_id, fold_version, joined, hanzi) SELECT assertion_id, 1, $1, $1 FROM desk.name WHERE text = $1 ON CONFLICT (assertion_id) DO UPDATE SET joined = $1, hanzi = $1", [mark]);
  await rows("INSERT INTO desk.not_same (low_id, high_id, decided_by, reason) VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4)", [published.recordId, draft.recordId, author.id, mark]);
  await rows("INSERT INTO desk.news_check (case_id, checked_by, looked_at) VALUES ($1, $2, $3)", [published.caseId, author.id, mark]);
  await rows("INSERT INTO desk.record_note (record_id, account_id, text) SELECT unnest($1::uuid[]), $2, $3", [[published.recordId, draft.recordId], author.id, mark]);
  await rows("INSERT INTO desk.note_expunging (note_id, asked_by, asked_why) SELECT id, $2, $1 FROM desk.record_note WHERE text = $1", [mark, author.id]);
  await rows("UPDATE desk.note_expunging SET state = 'declined', decided_by = $2, decided_at = now(), decided_why = $1 WHERE asked_why = $1", [mark, editorId]);
  await rows("INSERT INTO desk.watch (account_id, search_list, search_query) VALUES ($1, 'people', 'q=' || $2)", [author.id, mark]);
  await rows("INSERT INTO desk.saved_search (id, account_id, name, list, query) VALUES (gen_random_uuid(), $1, $2, 'people', 'q=' || $2)", [author.id, mark]);
  await rows("INSERT INTO desk.people_list (id, owner_id, name) VALUES (gen_random_uuid(), $1, $2)", [author.id, mark]);
  await rows("INSERT INTO desk.passkey (account_id, credential_id, public_key, counter, transports, name, created_on) VALUES ($1, sha256(gen_random_uuid()::text::bytea), sha256('x'), 0, '{}', $2, now())", [author.id, mark]);
  await rows("UPDATE desk.session SET revoked_reason = $2 WHERE account_id = $1", [author.id, mark]);
  // Words for whoever decides that a record is expunged, on one that was withdrawn; lapsed, so that it waits for nobody.
  await rows("WITH gone AS (INSERT INTO desk.public_record (kind, slug, version, withdrawn_at) VALUES ('source', $1 || '-gone', 1, now()) RETURNING id) INSERT INTO desk.expunging (record_id, reason, words, proposed_by, proposed_at) SELECT id, 'safety', $1, $2, now() - interval '8 days' FROM gone", [mark, editorId]);
  const importId = randomUUID();
  // A table of cells and headings full of the mark, with what a check keeps beside a row.
  await rows("INSERT INTO desk.table_import (id, created_by, sha256, encoding, delimiter, headings, row_count, mapping, decisions) VALUES ($1, $2, sha256(convert_to($3, 'UTF8')), 'utf-8', 'comma', ARRAY[$3], 1, ARRAY[$3], jsonb_build_object($3::text, $3::text))", [importId, author.id, mark]);
  await rows("INSERT INTO desk.table_import_row (import_id, line, cells, problems, outcome) VALUES ($1, 2, ARRAY[$2], jsonb_build_array($2::text), jsonb_build_object('ask', $2::text))", [importId, mark]);
  // A version of the law that was refused, for want of a source.
  const { id: proposerId } = await row<{ id: string }>("INSERT INTO desk.account (role, display_name, email) VALUES ('admin', $1, $1 || '-law@caselight.invalid') RETURNING id", [mark]);
  const law = { law: { en: mark, zh: mark }, version: "1901", inForceFrom: null, inForceTo: null, article: null, lengthArticle: null, longest: null, note: null, unchecked: ["inForceFrom"], source: mark, quotation: { text: mark, language: "en" } };
  const { id: lawId } = await row<{ id: string }>("INSERT INTO desk.law_version (practice, act, document, reason, proposed_by) VALUES ('black_jail', 'add', $1, $2, $3) RETURNING id", [JSON.stringify(law), mark, proposerId]);
  await rows("UPDATE desk.law_version SET state = 'refused', decided_by = $2, decided_at = now(), decision_note = $3 WHERE id = $1", [lawId, editorId, mark]);
  // And words for a practice.
  const words = { kind: "extra_legal", names: { en: mark, zhHans: mark, pinyin: mark }, abbreviation: mark, otherNames: [mark], definition: { en: mark, zh: mark }, safeguards: { en: [mark], zh: [mark] }, source: `${mark}, page 2`, quotation: { text: mark, language: "en" }, retired: false };
  const { id: wordingId } = await row<{ id: string }>("INSERT INTO desk.practice_wording (practice, act, document, reason, proposed_by) VALUES ('invented_planting', 'add', $1, $2, $3) RETURNING id", [JSON.stringify(words), mark, proposerId]);
  await rows("UPDATE desk.practice_wording SET state = 'refused', decided_by = $2, decided_at = now(), decision_note = $3 WHERE id = $1", [wordingId, editorId, mark]);
  await rows("UPDATE desk.account SET disabled_at = now() WHERE id = $1", [proposerId]);
  // Closed and opened again in one transaction: nobody else meets a closed desk.
  const { id: adminId } = await row<{ id: string }>("INSERT INTO desk.account (role, display_name, email) VALUES ('admin', $1, $1 || '-closing@caselight.invalid') RETURNING id", [mark]);
  await rows(`BEGIN; INSERT INTO desk.closing (mode, reason, closed_by) VALUES ('read_only', '${mark}', '${adminId}'); UPDATE desk.closing SET opened_at = now(), opened_by = '${adminId}' WHERE opened_at IS NULL; COMMIT`);
  await rows("UPDATE desk.account SET disabled_at = now() WHERE id = $1", [adminId]);
}

/** Columns of the desk that can hold words and hold the mark nowhere, as `table.column`. */
export async function unmarkedColumns(mark: string): Promise<string[]> {
  const columns = await rows<{ table: string; column: string }>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'desk' AND t.table_type = 'BASE TABLE' AND (c.data_type IN ('text', 'jsonb') OR c.udt_name IN ('citext', '_text')) ORDER BY 1, 2`,
  );
  const unmarked: string[] = [];
  for (const { table, column } of columns) {
    const found = await rows(`SELECT 1 FROM desk."${table}" WHERE "${column}"::text ILIKE '%' || $1 || '%' LIMIT 1`, [mark]);
    if (found.length === 0) unmarked.push(`${table}.${column}`);
  }
  return unmarked;
}
