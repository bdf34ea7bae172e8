import pg from "pg";

/** What the edge knows of the record's last change. */
export interface Generation {
  /** The last publication's number; null before the database was read for the first time. */
  readonly seq: number | null;
  /** The number of the last withdrawal or withholding, of the last merge or its undoing, or of the last act on the law: these take a record, what was said on one, or a limit that was claimed off the site as well. Nothing rendered before it may be shown. */
  readonly withdrawn: number;
  /** Whether the last reading worked. */
  readonly readable: boolean;
}

/** Follows the publication sequence. */
export interface GenerationClock {
  readonly current: () => Generation;
  /** Reads now, or joins a reading that begins now; never throws. */
  readonly refresh: () => Promise<Generation>;
  readonly close: () => Promise<void>;
}

/** Milliseconds between two readings. */
const EVERY = 1000;
/** Milliseconds that one reading may take. */
const PATIENCE = 2000;

const QUESTION = `select coalesce(max(seq), 0)::float8 as seq, coalesce(max(seq) filter (where act in ('withhold', 'withdraw', 'merge', 'unmerge', 'law')), 0)::float8 as withdrawn
  from public_site.publication where seq > $1::float8`;

/** Numbers before the last known one that are read again: two publications may become visible in the other order. */
const OVERLAP = 1000;

/**
 * Reads the sequence every second as caselight_reader. LISTEN only shortens the wait: a replica cannot LISTEN, and a
 * notification may be lost.
 * @param changed called after the sequence moved, before any request sees it
 */
export function followPublication(readerUrl: string, changed: (now: Generation) => void): GenerationClock {
  let generation: Generation = { seq: null, withdrawn: 0, readable: false };
  let closed = false;
  const pool = new pg.Pool({
    connectionString: readerUrl,
    max: 2,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    application_name: "caselight edge",
  });
  pool.on("error", () => undefined);

  const read = async (): Promise<Generation> => {
    try {
      const result = await pool.query<{ seq: number; withdrawn: number }>(QUESTION, [generation.seq === null ? 0 : generation.seq - OVERLAP]);
      const row = result.rows[0];
      if (row === undefined) throw new Error("no row");
      // A reading that began earlier may end later, and a replica may lag: the sequence never goes back.
      const before = generation;
      generation = { seq: Math.max(row.seq, before.seq ?? 0), withdrawn: Math.max(row.withdrawn, before.withdrawn), readable: true };
      if (generation.seq !== before.seq || generation.withdrawn !== before.withdrawn) changed(generation);
    } catch {
      generation = { ...generation, readable: false };
    }
    return generation;
  };

  // At most two readings at once: one under way, and one that began after the question was asked.
  let running: Promise<Generation> | null = null;
  let next: Promise<Generation> | null = null;
  const refresh = (): Promise<Generation> => {
    if (closed) return Promise.resolve(generation);
    if (running === null) {
      running = read().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return refresh();
    });
    return next;
  };

  const timer = setInterval(() => void refresh(), EVERY);
  const stopListening = listen(readerUrl, () => void refresh());
  return {
    current: () => generation,
    refresh,
    close: async () => {
      closed = true;
      clearInterval(timer);
      await stopListening();
      await pool.end().catch(() => undefined);
    },
  };
}

/** A client of its own, made again when it is lost. @returns how to stop */
function listen(url: string, hint: () => void): () => Promise<void> {
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const made = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, keepAlive: true, application_name: "caselight edge" });
    client = made;
    let lost = false;
    const again = (): void => {
      if (lost) return;
      lost = true;
      made.end().catch(() => undefined);
      if (!closed) timer = setTimeout(() => void connect(), EVERY);
    };
    made.on("error", again);
    made.on("end", again);
    made.on("notification", hint);
    try {
      await made.connect();
      await made.query("listen publication");
      // What was notified while nobody listened is read now.
      hint();
    } catch {
      again();
    }
  };

  void connect();
  return async () => {
    closed = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
