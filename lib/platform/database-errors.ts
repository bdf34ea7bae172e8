/**
 * What may be known of a database error: its code, its constraint, and whether the database was away. The messages and `meta` of
 * Prisma and Postgres carry row contents and go nowhere.
 */

export type DatabaseFailure = { code: string; constraint?: string; away: boolean };

/** A lock that did not come within `lock_timeout`. */
export const LOCK_NOT_AVAILABLE = "55P03";

const MOST_NESTED = 6;
const AWAY_PRISMA = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);
const AWAY_NODE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"]);
const AWAY_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
// Class 08 is a lost connection; 57P01 to 57P03 a server that stops or starts; 53300 one that is full; 57014 a statement out of time.
const AWAY_SQLSTATE = /^(?:08...|57P0[1-3]|53300|57014)$/;
// What node-postgres says of a connection that broke, or that does not come in time: its own words, without a code, and never a row.
const AWAY_WORDS = /^(?:Connection terminated|timeout exceeded when trying to connect)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
const PRISMA_CODE = /^P\d{4}$/;
const INTEGRITY_CLASS = /^23/;
const CONSTRAINT_IN_MESSAGE = /constraint "([a-z0-9_]+)"/;

type Loose = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null;
}

/** The error and what it wraps: Prisma hides the driver's own in `meta.driverAdapterError.cause`. */
function* layersOf(error: unknown): Generator<Loose> {
  let layer: unknown = error;
  for (let depth = 0; depth < MOST_NESTED && isObject(layer); depth += 1) {
    yield layer;
    const meta = layer["meta"];
    layer = isObject(meta) && isObject(meta["driverAdapterError"]) ? meta["driverAdapterError"] : layer["cause"];
  }
}

function constraintOf(layer: Loose, sqlState: string): string | undefined {
  const constraint = layer["constraint"];
  if (typeof constraint === "string") return constraint;
  if (isObject(constraint) && typeof constraint["index"] === "string") return constraint["index"];
  const message = layer["originalMessage"];
  // Only integrity errors name a constraint; other messages can hold what somebody typed.
  return INTEGRITY_CLASS.test(sqlState) && typeof message === "string" ? CONSTRAINT_IN_MESSAGE.exec(message)?.[1] : undefined;
}

/** @returns null when the error is none of a database. */
export function databaseFailureOf(error: unknown): DatabaseFailure | null {
  let found: DatabaseFailure | null = null;
  for (const layer of layersOf(error)) {
    const code = layer["code"];
    const sqlState = layer["originalCode"] ?? code;
    const kind = layer["kind"];
    const words = layer["message"];
    if (typeof words === "string" && AWAY_WORDS.test(words)) return { code: found?.code ?? "connection", away: true };
    if (typeof kind === "string" && AWAY_KINDS.has(kind)) return { code: found?.code ?? kind, away: true };
    if (typeof code === "string" && (AWAY_PRISMA.has(code) || AWAY_NODE.has(code))) return { code, away: true };
    if (typeof sqlState === "string" && SQLSTATE.test(sqlState) && !PRISMA_CODE.test(sqlState)) {
      const constraint = constraintOf(layer, sqlState);
      return { code: sqlState, ...(constraint === undefined ? {} : { constraint }), away: AWAY_SQLSTATE.test(sqlState) };
    }
    if (typeof code === "string" && PRISMA_CODE.test(code)) found = { code, away: false };
  }
  if (found !== null) return found;
  return isObject(error) && error["name"] === "PrismaClientInitializationError" ? { code: "connection", away: true } : null;
}

/** Deadlock, serialisation, lock not to be had, closed meanwhile. */
const IN_SOMEBODYS_WAY: ReadonlySet<string> = new Set(["40P01", "40001", LOCK_NOT_AVAILABLE, "CL131"]);

/** Whether a failure is said of the moment, and nothing of what was asked or done: the database is away, or somebody else was in the way. For whoever tries again by themselves. */
export function isOfTheMoment(error: unknown): boolean {
  const failure = databaseFailureOf(error);
  // What always takes too long would else hold up everything that comes after it, for ever.
  return failure !== null && ((failure.away && !isOutOfTime(failure)) || IN_SOMEBODYS_WAY.has(failure.code));
}

/**
 * Whether something took longer than it may: a statement (57014), or a transaction (P2028). For whoever is waiting the database is as good as away; whoever tries again by
 * themselves must not for ever, since it may be the work that is too long.
 */
export function isOutOfTime({ code }: DatabaseFailure): boolean {
  return code === "57014" || code === "P2028";
}
