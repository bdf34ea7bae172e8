import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { withClient } from "./database/connections";
import { StartFailure } from "./failure";
import { REPOSITORY } from "./folders";

/** One file of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The lock `prisma migrate deploy` takes, so that the two never run at once. */
const PRISMA_ADVISORY_LOCK = 72707369;

// The table as Prisma makes it: `prisma migrate deploy` can take over a database that we migrated, and the other way round.
const MIGRATIONS_TABLE = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** The migrations in the order they are applied: by the name of their folder. */
export function readMigrations(folder = path.join(REPOSITORY, "prisma", "migrations")): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies what has not been applied yet, each file in one transaction as a single simple query (a script is never split
 * at its semicolons: functions and triggers hold some). The two roles of the app must exist.
 * @returns the names of the migrations applied now
 */
export async function migrate(ownerUrl: string, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [PRISMA_ADVISORY_LOCK]);
    await client.query(MIGRATIONS_TABLE);
    const rows = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
      "select migration_name, checksum, finished_at from public._prisma_migrations where rolled_back_at is null",
    );
    const applied = new Map(rows.rows.map((row) => [row.migration_name, row]));
    refuseUnknown(migrations, [...applied.keys()]);

    const now: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.name);
      if (before === undefined) {
        await apply(client, migration);
        now.push(migration.name);
      } else if (before.finished_at === null) {
        throw new StartFailure(
          `The migration ${migration.name} was begun and not finished.`,
          "Another tool recorded it as failed.",
          "Look at the database, then run prisma migrate resolve for it.",
        );
      } else if (before.checksum !== migration.checksum) {
        throw new StartFailure(
          `The migration ${migration.name} has been changed after it was applied.`,
          "Its file no longer has the checksum recorded in this database, so nobody can tell what the database holds.",
          "Put the file back as it was (git checkout) and write the change as a new migration; a database without anything to keep may be deleted instead.",
        );
      }
    }
    return now;
  });
}

function refuseUnknown(migrations: readonly Migration[], applied: readonly string[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new StartFailure(
    "The database is newer than this checkout.",
    `It holds the migration ${unknown.join(", ")}, which prisma/migrations does not.`,
    "Check out the version of Caselight that last ran on it, or a later one.",
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const started = new Date();
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query(
      `insert into public._prisma_migrations (id, checksum, finished_at, migration_name, logs, started_at, applied_steps_count)
       values ($1, $2, now(), $3, null, $4, 1)`,
      [randomUUID(), migration.checksum, migration.name, started],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new StartFailure(`The migration ${migration.name} failed; nothing of it was kept.`, describe(error, migration.sql), "Mend the migration and start again.");
  }
}

/** Message and line: Postgres gives a character position in the script. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? error.message : String(error);
  const position = Number(error.position ?? 0);
  const line = position > 0 ? `line ${[...sql].slice(0, position).join("").split("\n").length}: ` : "";
  return `${line}${error.message}${error.hint === undefined ? "" : ` (${error.hint})`}`;
}
