/** The statements that a query function sends, to be sent again through `pg` and nothing else: whatever a function comes to read, it is compared with that. */
import pg from "pg";

type Sent = { text: string; values: unknown[]; /** The role that asks, where a function asks as more than one: what the public reads, the desk may not. */ as?: string };
/** Text with its values, or both in one object, as Prisma's adapter asks; whatever answers a callback is the pool's own business. */
type Asked = [text: string | { text: string; values?: unknown[] }, values?: unknown];
type Query = (...asked: Asked) => Promise<pg.QueryResult>;

/** Runs a function, and keeps what it asks of any pool or connection, in waves: what is sent while nothing is under way begins a new one. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[][]> {
  const waves: Sent[][] = [];
  let underWay = 0;
  const recorded = [pg.Pool.prototype, pg.Client.prototype] as unknown as { query: Query }[];
  const before = recorded.map(({ query }) => query);
  for (const [at, prototype] of recorded.entries()) {
    const query = before[at];
    if (query === undefined) continue;
    prototype.query = function recording(this: unknown, ...asked: Asked) {
      const role = roleOf(this);
      const sent = { ...sentBy(asked), ...(role === undefined ? {} : { as: role }) };
      // A pool asks its connection by a callback: that statement is kept already. A transaction around reads is no read.
      if (asked.some((part) => typeof part === "function") || sent.text.startsWith("BEGIN")) return query.apply(this, asked);
      if (underWay === 0) waves.push([]);
      waves.at(-1)?.push(sent);
      underWay += 1;
      return query.apply(this, asked).finally(() => {
        underWay -= 1;
      });
    };
  }
  try {
    await work();
  } finally {
    for (const [at, prototype] of recorded.entries()) {
      const query = before[at];
      if (query !== undefined) prototype.query = query;
    }
  }
  return waves;
}

/** Of a pool or of a connection. */
function roleOf(asking: unknown): string | undefined {
  const { options, user } = asking as { options?: pg.PoolConfig; user?: string };
  return user ?? options?.user ?? (options?.connectionString === undefined ? undefined : decodeURIComponent(new URL(options.connectionString).username));
}

function sentBy([text, values]: Asked): Sent {
  if (typeof text === "string") return { text, values: Array.isArray(values) ? (values as unknown[]) : [] };
  return { text: text.text, values: text.values ?? [] };
}

/** Sends them anew, wave after wave. @param pool of their role, or one for each role */
export async function sendAgain(pool: pg.Pool | ((role: string | undefined) => pg.Pool), waves: readonly Sent[][]): Promise<void> {
  const poolOf = typeof pool === "function" ? pool : () => pool;
  for (const wave of waves) await Promise.all(wave.map(({ text, values, as }) => poolOf(as).query(text, values)));
}
