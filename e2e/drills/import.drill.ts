/**
 * What an import of 100,000 rows of every kind costs (`npm run drill:import -- 5000` for another number), and what is left of one that is taken back. Prints its figures, and asks that
 *   - a dry run and an application say how far they are while they go on;
 *   - memory is flat: in a heap of 192 MB (server/tasks/drill.ts) ten times the rows take no more than MORE_RESIDENT_MB and MORE_KEPT_MB on top of what a tenth of them took (kept, where those were done before a look: on top of what the first tenth of the many did);
 *   - applying takes at most MOST_TIMES_COPY times as long as COPY of the very rows that came of it into the same tables, with their triggers and indexes, of another database;
 *   - given up half way, a dry run and an application leave every table as it was;
 *   - undone, nothing of an import is shown, open or cited any more, and what its discarded drafts keep in the tables is what it is known to keep.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findPeople } from "@/lib/cases/queries/find-people";
import { visibleRecords } from "@/lib/cases/policy";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { giveUpImport } from "@/lib/imports/commands/give-up-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import type { Actor } from "@/lib/core/actor";
import { STALLED_AFTER_MS } from "@/lib/imports/queries/import-standing";
import { importIdSchema, type ImportId } from "@/lib/core/ids";
import { addressOf } from "@/lib/imports/named-record";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { withDatabase } from "@/server/database/connections";
import { difference, rowsOfEachTable, watched, type Watched } from "./import-measures";

const database = testDatabase();
const ROWS = Number(process.env.CASELIGHT_DRILL_ROWS ?? 100_000);
const FEW = ROWS / 10;
const WHOLE = Number.POSITIVE_INFINITY;
const MOST_TIMES_COPY = 10;
/** Megabytes that 100,000 rows may take more than 10,000: of the process, and of what is kept of its heap. Of each row a key of 22 characters is kept; of each person and source, of which there are 10,000 each, what was found of them. */
const [MORE_RESIDENT_MB, MORE_KEPT_MB] = [128, 64];
/** Rows of one person, and of one source. */
const EACH = 10;
const columns = ["person", "what", "date", "text", "exact", "source_title", "source_address", "practice", "to", "end", "place", "charge"] as const;
/** Of ten rows of one person, what each tells: six case updates, of which the first says their name, and four of the rest; of ten people four different ones each. */
const UPDATES = ["arrest", "trial", "health", "protest", "verdict", "released"] as const;
const OTHERS = ["custody", "name_alias", "occupation", "works_for", "lawyer_engaged_by_family", "charge_arrest", "custody", "description", "charge_indictment", "lawyer"] as const;

/** What came of an import, by table, in the order that foreign keys ask for. What names the import is left out: there is none in the other database. */
const BROUGHT: readonly (readonly [table: string, which: string])[] = [
  ["public_record", "id IN (SELECT record_id FROM brought_change)"],
  ["detention_case", "person_id IN (SELECT record_id FROM brought_change)"],
  ["timeline_event", "id IN (SELECT event_id FROM desk.event_reading WHERE assertion_id IN (SELECT id FROM brought_fact))"],
  ["change", "id IN (SELECT id FROM brought_change)"],
  ["citation", "id IN (SELECT citation_id FROM desk.assertion_citation WHERE assertion_id IN (SELECT id FROM brought_fact))"],
  ["assertion", "id IN (SELECT id FROM brought_fact)"],
  ...["name", "name_key", "attribute", "event_reading", "affiliation", "spell", "charge", "representation", "assertion_citation"].map((table) => [table, "assertion_id IN (SELECT id FROM brought_fact)"] as const),
];
/** What is there before: whoever works here, and what rows point to, as heads of records alone. */
const THERE: readonly (readonly [table: string, which: string])[] = [["account", "true"], ["public_record", "version > 0 AND kind <> 'source'"]];
/** What undoing leaves in the tables, and nowhere else: drafts that were discarded are kept, as those that somebody discards by hand. */
const KEPT_OF_DISCARDED = [...BROUGHT.map(([table]) => `desk.${table}`), "desk.change_author"];

let [actor, colleague] = [] as unknown as [Actor, Actor];
/** Records that rows point to, as a cell names them. */
const there = { person: "", organisation: "", practice: "" };
let few: Watched[];
const say = (...words: string[]) => process.stdout.write(`${words.join("")}\n`);
const told = (name: string, { ms, said, silence, resident, kept, backend }: Watched) => say(`${name}: ${String(ms)} ms; ${String(said.length)} words of progress, ${String(silence)} ms between two at most; resident at most ${String(resident)} MB, heap kept ${kept.join(" ")} MB, backend ${String(backend)} MB`);

