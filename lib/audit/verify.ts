/**
 * Reads the audit log from its first row and works every hash out again, without the functions that made them: whoever could alter a
 * row could alter a function. Knows what was altered, removed from the middle or put in between. Rows cut off the end leave a
 * shorter chain that is whole in itself, and whoever owns the database can make the chain anew: both are found against a head that was
 * exported before and kept elsewhere (lib/audit/head-statement.ts). Each edition's hash is looked for as well.
 */
import { createHash } from "node:crypto";
import pg from "pg";
import type { AuditHead } from "@/lib/audit/head-statement";

const ROWS_AT_ONCE = 2_000;
const NOTHING_BEFORE = "00".repeat(32);

type AuditRow = {
  seq: string;
  at: string;
  actor: string;
  event: string;
  subject_kind: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
};

type Fault = "gap" | "previous" | "hash";

export type AuditVerdict = {
  rows: number;
  /** SHA-256 of the last good row in hexadecimal; null for an empty log. */
  head: string | null;
  /** `cut`: the log ends before the head that was known. `other_head`: it has another row there. */
  broken: { seq: string; why: Fault | "missing_edition" | "cut" | "other_head" } | null;
};

// Text as desk.audit_row_hash joins it (migration 0004): the representation is Postgres's, the hashing is ours.
const PAGE = `
  SELECT audit.seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, coalesce(actor_id::text, '-') AS actor, event, subject_kind,
         coalesce(subject_id::text, '-') AS subject, detail::text, encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
  FROM desk.audit WHERE audit.seq > $1::bigint ORDER BY audit.seq LIMIT ${String(ROWS_AT_ONCE)}`;

const EDITION_WITHOUT_ROW = `
  SELECT count(*)::int AS missing FROM public_site.edition AS made
  WHERE NOT EXISTS (
    SELECT FROM desk.audit AS said
    WHERE said.subject_id = made.record_id AND said.event IN ('edition.published', 'edition.corrected')
      AND said.detail ->> 'number' = made.number::text AND said.detail ->> 'sha256' = encode(made.sha256, 'hex'))`;

/**
 * @param url any connection that may read desk.audit and public_site.edition
 * @param known a head that was exported before
 * @returns how many rows are good, and the first thing that is not; `seq` of a missing edition is the one after the last row, and that of a cut tail the first
 *   row that is known to have been there and is not
 */
export async function verifyAudit(url: string, known: AuditHead | null = null): Promise<AuditVerdict> {
  const client = new pg.Client({ connectionString: url, application_name: "caselight audit" });
  await client.connect();
  try {
    // One snapshot for rows and editions: a publication between two pages would look like a missing one.
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { knownHash, ...verdict } = await verifyRows(client, known?.seq ?? null);
    if (verdict.broken !== null) return verdict;
    if (known !== null && verdict.rows < known.seq) return { ...verdict, broken: { seq: String(verdict.rows + 1), why: "cut" } };
    if (known !== null && knownHash !== known.sha256) return { ...verdict, broken: { seq: String(known.seq), why: "other_head" } };
    const { rows } = await client.query<{ missing: number }>(EDITION_WITHOUT_ROW);
    const isMissing = (rows[0]?.missing ?? 0) > 0;
    return isMissing ? { ...verdict, broken: { seq: String(verdict.rows + 1), why: "missing_edition" } } : verdict;
  } finally {
    await client.end();
  }
}

async function verifyRows(client: pg.Client, knownSeq: number | null): Promise<AuditVerdict & { knownHash: string | null }> {
  let good = 0;
  let head = NOTHING_BEFORE;
  let knownHash: string | null = null;
  for (;;) {
    const { rows } = await client.query<AuditRow>(PAGE, [good]);
    for (const row of rows) {
      const why = faultOf(row, good, head);
      // Of a row that is missing there is only the number that it had.
      if (why !== null) return { rows: good, head: good === 0 ? null : head, broken: { seq: why === "gap" ? String(good + 1) : row.seq, why }, knownHash };
      good += 1;
      head = row.hash;
      if (good === knownSeq) knownHash = head;
    }
    if (rows.length < ROWS_AT_ONCE) return { rows: good, head: good === 0 ? null : head, broken: null, knownHash };
  }
}

function faultOf(row: AuditRow, before: number, head: string): Fault | null {
  if (row.seq !== String(before + 1)) return "gap";
  if (row.previous_hash !== head) return "previous";
  const parts = [row.seq, row.at, row.actor, row.event, row.subject_kind, row.subject, row.detail, row.previous_hash];
  return createHash("sha256").update(parts.join("\n"), "utf8").digest("hex") === row.hash ? null : "hash";
}
