/** Stores invented work of a desk (invented-desk-work.ts) by sets of rows, with every guard on but those that `storeFacts` may leave out. */
import { createHash } from "node:crypto";
import type pg from "pg";
import { accountIdSchema } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";
import { revisionDocument } from "@/lib/publication/commands/publish-applied";
import { insertRows, type Row } from "@/prisma/factories/bulk-insert";
import { addFactRows, noFactRows, storeFacts } from "@/prisma/factories/facts-in-bulk";
import type { BlockWork, Colleague, InventedChange } from "@/prisma/factories/invented-desk-work";
import { idFor } from "@/prisma/factories/invented-people";

/** Ten roles in turn; every twelfth works here no more. The first is an editor and the second an admin, as whom the desk is measured. */
const ROLES: readonly Role[] = ["editor", "admin", "researcher", "researcher", "researcher", "researcher", "researcher", "editor", "researcher", "advocate"];
const GONE_EVERY = 12;

/** People who work here. @param client may add accounts */
export async function makeColleagues(client: pg.Client, count: number): Promise<Colleague[]> {
  const made = Array.from({ length: count }, (_, at): Colleague => ({ id: accountIdSchema.parse(idFor(`colleague ${String(at)}`)), role: ROLES[at % ROLES.length] ?? "researcher", isGone: at % GONE_EVERY === GONE_EVERY - 1 }));
  const rows = made.map(({ id, role, isGone }, at) => ({ id, role, display_name: `Colleague ${String(at)}`, email: `${id}@caselight.invalid`, disabled_at: isGone ? new Date().toISOString() : null }));
  await insertRows(client, "desk.account", "id uuid, role text, display_name text, email text, disabled_at timestamptz", rows);
  return made;
}

