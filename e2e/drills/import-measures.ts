/** What the drill of imports looks at while a run goes on, and what it counts before and after. */
import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import type { ImportId } from "@/lib/core/ids";
import type { TestDatabase } from "@/prisma/factories/test-database";

const LOOK_EVERY_MS = 200;
const BYTES_PER_MB = 1_048_576;

/**
 * `said`: each number of rows that somebody beside it read while it went on; `silence`: the longest time without another, in ms. `resident`: of this process, at most, in MB; `kept`: of its heap when a
 * tenth, two tenths … of the rows were done, in MB, without what only waits to be collected. `backend`: of the database's processes the most that one held for itself, in MB; 0 where the system does not say.
 */
export type Watched = { ms: number; said: number[]; silence: number; resident: number; kept: number[]; backend: number };

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  return () => {
    if (typeof collect === "function") collect();
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / BYTES_PER_MB);
}

function heldBy(pid: number): number {
  const status = `/proc/${String(pid)}/status`;
  const held = existsSync(status) ? /^RssAnon:\s+(\d+) kB$/mu.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return held === undefined ? 0 : Number(held) * 1_024;
}

/** Looks at a run and at what it holds, from a connection of its own, until the work is done. */
export async function watched(database: TestDatabase, importId: ImportId, rows: number, work: () => Promise<unknown>): Promise<Watched> {
  const collect = collector();
  const beside = new pg.Client({ connectionString: database.urls.ownerUrl });
  await beside.connect();
  const seen: Watched = { ms: 0, said: [], silence: 0, resident: 0, kept: [], backend: 0 };
  let isDone = false;
  let lastWord = performance.now();
  const look = async (): Promise<void> => {
    while (!isDone) {
      const { rows: found } = await beside.query<{ done: number; pids: number[] }>("SELECT rows_done AS done, (SELECT array_agg(pid) FROM pg_stat_activity WHERE datname = current_database()) AS pids FROM desk.table_import WHERE id = $1 AND state IN ('checking', 'applying')", [importId]);
      seen.resident = Math.max(seen.resident, megabytes(process.memoryUsage.rss()));
      for (const { done, pids } of found) {
        seen.backend = Math.max(seen.backend, ...pids.map((pid) => megabytes(heldBy(pid))));
        if (done === seen.said.at(-1) || done === 0) continue;
        seen.silence = Math.max(seen.silence, Math.round(performance.now() - lastWord));
        lastWord = performance.now();
        seen.said.push(done);
        if (done >= ((seen.kept.length + 1) * rows) / 10) {
          collect();
          seen.kept.push(megabytes(process.memoryUsage().heapUsed));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  const looking = look();
  const began = performance.now();
  try {
    await work();
  } finally {
    seen.ms = Math.round(performance.now() - began);
    isDone = true;
    await looking;
    await beside.end();
  }
  return seen;
}

/** How many rows each table of the product has. */
export async function rowsOfEachTable(database: TestDatabase): Promise<Record<string, number>> {
  const [made] = await database.sqlAs("owner", "SELECT string_agg(format('SELECT %L AS name, count(*)::int AS rows FROM %I.%I', schemaname || '.' || tablename, schemaname, tablename), ' UNION ALL ' ORDER BY schemaname, tablename) AS text FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
  const counted = await database.sqlAs("owner", String(made?.["text"]));
  return Object.fromEntries(counted.map(({ name, rows }): [string, number] => [String(name), Number(rows)]));
}

/** Tables that have more rows, or fewer, than before. */
export function difference(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.keys({ ...before, ...after }).map((name): [string, number] => [name, (after[name] ?? 0) - (before[name] ?? 0)]).filter(([, more]) => more !== 0));
}
