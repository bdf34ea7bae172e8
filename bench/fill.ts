/**
 * Fills an empty, migrated database with an invented record, published in bulk with every guard on. The desk's connection is in the environment; the plan
 * is the argument, as JSON.
 */
import pg from "pg";
import * as z from "zod";
import { env } from "@/lib/platform/env";
import { inventedRecord } from "@/prisma/factories/invented-record";
import { bulkRowsOf, makeBulkPublishers, publishInBulk } from "@/prisma/factories/publish-in-bulk";

const planSchema = z.strictObject({ people: z.int().positive(), events: z.int().min(0), seed: z.int() });
const DAY = "2040-01-01";
/** Blocks of records that one transaction holds. */
const AT_ONCE = 5;
const TOLD_EVERY_MS = 10_000;

const plan = planSchema.parse(JSON.parse(process.argv[2] ?? ""));
const client = new pg.Client({ connectionString: env().DATABASE_URL_DESK });
await client.connect();
const publishers = await makeBulkPublishers(client, DAY);

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
async function store(): Promise<void> {
  const [rows, count] = [bulkRowsOf(portion, publishers), portion.length];
  portion = [];
  await storing;
  storing = publishInBulk(client, rows).then(() => tell(count));
  // Sent before the next portion is made, which leaves no time for it.
  await new Promise((resolve) => setImmediate(resolve));
}

let blocks = 0;
for (const records of inventedRecord(plan)) {
  portion.push(...records);
  blocks += 1;
  if (blocks % AT_ONCE === 0) await store();
}
if (portion.length > 0) await store();
await storing;
await client.end();
