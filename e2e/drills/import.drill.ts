/**
 * What an import costs: dry run and application of 100,000 rows, and COPY of the very rows that came of it into the same tables, with their triggers and indexes, of
 * another database. Prints the figures. Asks that nothing is refused, that a run given up on its way keeps nothing, that memory does not grow with the rows, and
 * that an undo leaves nothing standing.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { giveUpImport } from "@/lib/imports/commands/give-up-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import type { Actor } from "@/lib/core/actor";
import { importIdSchema, type ImportId } from "@/lib/core/ids";
import { makeAccount } from "@/prisma/factories/accounts";
import { testDatabase } from "@/prisma/factories/test-database";
import { withDatabase } from "@/server/database/connections";

const database = testDatabase();
const ROWS = 100_000;
const WHOLE = Number.POSITIVE_INFINITY;
/** Of the heap, in all, with 10,000 people and as many sources met: what is kept of each row is a key of 22 characters. */
const MOST_KEPT_MB = 200;
/** Rows of one person, and of one source. */
const EACH = 10;
const columns = ["person", "what", "date", "text", "exact", "source_title", "source_address"] as const;
/** In the order that foreign keys ask for. What names an import leaves it out: there is none in the other database. */
const TABLES = ["account", "public_record", "detention_case", "timeline_event", "change", "citation", "assertion", "name", "name_key", "attribute", "event_reading", "assertion_citation"];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

// No form takes so many rows: the table is put where a form would put it.
async function brought(actor: Actor, rows: number): Promise<ImportId> {
  const made = await database.db.tableImport.create({ data: { createdById: actor.accountId, sha256: randomBytes(32), encoding: "utf-8", delimiter: "comma", headings: [...columns], mapping: [...columns], rowCount: rows }, select: { id: true } });
  const name = "'Vetch ' || translate(((n - 1) / $2)::text, '0123456789', 'bcdfghklmn')";
  await database.sqlAs("owner", `INSERT INTO desk.table_import_row (import_id, line, cells) SELECT $1::uuid, n + 1, ARRAY[${name}, 'arrest', '2031-05', 'Arrested ' || n || '.', ${name} || ' was arrested ' || n, 'Report ' || (n - 1) / $2, 'https://report.invalid/' || (n - 1) / $2] FROM generate_series(1, $3::int) AS n`, [made.id, EACH, rows]);
  return importIdSchema.parse(made.id);
}

/** The most that is kept of the heap while something is done, in MB: what is only waiting to be collected does not count. */
async function heapDuring(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const timer = setInterval(() => {
    if (typeof collect === "function") collect();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 5_000);
  await work();
  clearInterval(timer);
  return Math.round(most / 1_048_576);
}

test(`${String(ROWS)} rows`, async () => {
  const actor = await makeAccount(database.db, { role: "researcher" });
  const few = await brought(actor, ROWS / 10);
  const factsNow = async () => (await database.sqlAs("owner", "SELECT count(*)::int AS facts FROM desk.assertion"))[0]?.["facts"];
  await checkImport(actor, { importId: few, columns: [...columns] }, WHOLE);
  const before = await factsNow();
  await applyImport(actor, { importId: few, again: true }, 0);
  await giveUpImport(actor, { importId: few });
  await expect.poll(async () => (await database.sqlAs("owner", "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"))[0]?.["n"], { timeout: 60_000 }).toBe(0);
  expect(await factsNow(), "a run that is given up keeps nothing").toBe(before);

  const id = await brought(actor, ROWS);
  let [check, apply, undo] = [0, 0, 0];
  const heap = await heapDuring(async () => {
    check = await timed(() => checkImport(actor, { importId: id, columns: [...columns] }, WHOLE));
    apply = await timed(() => applyImport(actor, { importId: id, again: true }, WHOLE));
  });
  const { state, failure } = await database.db.tableImport.findUniqueOrThrow({ where: { id } });
  expect([state, failure]).toEqual(["applied", null]);

  const folder = mkdtempSync("/tmp/caselight-copy-");
  chmodSync(folder, 0o777);
  const name = `caselight_test_copy_${String(process.pid)}`;
  const admin = new pg.Client({ connectionString: inject("adminUrl") });
  await admin.connect();
  await admin.query(`create database ${name} template ${inject("templateDatabase")}`);
  const here = new pg.Client({ connectionString: database.urls.ownerUrl });
  const there = new pg.Client({ connectionString: withDatabase(inject("adminUrl"), name) });
  try {
    await Promise.all([here.connect(), there.connect()]);
    const columnsOf = async (table: string) => (await here.query<{ name: string }>("SELECT quote_ident(column_name) AS name FROM information_schema.columns WHERE table_schema = 'desk' AND table_name = $1 AND is_generated = 'NEVER' AND column_name <> 'import_id' ORDER BY ordinal_position", [table])).rows.map((row) => row.name).join(", ");
    // Opened by their owners, with authors: what the triggers write they write there too.
    for (const table of TABLES) await here.query(`COPY (SELECT ${await columnsOf(table)} FROM desk.${table}) TO '${join(folder, table)}'`);
    const copy = await timed(async () => {
      await there.query("BEGIN");
      for (const table of TABLES) await there.query(`COPY desk.${table} (${await columnsOf(table)}) FROM '${join(folder, table)}'`);
      await there.query("COMMIT");
    });
    process.stdout.write(`\n${String(ROWS)} rows: dry run ${String(check)} ms, apply ${String(apply)} ms, COPY of what came of it ${String(copy)} ms: ${(apply / copy).toFixed(1)} x; heap at most ${String(heap)} MB\n`);
    expect(heap, "memory is flat").toBeLessThan(MOST_KEPT_MB);
    undo = await timed(() => undoImport(actor, { importId: id }));
    process.stdout.write(`undo ${String(undo)} ms\n`);
    expect(await database.db.change.count({ where: { importId: id, state: { not: "discarded" } } })).toBe(0);
  } finally {
    await Promise.all([here.end(), there.end()]);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  }
});