/** What the table at the end says, as docs/performance.md has it. */
const figures: [step: string, measured: string, bound: string][] = [];
const megabytes = ({ resident, kept }: Watched) => `resident ${String(resident)} MB, kept ${String(Math.max(0, ...kept))} MB`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

/** What stands in the column `text` of a row of each kind. */
const textSql = (called: string) => `CASE w.what WHEN 'occupation' THEN 'lawyer' WHEN 'name_alias' THEN ${called} || ' the Elder' WHEN 'custody' THEN '' WHEN 'works_for' THEN 'gardener ' || n ELSE CASE WHEN w.what LIKE 'lawyer%' THEN '' ELSE 'Told ' || n || '.' END END`;

// No form takes so many rows: the table is put where a form would put it.
async function brought(rows: number, name: string): Promise<ImportId> {
  const made = await database.db.tableImport.create({ data: { createdById: actor.accountId, sha256: randomBytes(32), encoding: "utf-8", delimiter: "comma", headings: [...columns], mapping: [...columns], rowCount: rows }, select: { id: true } });
  const called = `'${name} ' || translate(((n - 1) / $2)::text, '0123456789', 'bcdfghklmn')`;
  await database.sqlAs("owner", `INSERT INTO desk.table_import_row (import_id, line, cells) SELECT $1::uuid, n + 1, ARRAY[${called}, w.what, '2031-05', ${textSql(called)}, ${called} || ' was arrested ' || n, 'Report ' || (n - 1) / $2, 'https://${name.toLowerCase()}.invalid/' || (n - 1) / $2,
      CASE w.what WHEN 'custody' THEN $6 ELSE '' END, CASE WHEN w.what LIKE 'lawyer%' THEN $7 WHEN w.what = 'works_for' THEN $8 ELSE '' END, CASE w.what WHEN 'custody' THEN '2031-09' ELSE '' END, CASE w.what WHEN 'custody' THEN 'An invented shed' ELSE '' END, CASE WHEN w.what LIKE 'charge%' THEN 'defamation' ELSE '' END]
    FROM generate_series(1, $3::int) AS n
      CROSS JOIN LATERAL (SELECT CASE WHEN (n - 1) % $2 < 6 THEN ($4::text[])[(n - 1) % $2 + 1] ELSE ($5::text[])[((n - 1) / $2 * 4 + (n - 1) % $2 - 6) % 10 + 1] END AS what) AS w`, [made.id, EACH, rows, [...UPDATES], [...OTHERS], there.practice, there.person, there.organisation]);
  return importIdSchema.parse(made.id);
}

const check = (importId: ImportId, patience: number) => checkImport(actor, { importId, columns: [...columns] }, patience);
const apply = (importId: ImportId, patience: number) => applyImport(actor, { importId, again: true }, patience);
const stateOf = async (id: ImportId) => database.db.tableImport.findUniqueOrThrow({ where: { id }, select: { state: true, failure: true, rowsDone: true } });
const stillBusy = async () => (await database.sqlAs("owner", "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"))[0]?.["n"];
/** Whatever anybody can come upon of it: by lists, by search, and as something under way. */
const shown = async () => ({
  mine: await database.db.publicRecord.count({ where: visibleRecords(actor) }),
  theirs: await database.db.publicRecord.count({ where: visibleRecords(colleague) }),
  found: (await findPeople(actor, "Vetch c")).length,
  underWay: await database.db.change.count({ where: { state: { in: ["draft", "returned", "submitted", "approved"] } } }),
});

afterAll(() => {
  say(`\n| ${String(ROWS)} rows: ${String(UPDATES.length * 10)} % case updates, the rest ${[...new Set(OTHERS)].join(", ")} | Measured | Bound |\n| --- | --- | --- |`);
  for (const figure of figures) say(`| ${figure.join(" | ")} |`);
});

beforeAll(async () => {
  [actor, colleague] = [await makeAccount(database.db, { role: "researcher" }), await makeAccount(database.db, { role: "editor" })];
  const { sourceId } = await makePerson(database.db, { by: actor });
  for (const kind of ["person", "organisation", "practice"] as const) {
    const recordId = await makeRecord(database.db, kind);
    await publishFacts(database.db, { recordId, by: actor, editor: colleague, facts: [factOf({ kind: "name", text: `Invented ${kind}`, language: "en", nameKind: "main" }, sourceId)] });
    const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
    there[kind] = kind === "practice" ? slug : addressOf(kind, slug);
  }
});

