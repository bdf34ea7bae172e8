/** The statements that a query function sends, to be sent again through `pg` and nothing else: whatever a function comes to read, it is compared with that. */
import pg from "pg";

type Sent = { text: string; values: unknown[] };
type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

/** Runs a function, and keeps what it asks of any pool, in waves: what is sent while nothing is under way begins a new one. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[][]> {
  const waves: Sent[][] = [];
  let underWay = 0;
  const pool = pg.Pool.prototype as unknown as { query: Query };
  const { query } = pool;
  pool.query = async function recording(this: pg.Pool, text: string, values: unknown[] = []) {
    if (underWay === 0) waves.push([]);
    waves.at(-1)?.push({ text, values });
    underWay += 1;
    try {
      return await query.call(this, text, values);
    } finally {
      underWay -= 1;
    }
  };
  try {
    await work();
  } finally {
    pool.query = query;
  }
  return waves;
}

/** Sends them anew, wave after wave. */
export async function sendAgain(pool: pg.Pool, waves: readonly Sent[][]): Promise<void> {
  for (const wave of waves) await Promise.all(wave.map(({ text, values }) => pool.query(text, values)));
}
