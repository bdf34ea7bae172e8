/**
 * What an import costs: dry run and application of many rows, and COPY of the very rows that came of it into the same tables, with their triggers and indexes, of another
 * database. Prints the figures; asks only that nothing is refused.
 */
import { mkdtempSync, chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { makeAccount } from "@/prisma/factories/accounts";
import { testDatabase } from "@/prisma/factories/test-database";
import { withDatabase } from "@/server/database/connections";

const database = testDatabase();
const ROWS = 5_000;
/** Rows of one person, and of one source. */
const EACH = 10;
const columns = ["person", "what", "date", "text", "exact", "source_title"] as const;
/** In the order that foreign keys ask for. What names an import leaves it out: there is none in the other database. */
const TABLES = ["account", "public_record", "detention_case", "timeline_event", "change", "citation", "assertion", "name", "name_key", "attribute", "event_reading", "assertion_citation"];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

test(`${String(ROWS)} rows`, async () => {
  const actor = await makeAccount(database.db, { role: "researcher" });
  const lines = Array.from({ length: ROWS }, (_, index) => `Vetch ${letters(Math.floor(index / EACH))},arrest,2031-05,Arrested ${String(index)}.,arrested ${String(index)},Report ${String(Math.floor(index / EACH))}`);
  const bytes = new TextEncoder().encode([columns.join(","), ...lines].join("\n"));
  let importId: Awaited<ReturnType<typeof startImport>>["importId"] | undefined;
  const read = await timed(async () => ({ importId } = await startImport(actor, { bytes })));
  if (importId === undefined) throw new Error("It was read.");
  const id = importId;
  const before = process.memoryUsage().rss;
  const check = await timed(() => checkImport(actor, { importId: id, columns: [...columns] }, Number.POSITIVE_INFINITY));
  const apply = await timed(() => applyImport(actor, { importId: id, again: true }, Number.POSITIVE_INFINITY));
  const grown = Math.round((process.memoryUsage().rss - before) / 1_048_576);
  expect((await database.db.tableImport.findUniqueOrThrow({ where: { id } })).state).toBe("applied");

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
    process.stdout.write(`\n${String(ROWS)} rows: read ${String(read)} ms, dry run ${String(check)} ms, apply ${String(apply)} ms, COPY of what came of it ${String(copy)} ms: ${(apply / copy).toFixed(1)} x; memory grew by ${String(grown)} MB\n`);
  } finally {
    await Promise.all([here.end(), there.end()]);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  }
});

/** A number in letters, so that each is a name of its own. */
function letters(number: number): string {
  return [...String(number)].map((digit) => "bcdfghklmn"[Number(digit)] ?? "").join("a");
}
