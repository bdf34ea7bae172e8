import pg from "pg";
import { StartFailure, reasonOf } from "../failure";

/** Does the work with one connection and closes it, whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "caselight start-up" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The same server and database, another role. */
export function withRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** The name of the database in a connection string. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
}

/**
 * Makes the database the owner's connection string names when the server has none of that name.
 * @returns true when it was made
 */
export async function makeDatabase(ownerUrl: string): Promise<boolean> {
  const name = databaseOf(ownerUrl);
  try {
    await withClient(ownerUrl, (client) => client.query("select 1"));
    return false;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === "3D000")) {
      throw new StartFailure("The database does not answer.", reasonOf(error), "Check DATABASE_URL, and that the server runs and accepts this role.");
    }
  }
  try {
    await withClient(withDatabase(ownerUrl, "postgres"), async (client) => {
      await client.query(`create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8'`);
    });
    return true;
  } catch (error) {
    throw new StartFailure(`The database "${name}" could not be made.`, reasonOf(error), `Make it yourself (createdb ${name}) or give a role in DATABASE_URL that may.`);
  }
}

/**
 * Trigram search must see Chinese characters: on a server whose character type is plain "C" it silently finds none.
 * The check makes and drops the extension in a transaction of its own, so that it holds before any migration ran.
 */
export async function assertReadsHanzi(ownerUrl: string): Promise<void> {
  const seen = await withClient(ownerUrl, async (client) => {
    await client.query("begin");
    try {
      await client.query("create extension if not exists pg_trgm");
      const schema = await client.query<{ name: string }>("select quote_ident(n.nspname) as name from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'");
      const result = await client.query<{ count: number }>(`select cardinality(${schema.rows[0]?.name ?? "public"}.show_trgm('谢阳')) as count`);
      return result.rows[0]?.count ?? 0;
    } finally {
      await client.query("rollback");
    }
  });
  if (seen === 0) {
    throw new StartFailure(
      "This database cannot search Chinese names.",
      "Its character type (lc_ctype) is not a UTF-8 one, so trigram search sees no Hanzi.",
      "Make the database anew with LC_CTYPE 'C.UTF-8' and encoding UTF8, and start again.",
    );
  }
}
