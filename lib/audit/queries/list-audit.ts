import "server-only";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import { mayManagePeople } from "@/lib/accounts/policy";
import { idsIn, type NamesInLog } from "@/lib/audit/labels";
import { NOBODY, type AuditFilter } from "@/lib/audit/schema";
import { visibleRecords } from "@/lib/cases/policy";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { accountIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, sql, type Desk, type Sql } from "@/lib/platform/db";
import { practiceFromText } from "@/lib/vocabulary/practices";

export type AuditEntry = { seq: number; at: Date; event: string; /** Null where nobody was signed in. */ by: string | null; byId: string | null; subjectKind: string; subjectId: string | null; detail: Readonly<Record<string, unknown>> };
export type AuditPage = { entries: AuditEntry[]; names: NamesInLog<RecordName>; /** To ask for as `before`; null where the list ends. */ next: number | null };

export const AUDIT_AT_ONCE = 25;

/** The rows about a record, and those about its changes and facts: each by its index and these alone, or the log would be walked backwards until a page is full, which for most records is to its beginning. */
function ofRecord(about: string): Sql {
  return sql`(
    SELECT * FROM desk.audit WHERE subject_id = ${about}::uuid
    UNION ALL SELECT * FROM desk.audit WHERE detail ? 'recordId' AND detail ->> 'recordId' = ${about}::uuid::text AND subject_id IS DISTINCT FROM ${about}::uuid)`;
}

/** The account of this id, or those who go by a name that holds these words, whoever does not work here any more among them. */
async function accountsOf(who: string, locale: Locale): Promise<string[]> {
  const id = accountIdSchema.safeParse(who);
  if (id.success) return [id.data];
  const isSeed = calledIn(locale, { displayName: "", role: "system" }).toLowerCase().includes(who.toLowerCase());
  return (await fromDesk((db) => db.account.findMany({ where: { OR: [{ displayName: { contains: who, mode: "insensitive" } }, ...(isSeed ? [{ role: "system" }] : [])] }, select: { id: true } }))).map((account) => account.id);
}

/** Only what the rest of the desk shows this reader: the log outlives a record that was given up, or expunged, and must not say for ever how it was called. */
async function recordsIn(db: Desk, actor: Actor, entries: readonly AuditEntry[]): Promise<NamesInLog<RecordName>["records"]> {
  const ids = idsIn(entries, "record");
  if (ids.length === 0) return new Map();
  const visible = await db.publicRecord.findMany({ where: { AND: [{ id: { in: ids } }, visibleRecords(actor)] }, select: { id: true } });
  return recordNames(db, visible.map(({ id }) => id));
}

async function peopleIn(db: Desk, actor: Actor, entries: readonly AuditEntry[]): Promise<NamesInLog<RecordName>["people"]> {
  const ids = idsIn(entries, "account");
  const accounts = ids.length === 0 ? [] : await db.account.findMany({ where: { id: { in: ids } }, select: { id: true, ...CALLED } });
  return new Map(accounts.map((account) => [account.id, calledIn(actor.locale, account)]));
}

type Row = { seq: bigint; at: Date; event: string; display_name: string | null; role: string | null; actor_id: string | null; subject_kind: string; subject_id: string | null; detail: Record<string, unknown>; practice: string | null };

/**
 * The audit log, newest first, by the filters of its page; it goes on by the number of a row, never by counting. The log holds ids, codes and numbers; beside them is what of it this reader
 * may see today, by its names.
 * @throws AppError forbidden (adminsOnly)
 */
export async function listAudit(actor: Actor, { who, what, record, day, before }: AuditFilter): Promise<AuditPage> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const nobody = who === NOBODY;
  const by = who === undefined || nobody ? null : await accountsOf(who, actor.locale);
  const [event, about, on, behind] = [what ?? null, record ?? null, day ?? null, before ?? null];
  // Planned anew with its values each time, so that what is not asked costs nothing.
  const rows = await fromDesk((db) => db.$queryRaw<Row[]>`
    SELECT log.seq, log.at, log.event, log.actor_id, account.display_name, account.role, log.subject_kind, log.subject_id, log.detail,
      CASE WHEN log.detail ? 'practice' THEN (SELECT w.document::text FROM public_site.standing_practice w WHERE w.practice = log.detail ->> 'practice') END AS practice
    FROM ${about === null ? sql`desk.audit` : ofRecord(about)} AS log LEFT JOIN desk.account ON account.id = log.actor_id
    WHERE (NOT ${nobody}::boolean OR log.actor_id IS NULL) AND (${by}::uuid[] IS NULL OR log.actor_id = ANY (${by}::uuid[]))
      AND (${event}::text IS NULL OR log.event = ${event}::text)
      AND (${on}::date IS NULL OR (log.at >= ${on}::date::timestamp AT TIME ZONE 'UTC' AND log.at < (${on}::date + 1)::timestamp AT TIME ZONE 'UTC'))
      AND (${behind}::bigint IS NULL OR log.seq < ${behind}::bigint)
    ORDER BY log.seq DESC LIMIT ${AUDIT_AT_ONCE + 1}`);
  const shown = rows.slice(0, AUDIT_AT_ONCE);
  const entries = shown.map((row) => ({ seq: Number(row.seq), at: row.at, event: row.event, by: row.display_name === null || row.role === null ? row.actor_id : calledIn(actor.locale, { displayName: row.display_name, role: row.role }), byId: row.actor_id, subjectKind: row.subject_kind, subjectId: row.subject_id, detail: row.detail }));
  const practices = new Map(shown.flatMap(({ practice }) => (practice === null ? [] : [practiceFromText(practice)])).map((practice) => [practice.code, practice]));
  const [records, people] = await fromDesk((db) => Promise.all([recordsIn(db, actor, entries), peopleIn(db, actor, entries)]));
  return { entries, names: { records, people, practices }, next: rows.length > AUDIT_AT_ONCE ? (entries.at(-1)?.seq ?? null) : null };
}
