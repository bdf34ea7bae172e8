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

/** What the migrations need of the server: names are compared by trigrams, and by the letters in which they differ. */
type Extension = "pg_trgm" | "fuzzystrmatch";

/** Makes an extension for the time of a transaction. @returns the schema it is in, quoted */
async function tryExtension(client: pg.Client, name: Extension): Promise<string> {
  try {
    await client.query(`create extension if not exists ${name}`);
  } catch (error) {
    throw new StartFailure(
      `This database cannot search names: it has no extension ${name}.`,
      reasonOf(error),
      `Install PostgreSQL's contrib modules on the server and let the role of DATABASE_URL make extensions, or make it yourself (create extension ${name}), and start again.`,
    );
  }
  const schema = await client.query<{ name: string }>("select quote_ident(n.nspname) as name from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = $1", [name]);
  return schema.rows[0]?.name ?? "public";
}

/**
 * Search needs two extensions, and must see Chinese characters: on a server whose character type is plain "C" trigrams silently find none, and
 * in another encoding than UTF-8 one character counts as several letters.
 * The check makes and drops the extensions in a transaction of its own, so that it holds before any migration ran.
 */
export async function assertSearchesNames(ownerUrl: string): Promise<void> {
  const { trigrams, letters } = await withClient(ownerUrl, async (client) => {
    await client.query("begin");
    try {
      const [ofTrigrams, ofLetters] = [await tryExtension(client, "pg_trgm"), await tryExtension(client, "fuzzystrmatch")];
      const result = await client.query<{ trigrams: number; letters: number }>(`select cardinality(${ofTrigrams}.show_trgm('谢阳')) as trigrams, ${ofLetters}.levenshtein('谢阳', '谢') as letters`);
      return result.rows[0] ?? { trigrams: 0, letters: 0 };
    } finally {
      await client.query("rollback");
    }
  });
  if (trigrams === 0 || letters !== 1) {
    throw new StartFailure(
      "This database cannot search Chinese names.",
      "Its character type (lc_ctype) is not a UTF-8 one, so trigram search sees no Hanzi.",
      "Make the database anew with LC_CTYPE 'C.UTF-8' and encoding UTF8, and start again.",
    );
  }
}