test(`${String(FEW)} rows, to measure memory by`, async () => {
  const id = await brought(FEW, "Lentil");
  few = [await watched(database, id, FEW, () => check(id, WHOLE)), await watched(database, id, FEW, () => apply(id, WHOLE))];
  for (const [index, one] of few.entries()) told(`${String(FEW)} rows, ${index === 0 ? "dry run" : "application"}`, one);
  expect((await stateOf(id)).state).toBe("applied");
  say(`${String(FEW)} rows handed in: ${String(await timed(() => submitImport(actor, { importId: id })))} ms; taken back and undone: ${String(await timed(() => undoImport(actor, { importId: id })))} ms`);
});

test("given up half way, neither a dry run nor an application leaves anything behind", async () => {
  for (const [name, run] of [["dry run", check], ["application", apply]] as const) {
    const id = await brought(ROWS, "Chickpea");
    if (run === apply) await check(id, WHOLE);
    const before = await rowsOfEachTable(database);
    await run(id, 0);
    await expect.poll(async () => (await stateOf(id)).rowsDone, { timeout: 600_000, interval: 50 }).toBeGreaterThanOrEqual(ROWS / 2);
    const { rowsDone } = await stateOf(id);
    const ms = await timed(() => giveUpImport(actor, { importId: id }));
    const rest = await timed(() => expect.poll(async () => [await stillBusy(), await database.db.tableImportRow.count({ where: { importId: id } })], { timeout: 120_000, interval: 50 }).toEqual([0, 0]));
    say(`${name} given up at ${String(rowsDone)} rows: ${String(ms)} ms, and ${String(rest)} ms until the last of its table was gone`);
    figures.push([`${name === "dry run" ? "Dry run" : "Application"} given up at ${String(rowsDone)} rows, until the last of its table was gone`, `${String(ms + rest)} ms`, "leaves nothing"]);
    // Beside its own table, and that it was given up, which is on file.
    expect(difference(before, await rowsOfEachTable(database)), name).toEqual({ "desk.table_import_row": -ROWS, "desk.audit": 1 });
    expect((await stateOf(id)).state).toBe("given_up");
  }
});

test(`${String(ROWS)} rows`, async () => {
  const id = await brought(ROWS, "Vetch");
  const [tables, before] = [await rowsOfEachTable(database), await shown()];
  const checked = await watched(database, id, ROWS, () => check(id, WHOLE));
  told(`${String(ROWS)} rows, dry run`, checked);
  expect(difference(tables, await rowsOfEachTable(database)), "a dry run writes nothing to the record").toEqual({ "desk.audit": 1 });
  const applied = await watched(database, id, ROWS, () => apply(id, WHOLE));
  told(`${String(ROWS)} rows, application`, applied);
  expect(await stateOf(id)).toMatchObject({ state: "applied", failure: null });
  const copy = await copied(id);
  say(`COPY of what came of it: ${String(copy)} ms; dry run ${(checked.ms / copy).toFixed(1)} x, application ${(applied.ms / copy).toFixed(1)} x`);
  expect((await shown()).mine - before.mine).toBe((2 * ROWS) / EACH);

  const undo = await timed(() => undoImport(actor, { importId: id }));
  figures.push(["COPY of what came of it", `${String(copy)} ms`, ""], ["Dry run", `${String(checked.ms)} ms, ${(checked.ms / copy).toFixed(1)} x; ${megabytes(checked)}`, ""], ["Application", `${String(applied.ms)} ms, ${(applied.ms / copy).toFixed(1)} x; ${megabytes(applied)}`, `at most ${String(MOST_TIMES_COPY)} x`]);
  figures.push(["Undo", `${String(undo)} ms, ${(undo / copy).toFixed(1)} x`, "nothing is shown of it"], ["Longest time without a word of progress", `${String(Math.max(checked.silence, applied.silence))} ms`, `at most ${String(STALLED_AFTER_MS / 2)} ms`]);
  for (const [index, name] of (["Dry run", "Application"] as const).entries()) figures.push([`${name} of ${String(FEW)} rows, to measure memory by`, few[index] === undefined ? "" : megabytes(few[index]), `at most ${String(MORE_RESIDENT_MB)} and ${String(MORE_KEPT_MB)} MB less`]);
  say(`undone: ${String(undo)} ms, ${(undo / copy).toFixed(1)} x`);
  expect(await shown()).toEqual(before);
  const left = difference(tables, await rowsOfEachTable(database));
  say(`left in the tables, of discarded drafts: ${Object.entries(left).map(([table, rows]) => `${table} ${String(rows)}`).join(", ")}`);
  expect(Object.keys(left).filter((table) => !KEPT_OF_DISCARDED.includes(table)).toSorted()).toEqual(["desk.audit", "desk.table_import_row"]);

  for (const [index, many] of [checked, applied].entries()) {
    expect(many.said.length, "it says how far it is").toBeGreaterThanOrEqual(2);
    expect(many.silence, "and long before it counts as dead").toBeLessThan(STALLED_AFTER_MS / 2);
    expect(many.said, "and never less than before").toEqual(many.said.toSorted((one, other) => one - other));
    expect(many.resident - (few[index]?.resident ?? 0), "memory is flat").toBeLessThanOrEqual(MORE_RESIDENT_MB);
    expect(many.kept.length, "its heap was looked at more than once").toBeGreaterThanOrEqual(2);
    // So few rows may be done before their heap was looked at once: then the first look at the many is what is measured by.
    const byFew = few[index]?.kept ?? [];
    expect(Math.max(...many.kept) - Math.max(...(byFew.length > 0 ? byFew : many.kept.slice(0, 1))), "what is kept is flat").toBeLessThanOrEqual(MORE_KEPT_MB);
  }
  expect(applied.ms / copy).toBeLessThanOrEqual(MOST_TIMES_COPY);
});

