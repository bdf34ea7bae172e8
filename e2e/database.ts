/** The database of the site under test, as its owner: to make invented people and to look at what was stored. */
import pg from "pg";

let kept: pg.Pool | undefined;

function pool(): pg.Pool {
  const url = process.env.CASELIGHT_E2E_DATABASE_URL;
  if (url === undefined) throw new Error("The journeys need CASELIGHT_E2E_DATABASE_URL, the owner's address of the site's database: npm test sets it.");
  if (kept === undefined) {
    kept = new pg.Pool({ connectionString: url, max: 3, connectionTimeoutMillis: 5_000, allowExitOnIdle: true });
    // The fault drills kill Postgres: an idle connection that breaks is no fault of the test.
    kept.on("error", () => undefined);
  }
  return kept;
}

/** The owner's address, for a program of its own. */
export function ownerUrl(): string {
  pool();
  return process.env.CASELIGHT_E2E_DATABASE_URL ?? "";
}

/** Any number that no migration and no command locks. */
const INVITATIONS_IN_USE = 4_201_799;

/** Works while tests in the other process that use open invitations do likewise ("beside others"), or while none of them does ("alone"). */
export async function whileHeld<Result>(how: "beside others" | "alone", work: () => Promise<Result>): Promise<Result> {
  const client = await pool().connect();
  try {
    await client.query(how === "alone" ? "SELECT pg_advisory_lock($1)" : "SELECT pg_advisory_lock_shared($1)", [INVITATIONS_IN_USE]);
    return await work();
  } finally {
    // Closed, not given back: with its connection the lock is gone, whatever happened.
    client.release(true);
  }
}

/** The rows that a statement answers with; what they hold is for the test to check. */
export async function rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await pool().query<Row>(text, [...values])).rows;
}

/** The first row; throws where there is none. */
export async function row<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row> {
  const [first] = await rows<Row>(text, values);
  if (first === undefined) throw new Error("The statement answered with no row.");
  return first;
}
