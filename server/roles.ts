import { randomBytes } from "node:crypto";
import type pg from "pg";
import { databaseOf, withClient, withDatabase } from "./database/connections";
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

/**
 * Makes the two roles the app connects as (or gives them these passwords) and closes the database to everyone else.
 * What they may do with tables is granted by the migrations, which run after this.
 * @param ownerUrl the owner's connection to the database
 */
export async function makeRoles(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  try {
    await withClient(ownerUrl, async (client) => {
      await client.query("begin");
      // Two starts at once would otherwise update the same catalogue row.
      await client.query("select pg_advisory_xact_lock(hashtext('caselight roles'))");
      await client.query("set local password_encryption = 'scram-sha-256'");
      await makeRole(client, DESK_ROLE, passwords.desk);
      await makeRole(client, READER_ROLE, passwords.reader);
      await client.query("commit");
    });
  } catch (error) {
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