/** Milliseconds that COPY takes to bring what came of an import into the same tables of another database. */
async function copied(id: ImportId): Promise<number> {
  const folder = mkdtempSync("/tmp/caselight-copy-");
  chmodSync(folder, 0o777);
  const name = `caselight_test_copy_${String(process.pid)}`;
  const admin = new pg.Client({ connectionString: inject("adminUrl") });
  await admin.connect();
  await admin.query(`create database ${name} template ${inject("templateDatabase")}`);
  const [here, elsewhere] = [new pg.Client({ connectionString: database.urls.ownerUrl }), new pg.Client({ connectionString: withDatabase(inject("adminUrl"), name) })];
  try {
    await Promise.all([here.connect(), elsewhere.connect()]);
    await here.query(`CREATE TEMP TABLE brought_change AS SELECT id, record_id FROM desk.change WHERE import_id = '${id}' OR with_change_id IN (SELECT id FROM desk.change WHERE import_id = '${id}')`);
    await here.query("CREATE TEMP TABLE brought_fact AS SELECT a.id FROM desk.assertion a JOIN brought_change c ON c.id = a.added_by_change_id");
    const columnsOf = async (table: string) => (await here.query<{ name: string }>("SELECT quote_ident(column_name) AS name FROM information_schema.columns WHERE table_schema = 'desk' AND table_name = $1 AND is_generated = 'NEVER' AND column_name <> 'import_id' ORDER BY ordinal_position", [table])).rows.map((row) => row.name).join(", ");
    const to = async ([table, which]: readonly [string, string], file: string) => here.query(`COPY (SELECT ${await columnsOf(table)} FROM desk.${table} WHERE ${which}) TO '${join(folder, file)}'`);
    const from = async (table: string, file = table) => elsewhere.query(`COPY desk.${table} (${await columnsOf(table)}) FROM '${join(folder, file)}'`);
    for (const each of BROUGHT) await to(each, each[0]);
    for (const each of THERE) await to(each, `there_${each[0]}`);
    // Of these no facts come along, and what a trigger would ask of them is no part of what is measured.
    await elsewhere.query("SET session_replication_role = replica");
    for (const [table] of THERE) await from(table, `there_${table}`);
    await elsewhere.query("SET session_replication_role = origin");
    const countOf = async (table: string) => Number((await elsewhere.query<{ n: string }>(`SELECT count(*) AS n FROM desk.${table}`)).rows[0]?.n);
    const before = new Map<string, number>();
    for (const [table] of BROUGHT) before.set(table, await countOf(table));
    const ms = await timed(async () => {
      await elsewhere.query("BEGIN");
      // Opened by their owners, with authors: what the triggers write they write there too.
      for (const [table] of BROUGHT) await from(table);
      await elsewhere.query("COMMIT");
    });
    for (const [table, which] of BROUGHT) {
      const asked = await here.query<{ n: string }>(`SELECT count(*) AS n FROM desk.${table} WHERE ${which}`);
      expect((await countOf(table)) - (before.get(table) ?? 0), table).toBe(Number(asked.rows[0]?.n));
    }
    return ms;
  } finally {
    await Promise.all([here.end(), elsewhere.end()]);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  }
}
