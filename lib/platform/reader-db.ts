import "server-only";
/** The public site's database as role caselight_reader: SELECT on public_site and nothing else. Only lib/editions may import this (lint). */
import pg from "pg";
import { dayKeepingTypes } from "@/lib/platform/day-types";
import { env } from "@/lib/platform/env";

const CONNECTIONS = 10;
const WAIT_FOR_CONNECTION_MS = 2_000;
const STATEMENT_MS = 5_000;

/**
 * Everything the public half asks has an index. The planner takes a comparison of arrays or spellings for as cheap as one of numbers, and reads
 * every name there is to find one (docs/performance.md).
 */
export const READER_OPTIONS = "-c enable_seqscan=off";

const kept = globalThis as unknown as { caselightReader?: pg.Pool | undefined };

/**
 * Outside of Next there is no environment of the app: whoever starts there says where the reader's connection leads, before anything is read.
 * @returns closes it
 */
export function readFrom(connectionString: string): () => Promise<void> {
  const opened = pool(connectionString);
  return async () => {
    kept.caselightReader = undefined;
    await opened.end();
  };
}

function pool(connectionString?: string): pg.Pool {
  if (kept.caselightReader === undefined) {
    const made = new pg.Pool({
      connectionString: connectionString ?? env().DATABASE_URL_READER,
      max: CONNECTIONS,
      connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
      statement_timeout: STATEMENT_MS,
      options: READER_OPTIONS,
      types: dayKeepingTypes(),
    });
    // An idle connection lost with its server must not end the process; the next query says that the database is away.
    made.on("error", () => undefined);
    kept.caselightReader = made;
  }
  return kept.caselightReader;
}

/** Rows of one SELECT, values always bound. */
export async function read<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const result = await pool().query<Row>(sql, [...values]);
  return result.rows;
}
