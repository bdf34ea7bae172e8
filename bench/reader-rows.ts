import pg from "pg";
import { env } from "@/lib/platform/env";

/** Rows of one statement in the large record, as caselight_reader: to choose what to ask, never to measure. */
export async function readerRows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL_READER });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
