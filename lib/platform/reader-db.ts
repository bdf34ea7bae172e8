import "server-only";
/** The public site's database as role caselight_reader: SELECT on public_site and nothing else. Only lib/editions may import this (lint). */
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { dayKeepingTypes } from "@/lib/platform/day-types";
import { env } from "@/lib/platform/env";

const CONNECTIONS = 10;
const WAIT_FOR_CONNECTION_MS = 2_000;
const STATEMENT_MS = 5_000;
/** Of what goes through the whole record, once for everybody: given up after the usual time it would be begun again with each page, and never done. */
const LONG_STATEMENT_MS = 120_000;

/**
 * Everything the public half asks has an index. The planner takes a comparison of arrays or spellings for as cheap as one of numbers, and reads
 * every name there is to find one (docs/performance.md).
 */
export const READER_OPTIONS = "-c enable_seqscan=off";

/** Of what the desk asks by the public's rules, for everybody together: the public's pages have all the others, however much the desk asks at once. */
const CONNECTIONS_APART = 4;
/** Whoever is at the desk waits longer for a number than a reader for a page. */
const WAIT_APART_MS = 10_000;
/** How the database calls those connections. */
const READER_APART = "caselight-apart";

const kept = globalThis as unknown as { caselightReader?: pg.Pool | undefined; caselightReaderApart?: pg.Pool | undefined; caselightReaderThrough?: pg.Pool | undefined; caselightReaderUrl?: string | undefined };
const isApart = new AsyncLocalStorage<true>();

/**
 * Outside of Next there is no environment of the app: whoever starts there says where the reader's connection leads, before anything is read.
 * @returns closes it
 */
export function readFrom(connectionString: string): () => Promise<void> {
  kept.caselightReaderUrl = connectionString;
  const opened = pool();
  return async () => {
    const [apart, through] = [kept.caselightReaderApart, kept.caselightReaderThrough];
    kept.caselightReader = undefined;
    kept.caselightReaderApart = undefined;
    kept.caselightReaderThrough = undefined;
    kept.caselightReaderUrl = undefined;
    await Promise.all([opened.end(), apart?.end(), through?.end()]);
  };
}

function opened(wanted: pg.PoolConfig): pg.Pool {
  const made = new pg.Pool({ connectionString: kept.caselightReaderUrl ?? env().DATABASE_URL_READER, statement_timeout: STATEMENT_MS, options: READER_OPTIONS, types: dayKeepingTypes(), ...wanted });
  // An idle connection lost with its server must not end the process; the next query says that the database is away.
  made.on("error", () => undefined);
  return made;
}

function pool(): pg.Pool {
  kept.caselightReader ??= opened({ max: CONNECTIONS, connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS });
  return kept.caselightReader;
}

function poolApart(): pg.Pool {
  kept.caselightReaderApart ??= opened({ max: CONNECTIONS_APART, connectionTimeoutMillis: WAIT_APART_MS, application_name: READER_APART });
  return kept.caselightReaderApart;
}

/** What this work reads, it reads as the public's role all the same, on connections apart from those of the public's pages: for the five queries by which the desk asks what is public. */
export function readApart<T>(work: () => Promise<T>): Promise<T> {
  return isApart.run(true, work);
}

/** Rows of one SELECT, values always bound. */
export async function read<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const result = await (isApart.getStore() === true ? poolApart() : pool()).query<Row>(sql, [...values]);
  return result.rows;
}

/**
 * Rows of one SELECT that goes through the whole record, for as long as that takes: on the one connection that is there for it, one after the other, so that neither readers nor
 * the desk ever wait for a connection because of it. Never for each reader: who asks it, asks once for everybody.
 */
export async function readThroughAll<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  kept.caselightReaderThrough ??= opened({ max: 1, statement_timeout: LONG_STATEMENT_MS });
  return (await kept.caselightReaderThrough.query<Row>(sql)).rows;
}

/** As long as a page waits for what is counted for everybody: whoever asks later finds it. @throws Error after the time that a statement of a page may take */
export async function asLongAsAPage<Value>(value: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("It is still being counted.")), STATEMENT_MS);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