/** Stores the work of one block in one transaction. @throws DatabaseError where a guard refuses it */
export async function storeDeskWork(client: pg.Client, work: BlockWork, { guardedFacts = true }: { guardedFacts?: boolean } = {}): Promise<void> {
  await client.query("BEGIN");
  try {
    await storeChanges(client, work, guardedFacts);
    await storeRequests(client, work);
    const at = (daysAgo: number) => daysFromNow(-daysAgo);
    await insertRows(client, "desk.news_check", "id uuid, case_id uuid, checked_by uuid, checked_at timestamptz, looked_at text", work.checks.map(({ word, caseId, by, daysAgo }) => ({ id: idFor(word), case_id: caseId, checked_by: by, checked_at: at(daysAgo), looked_at: "The invented gazette, all pages" })));
    const form = ({ recordId, caseId }: BlockWork["unsent"][number]) => ({ address: `/desk/records/${recordId}/cases/${caseId}/update`, content: { "value.text": "Half a sentence about" } });
    await insertRows(client, "desk.unsent_form", "id uuid, account_id uuid, address text, record_id uuid, content jsonb, turn int", work.unsent.map((unsent) => ({ id: idFor(unsent.word), account_id: unsent.by, record_id: unsent.recordId, turn: 1, ...form(unsent) })));
    await insertRows(client, "desk.record_note", "id uuid, record_id uuid, account_id uuid, written_at timestamptz, text text", work.notes.map(({ word, recordId, by, daysAgo, text }) => ({ id: idFor(word), record_id: recordId, account_id: by, written_at: at(daysAgo), text })));
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function storeChanges(client: pg.Client, { records, changes }: BlockWork, guardedFacts: boolean): Promise<void> {
  await insertRows(client, "desk.public_record", "id uuid, kind text, slug text", records);
  await insertRows(client, "desk.detention_case", "id uuid, person_id uuid, number int", records.flatMap(({ id, caseId }) => (caseId === null ? [] : [{ id: caseId, person_id: id, number: 1 }])));
  const rows = changes.map(({ id, recordId, baseVersion, openedBy, withChangeId, daysAgo }) => ({ id, record_id: recordId, base_version: baseVersion, created_by: openedBy, with_change_id: withChangeId, created_at: daysFromNow(-daysAgo - 3), note: "As the leek says." }));
  await insertRows(client, "desk.change", "id uuid, record_id uuid, base_version int, created_by uuid, with_change_id uuid, created_at timestamptz, note text", rows);
  const facts = noFactRows();
  for (const { id: changeId, openedBy, facts: added } of changes) for (const { fact, replaces, knownEvent } of added) addFactRows(facts, fact, { changeId, createdBy: openedBy, knownEvent, replaces: replaces?.id ?? null });
  await storeFacts(client, facts, { guarded: guardedFacts });
  const retired = changes.flatMap(({ id, facts: added }) => added.flatMap(({ replaces }) => (replaces === null ? [] : [{ change: id, fact: replaces.id }])));
  await client.query("UPDATE desk.assertion SET retired_by_change_id = r.change FROM unnest($1::uuid[], $2::uuid[]) AS r (change, fact) WHERE id = r.fact", [retired.map(({ change }) => change), retired.map(({ fact }) => fact)]);
  await moveAlong(client, changes);
  const applied = changes.flatMap((change) => (change.revision === null ? [] : [{ ...change, revision: change.revision }]));
  const revisions = applied.map(({ id, recordId, baseVersion, editor, revision }) => ({ record_id: recordId, version: baseVersion + 1, change_id: id, applied_by: editor, document: revisionDocument(revision) }));
  await insertRows(client, "desk.revision", "record_id uuid, version int, change_id uuid, applied_by uuid, document jsonb", revisions);
  await client.query("UPDATE desk.public_record r SET version = (SELECT max(version) FROM desk.revision v WHERE v.record_id = r.id) WHERE id = ANY($1::uuid[])", [applied.map(({ recordId }) => recordId)]);
}

/** Along their states, as the guards want it, with what editors say on the way. */
async function moveAlong(client: pg.Client, changes: readonly InventedChange[]): Promise<void> {
  const those = (...states: InventedChange["state"][]) => changes.filter(({ state }) => states.includes(state));
  const move = async (moved: readonly InventedChange[], set: string): Promise<void> => {
    const rows = moved.map(({ id, editor, daysAgo }) => ({ id, editor, at: daysFromNow(-daysAgo) }));
    await client.query(`UPDATE desk.change c SET ${set} FROM json_to_recordset($1::json) AS m(id uuid, editor uuid, at timestamptz) WHERE c.id = m.id`, [JSON.stringify(rows)]);
  };
  await move(those("submitted", "returned", "approved", "applied"), "state = 'submitted', submitted_at = m.at");
  await move(changes.filter(({ isClaimed }) => isClaimed), "claimed_by = m.editor, claimed_at = m.at");
  await move(those("returned"), "state = 'returned', decided_by = m.editor, decided_at = m.at");
  await move(those("approved", "applied"), "state = 'approved', decided_by = m.editor, decided_at = m.at");
  await move(those("applied"), "state = 'applied'");
  await insertRows(client, "desk.change_comment", "change_id uuid, account_id uuid, text text", those("returned").map(({ id, editor }) => ({ change_id: id, account_id: editor, text: "Says who?" })));
  await insertRows(client, "desk.second_opinion", "change_id uuid, asked_by uuid, asked_of uuid, question text", changes.flatMap(({ id, editor, asked }) => (asked === null ? [] : [{ change_id: id, asked_by: editor, asked_of: asked, question: "Is this the same leek?" }])));
  await insertRows(client, "desk.embargo", "change_id uuid, approved_by uuid, publish_at timestamptz, record_version int", those("approved").map(({ id, editor }) => ({ change_id: id, approved_by: editor, publish_at: daysFromNow(5), record_version: 1 })));
  const audit = (change: InventedChange): Row => ({ actor_id: change.openedBy, event: "change.submitted", subject_kind: "change", subject_id: change.id, detail: { recordId: change.recordId, companions: [] } });
  await insertRows(client, "desk.audit", "actor_id uuid, event text, subject_kind text, subject_id uuid, detail jsonb", those("submitted").map(audit));
}

async function storeRequests(client: pg.Client, { requests }: BlockWork): Promise<void> {
  const rows = requests.map(({ word, address, daysAgo }, at) => {
    const digest = createHash("sha256").update(word).digest();
    return { id: idFor(word), reference: referenceOf(digest), stamp_hash: `\\x${digest.toString("hex")}`, received_at: daysFromNow(-daysAgo), language: at % 2 === 0 ? "en" : "zh", kind: "correct_fact", record_address: address, message: "The month is wrong, says the leek." };
  });
  await insertRows(client, "desk.removal_request", "id uuid, reference text, stamp_hash bytea, received_at timestamptz, language text, kind text, record_address text, message text", rows);
  for (const { word, state, editor } of requests) {
    if (state === "new") continue;
    await client.query("UPDATE desk.removal_request SET state = 'in_work', claimed_by = $2, claimed_at = now() WHERE id = $1", [idFor(word), editor]);
    if (state === "closed") await client.query("UPDATE desk.removal_request SET state = 'closed', outcome = 'corrected', closed_by = $2, closed_at = now() WHERE id = $1", [idFor(word), editor]);
  }
}

const IN_REFERENCES = "23456789BCDFGHJKMNPQRSTVWXZ";

/** Eight signs of those that a reference is made of. */
function referenceOf(digest: Buffer): string {
  return Array.from(digest.subarray(0, 8), (byte) => IN_REFERENCES[byte % IN_REFERENCES.length]).join("");
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
