/** What the desk's pages ask is answered by indexes, however large the record is: each statement of each query in the table is planned, and its plan is read. */
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { findPeople } from "@/lib/cases/queries/find-people";
import { bringUnderWay } from "@/prisma/factories/desk-under-way";
import { makeColleagues, storeDeskWork } from "@/prisma/factories/desk-work-in-bulk";
import { deskWorkOf } from "@/prisma/factories/invented-desk-work";
import { BLOCK_PEOPLE, inventedRecord } from "@/prisma/factories/invented-record";
import { storeKeepings } from "@/prisma/factories/keepings-in-bulk";
import { bulkRowsOf, makeBulkPublishers, publishInBulk } from "@/prisma/factories/publish-in-bulk";
import { testDatabase } from "@/prisma/factories/test-database";
import { DESK_QUERIES, DESK_QUERY_NAMES, type DeskQuery } from "./desk-table";
import { findThings, type Things } from "./desk-things";
import { statementsOf } from "./statements";

const DAY = new Date().toISOString().slice(0, 10);
/** Tables that hold a row for each fact or each of the commonest kinds. Stretches of custody are few beside them: limits ahead may be joined to all of them. */
const OF_EVERY_FACT = new Set(["assertion", "assertion_citation", "citation", "name", "attribute", "event_reading", "name_key", "timeline_event"]);
/** Holds what replaces something alone: few rows beside all facts. */
const OF_FEW_FACTS = new Set(["assertion_replaces_id_idx"]);

/** Of a table that somebody brings. */
const ROWS_BROUGHT = 16;

const database = testDatabase();
let things: Things;

beforeAll(async () => {
  const client = new pg.Client({ connectionString: database.urls.ownerUrl });
  await client.connect();
  const publishers = await makeBulkPublishers(client, DAY);
  const colleagues = await makeColleagues(client, 24);
  for (const [at, records] of [...inventedRecord({ people: BLOCK_PEOPLE, events: 200, seed: 7, firstYear: Number(DAY.slice(0, 4)) - 5 })].entries()) {
    await publishInBulk(client, bulkRowsOf(records, publishers, { onDesk: true }), { guardedFacts: false });
    if (at > 0) await storeDeskWork(client, deskWorkOf(records, { block: at - 1, colleagues, day: DAY }), { guardedFacts: false });
  }
  await storeKeepings(client);
  await bringUnderWay(colleagues, ROWS_BROUGHT);
  // Also what an index of words still has to sort in: while that is much, the planner would rather read the table.
  await client.query("VACUUM (ANALYZE)");
  await client.end();
  things = await findThings();
});

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Index Cond"?: string; Plans?: Plan[] };
const explained = z.tuple([z.looseObject({ Plan: z.custom<Plan>() })]);

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/**
 * The plans of all that a query sends, by a planner that reads a table whole only where nothing else is left: of a record as small as this one it would merge two by
 * reading an index from end to end, which no large one bears.
 */
async function plansOf(query: () => Promise<unknown>, more = ""): Promise<Plan[]> {
  const waves = await statementsOf(query);
  const client = new pg.Client({ connectionString: database.urls.ownerUrl, options: `-c enable_seqscan=off -c enable_mergejoin=off${more}` });
  await client.connect();
  try {
    const nodes: Plan[] = [];
    for (const { text, values } of waves.flat()) {
      const { rows } = await client.query<{ "QUERY PLAN": unknown }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
      nodes.push(...nodesOf(explained.parse(rows[0]?.["QUERY PLAN"])[0].Plan));
    }
    return nodes;
  } finally {
    await client.end();
  }
}

const readsWhole = ({ "Node Type": type, "Relation Name": relation, "Index Name": index = "", "Index Cond": condition }: Plan) =>
  relation !== undefined && OF_EVERY_FACT.has(relation) && (type === "Seq Scan" || (type.startsWith("Index") && condition === undefined && !OF_FEW_FACTS.has(index)));

describe("the queries of the desk's pages", () => {
  it.each(DESK_QUERY_NAMES)("read no table of every fact whole: %s", async (name) => {
    const query = () => DESK_QUERIES[name](things);
    const nodes = await plansOf(query);
    // Where much of a small record is asked for, one index from end to end is the shortest way as well: whether there is another is asked without that one.
    const others = nodes.some(readsWhole) ? await plansOf(query, " -c enable_indexscan=off -c enable_indexonlyscan=off") : nodes;
    expect(others.filter(readsWhole).map((node) => `${node["Node Type"]} on ${node["Relation Name"] ?? ""}`)).toEqual([]);
  });

  it("find what is about one record, and who may be on record twice, by the indexes that are there for it alone", async () => {
    const indexes = async (name: DeskQuery, table: string) => [...new Set((await plansOf(() => DESK_QUERIES[name](things))).flatMap(({ "Index Name": index = "" }) => (index.startsWith(`${table}_`) ? [index] : [])))].toSorted();
    // The log is not walked backwards: of most records that is to its beginning.
    expect(await indexes("audit log of one record", "audit")).toEqual(["audit_record_idx", "audit_subject_id_idx"]);
    expect(await indexes("pairs who may be one", "name_key")).toEqual(["name_key_hanzi_begins_idx", "name_key_near_idx", "name_key_pkey", "name_key_whole_idx"]);
    expect(await indexes("sources, by a word", "attribute")).toContain("attribute_described_idx");
    expect(await indexes("dates ahead", "assertion_spell")).toEqual(["assertion_spell_latest_idx"]);
  });

  it("ask for one revision in two turns: what is in it, and what the records that it names are called", async () => {
    expect((await statementsOf(() => DESK_QUERIES["one revision"](things))).length).toBeLessThanOrEqual(2);
  });

  it("find people by the indexes that are there for it: the whole name, its beginning, a part of it, in either script", async () => {
    const indexes = async (text: string) => [...new Set((await plansOf(() => findPeople(things.editor.actor, text))).flatMap((node) => node["Index Name"] ?? []))].filter((index) => index.startsWith("name_key_") && index !== "name_key_pkey").toSorted();
    expect(await indexes("zzyzx")).toEqual(["name_key_begins_idx", "name_key_joined_idx", "name_key_joined_words_idx"]);
    expect(await indexes("茴茭")).toEqual(["name_key_hanzi_begins_idx", "name_key_hanzi_grams_idx"]);
  });
});
