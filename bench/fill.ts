/**
 * Fills an empty, migrated database with an invented record, published in bulk with every guard of publication on, and with what lies about on its desk.
 * The plan is the argument, as JSON; the owner's connection is in it, since the guards of single facts, which their tests have seen, are left out.
 */
import pg from "pg";
import * as z from "zod";
import { dayOf } from "@/lib/core/days";
import { desk } from "@/lib/platform/db";
import { bringUnderWay } from "@/prisma/factories/desk-under-way";
import { makeColleagues, storeDeskWork } from "@/prisma/factories/desk-work-in-bulk";
import { deskWorkOf, type BlockWork } from "@/prisma/factories/invented-desk-work";
import { inventedRecord } from "@/prisma/factories/invented-record";
import { storeKeepings } from "@/prisma/factories/keepings-in-bulk";
import { bulkRowsOf, makeBulkPublishers, publishInBulk } from "@/prisma/factories/publish-in-bulk";

const planSchema = z.strictObject({ people: z.int().positive(), events: z.int().min(0), seed: z.int(), ownerUrl: z.string() });
/** Today: the desk's lists ask what lies ahead of it, and of whom nothing was heard since. */
const DAY = dayOf(new Date());
/** Of the six years of an invented record five are over, and one is not. */
const YEARS_BEFORE = 5;
/** People who work here, at least, and one more for so many on record. */
const COLLEAGUES = { least: 40, peopleForEach: 250 } as const;
/** Blocks of records that one transaction holds. */
const AT_ONCE = 5;
/** Rows of a table that somebody brings. */
const ROWS_BROUGHT = 400;
const TOLD_EVERY_MS = 10_000;

const plan = planSchema.parse(JSON.parse(process.argv[2] ?? ""));
const client = new pg.Client({ connectionString: plan.ownerUrl });
await client.connect();
// A plan that a guard makes while its tables are empty reads them whole, and is kept: with each portion the next one would take longer.
await client.query("SET enable_seqscan = off");
const publishers = await makeBulkPublishers(client, DAY);
const colleagues = await makeColleagues(client, COLLEAGUES.least + Math.floor(plan.people / COLLEAGUES.peopleForEach));

const began = performance.now();
let told = began;
let done = 0;
function tell(records: number): void {
  done += records;
  if (performance.now() - told < TOLD_EVERY_MS) return;
  told = performance.now();
  process.stdout.write(`  ${done.toLocaleString("en")} records after ${((told - began) / 1000).toFixed(0)} s\n`);
}

// While the database stores one portion, the next is made.
let storing = Promise.resolve();
let portion: Parameters<typeof bulkRowsOf>[0][number][] = [];
let work: BlockWork[] = [];
async function store(): Promise<void> {
  const [rows, count, left] = [bulkRowsOf(portion, publishers, { onDesk: true }), portion.length, work];
  [portion, work] = [[], []];
  await storing;
  const storeAll = async (): Promise<void> => {
    await publishInBulk(client, rows, { guardedFacts: false });
    for (const each of left) await storeDeskWork(client, each, { guardedFacts: false });
    tell(count);
  };
  storing = storeAll();
  // Sent before the next portion is made, which leaves no time for it.
  await new Promise((resolve) => setImmediate(resolve));
}

let blocks = 0;
for (const records of inventedRecord({ ...plan, firstYear: Number(DAY.slice(0, 4)) - YEARS_BEFORE })) {
  portion.push(...records);
  // The first of all is what the others share, and nobody's case.
  if (blocks > 0) work.push(deskWorkOf(records, { block: blocks - 1, colleagues, day: DAY }));
  blocks += 1;
  if (blocks % AT_ONCE === 0) await store();
}
if (portion.length > 0) await store();
await storing;
await client.query("ANALYZE");
await storeKeepings(client);
await bringUnderWay(colleagues, ROWS_BROUGHT);
await desk().$disconnect();
await client.end();
