import { randomBytes } from "node:crypto";
import pg from "pg";
import { databaseOf, withClient, withDatabase, withRole } from "./database/connections";
import { StartFailure, reasonOf } from "./failure";

export const DESK_ROLE = "caselight_desk";
export const READER_ROLE = "caselight_reader";

/** The passwords of the two roles the app connects as. */
export interface RolePasswords {
  readonly desk: string;
  readonly reader: string;
}

/** A new password: 32 random bytes in base64url. */
export function newPassword(): string {
  return randomBytes(32).toString("base64url");
}

const INSUFFICIENT_PRIVILEGE = "42501";
const ATTRIBUTES = "login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls";

async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const secret = client.escapeLiteral(password);
  const known = await client.query<{ superuser: boolean }>(
    "select (select rolsuper from pg_roles where rolname = current_user) as superuser from pg_roles where rolname = $1",
    [role],
  );
  const row = known.rows[0];
  if (row === undefined) await client.query(`create role ${role} ${ATTRIBUTES} password ${secret}`);
  // Only a superuser may name the superuser-only attributes again; for any other owner the check at start-up decides.
  else await client.query(`alter role ${role} ${row.superuser ? ATTRIBUTES : "login"} password ${secret}`);
}

/** Other databases of the server in which the role may do something. */
const USED_ELSEWHERE = `
  select distinct d.datname as name from pg_shdepend s join pg_roles r on r.oid = s.refobjid and s.refclassid = 'pg_authid'::regclass
  join pg_database d on d.oid = case when s.dbid <> 0 then s.dbid when s.classid = 'pg_database'::regclass then s.objid end
  where r.rolname = $1 and d.datname <> current_database() order by 1`;

async function opens(ownerUrl: string, role: string, password: string): Promise<boolean> {
  try {
    await withClient(withRole(ownerUrl, role, password), () => Promise.resolve());
    return true;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    // Whoever is refused the database has shown the right password before that.
    return error.code === INSUFFICIENT_PRIVILEGE;
  }
}

/**
 * Roles belong to the whole server. One that another database uses keeps its password: a new one would lock that Caselight out of its own
 * database at its next connection (docs/decisions/022-one-caselight-per-server.md).
 * @returns whether the role is to be left as it is
 * @throws StartFailure where it is used elsewhere with another password
 */
async function isShared(client: pg.Client, ownerUrl: string, role: string, password: string): Promise<boolean> {
  const others = (await client.query<{ name: string }>(USED_ELSEWHERE, [role])).rows.map(({ name }) => name);
  if (others.length === 0) return false;
  if (await opens(ownerUrl, role, password)) return true;
  throw new StartFailure(
    "Another Caselight uses the roles of this Postgres server.",
    `The role ${role} belongs to the whole server, and the database ${others.join(", ")} uses it with another password: going on would lock that one out.`,
    "Give this Caselight a server of its own (another cluster and port will do). If it is the same Caselight, moved: use the .data/secrets.json it had, or drop the old database first.",
  );
}

/**
 * Makes the two roles the app connects as (or gives them these passwords) and closes the database to everyone else.
 * What they may do with tables is granted by the migrations, which run after this.
 * @param ownerUrl the owner's connection to the database
 * @param ownOnly true for a cluster that holds nothing but this Caselight: whatever uses the roles there is its own
 * @throws StartFailure, also where another database of the server uses the roles with other passwords
 */
export async function makeRoles(ownerUrl: string, passwords: RolePasswords, ownOnly: boolean): Promise<void> {
  try {
    await withClient(ownerUrl, async (client) => {
      await client.query("begin");
      // Two starts at once would otherwise update the same catalogue row.
      await client.query("select pg_advisory_xact_lock(hashtext('caselight roles'))");
      await client.query("set local password_encryption = 'scram-sha-256'");
      for (const [role, password] of [[DESK_ROLE, passwords.desk], [READER_ROLE, passwords.reader]] as const) {
        if (ownOnly || !(await isShared(client, ownerUrl, role, password))) await makeRole(client, role, password);
      }
      await client.query("commit");
    });
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(
      "The database roles could not be made.",
      reasonOf(error),
      "Give a role in DATABASE_URL that may create roles, or make caselight_desk and caselight_reader yourself and set DATABASE_URL_DESK and DATABASE_URL_READER.",
    );
  }
  await closeDatabase(ownerUrl);
}

/**
 * Only the two roles may connect to the database, and nobody may make anything in it. Grants of a database are not
 * copied with a template: every new database needs this.
 */
export async function closeDatabase(ownerUrl: string): Promise<void> {
  const name = databaseOf(ownerUrl);
  await withClient(ownerUrl, async (client) => {
    const database = client.escapeIdentifier(name);
    await client.query(`revoke connect, temporary, create on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${DESK_ROLE}, ${READER_ROLE}`);
    await client.query("revoke create on schema public from public");
  });
}

/** In a cluster that is ours alone, the other databases are closed too. */
export async function closeOtherDatabases(ownerUrl: string): Promise<void> {
  for (const name of ["postgres", "template1"]) {
    await withClient(withDatabase(ownerUrl, name), (client) => client.query(`revoke connect, temporary on database ${name} from public`));
  }
}
