/** Whether the database role the app connects as can do no more than it must. Asked of Postgres itself, at every start. */

/** Runs one SELECT as the role in question and gives its rows. */
export type CatalogueQuery = (sql: string) => Promise<readonly { readonly finding: string }[]>;

export type WeakRole = "desk" | "reader";

const ATTRIBUTES = `
  select unnest(array_remove(array[
    case when rolsuper then 'is a superuser' end,
    case when rolcreaterole then 'may create roles' end,
    case when rolcreatedb then 'may create databases' end,
    case when rolbypassrls then 'bypasses row security' end,
    case when rolreplication then 'may replicate' end,
    case when has_database_privilege(oid, current_database(), 'CREATE') then 'may create schemas' end,
    case when has_database_privilege(oid, current_database(), 'TEMPORARY') then 'may create temporary tables' end
  ], null)) as finding
  from pg_roles where rolname = current_user`;

const MEMBERSHIPS = `
  select 'is a member of ' || granted.rolname as finding
  from pg_auth_members m join pg_roles me on me.oid = m.member join pg_roles granted on granted.oid = m.roleid
  where me.rolname = current_user`;

const OWNERSHIP = `
  select 'owns ' || count(*) || ' objects' as finding
  from pg_shdepend d join pg_roles me on me.oid = d.refobjid and d.refclassid = 'pg_authid'::regclass
  where me.rolname = current_user and d.deptype = 'o'
  having count(*) > 0`;

const OURS = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_toast%' and n.nspname not like 'pg\\_temp%'";

const SCHEMAS = `
  select 'may create in schema ' || n.nspname as finding from pg_namespace n
  where ${OURS} and has_schema_privilege(n.oid, 'CREATE')`;

const APPEND_ONLY = `
  select 'may ' || lower(act) || ' ' || n.nspname || '.' || c.relname as finding
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) act
  where n.nspname || '.' || c.relname in ('public_site.edition', 'public_site.edition_body', 'public_site.publication', 'desk.revision', 'desk.audit')
    and (has_table_privilege(c.oid, act) or (act = 'UPDATE' and has_any_column_privilege(c.oid, act)))`;

const READS_ELSEWHERE = `
  select 'may read ' || n.nspname || '.' || c.relname as finding
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and n.nspname <> 'public_site' and c.relkind in ('r', 'v', 'm', 'p', 'f')
    and (has_table_privilege(c.oid, 'SELECT') or has_any_column_privilege(c.oid, 'SELECT'))`;

const WRITES_ANYWHERE = `
  select 'may ' || lower(act) || ' ' || n.nspname || '.' || c.relname as finding
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) act
  where ${OURS} and c.relkind in ('r', 'v', 'm', 'p', 'f')
    and (has_table_privilege(c.oid, act) or (act in ('INSERT', 'UPDATE') and has_any_column_privilege(c.oid, act)))`;

const BORROWED_POWER = `
  select 'may call ' || n.nspname || '.' || p.proname || ', which runs with its owner''s power' as finding
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${OURS} and p.prosecdef and p.prorettype <> 'trigger'::regtype
    and has_schema_privilege(n.oid, 'USAGE') and has_function_privilege(p.oid, 'EXECUTE')`;

const QUESTIONS: Readonly<Record<WeakRole, readonly string[]>> = {
  desk: [ATTRIBUTES, MEMBERSHIPS, OWNERSHIP, SCHEMAS, APPEND_ONLY],
  reader: [ATTRIBUTES, MEMBERSHIPS, OWNERSHIP, SCHEMAS, READS_ELSEWHERE, WRITES_ANYWHERE, BORROWED_POWER],
};

/** The role could do more than it should; the app does not start. */
export class RoleTooStrong extends Error {
  constructor(
    readonly role: WeakRole,
    readonly findings: readonly string[],
  ) {
    super(`The database role of the ${role} is stronger than it must be: it ${findings.join("; it ")}.`);
    this.name = "RoleTooStrong";
  }
}

/**
 * Refuses a role that could do more than its half of the app needs (docs/architecture.md, the three roles).
 * @param query runs on a connection of that very role
 * @throws RoleTooStrong with every finding
 */
export async function assertRoleIsWeak(query: CatalogueQuery, role: WeakRole): Promise<void> {
  const findings: string[] = [];
  for (const question of QUESTIONS[role]) {
    for (const row of await query(question)) findings.push(row.finding);
  }
  if (findings.length > 0) throw new RoleTooStrong(role, findings);
}
