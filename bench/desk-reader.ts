/** One process that reads the desk of one database as its pages do: says how long each query took, and its bare SQL. */
import pg from "pg";
import { env } from "@/lib/platform/env";
import { READER_OPTIONS } from "@/lib/platform/reader-db";
import { answerParent, type Child } from "./child";
import { DESK_QUERIES, type DeskQuery } from "./desk-table";
import { findThings, type Things } from "./desk-things";
import { sendAgain, statementsOf } from "./statements";

export type DeskTask = { task: "things" } | { task: "query" | "sql"; query: DeskQuery };
/** Milliseconds of a timed task; otherwise what was found. */
export type DeskReply = { ms: number; things?: Things };
export type DeskReader = Child<DeskTask, DeskReply>;

const { DATABASE_URL_DESK, DATABASE_URL_READER } = env();
const pool = new pg.Pool({ connectionString: DATABASE_URL_DESK, max: 10 });
const readerPool = new pg.Pool({ connectionString: DATABASE_URL_READER, max: 10, options: READER_OPTIONS });
const reader = new URL(DATABASE_URL_READER).username;
const poolOf = (role: string | undefined): pg.Pool => (role === reader ? readerPool : pool);
// Whoever is signed in to measure, for as long as this process lives.
const things = findThings();
const kept = new Map<DeskQuery, Awaited<ReturnType<typeof statementsOf>>>();

async function wavesOf(query: DeskQuery): Promise<Awaited<ReturnType<typeof statementsOf>>> {
  const known = kept.get(query) ?? (await statementsOf(async () => DESK_QUERIES[query](await things)));
  kept.set(query, known);
  return known;
}

async function timed(work: () => Promise<unknown>): Promise<DeskReply> {
  const began = performance.now();
  await work();
  return { ms: performance.now() - began };
}

answerParent<DeskTask>(async (asked): Promise<DeskReply> => {
  const found = await things;
  if (asked.task === "things") return { ms: 0, things: found };
  if (asked.task === "query") return timed(() => DESK_QUERIES[asked.query](found));
  const waves = await wavesOf(asked.query);
  return timed(() => sendAgain(poolOf, waves));
});
