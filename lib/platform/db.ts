import "server-only";
/**
 * The desk's database as role caselight_desk. Only the query and command drawers may import this (lint).
 * Errors of Prisma carry row contents: lib/platform/database-refusals.ts says what they mean, and they are never logged as they come.
 */
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { withLastWork } from "@/lib/platform/before-commit";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { sayingRefusals } from "@/lib/platform/database-refusals";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { OneAfterAnother } from "@/lib/platform/one-after-another";

const CONNECTIONS = 10;
const WAIT_FOR_CONNECTION_MS = 3_000;
const STATEMENT_MS = 10_000;

const kept = globalThis as unknown as { caselightDesk?: PrismaClient };

/** A client on the given connection string; the tests make their own. */
export function openDesk(connectionString: string): PrismaClient {
  return new PrismaClient({
    adapter: new OneAfterAnother({
      connectionString,
      max: CONNECTIONS,
      // node-postgres waits for ever by default: a database that is away must be a quick 503, not a hanging page.
      connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
      statement_timeout: STATEMENT_MS,
    }),
    log: [],
  });
}

/** The process's one client. */
export function desk(): PrismaClient {
  const { DATABASE_URL_DESK } = env();
  if (DATABASE_URL_DESK === undefined) throw new Error("This process serves the public half only and has no desk database.");
  kept.caselightDesk ??= openDesk(DATABASE_URL_DESK);
  return kept.caselightDesk;
}

/** A piece of a statement with its values apart, for `$queryRaw` and for larger pieces; `joinSql` puts several together. */
export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export type Sql = Prisma.Sql;

export type Desk = PrismaClient;
export type DeskTransaction = Prisma.TransactionClient;
/** Either: a reading function works inside and outside a transaction. */
export type DeskReader = Prisma.TransactionClient | PrismaClient;

const LONGEST_MS = 15_000;

/** Deadlock, and a transaction that cannot be put in order with another: Postgres undid one of two, and asks for it again. */
const IN_EACH_OTHERS_WAY = new Set(["40P01", "40001"]);
const MOST_TRIES = 3;

/**
 * One transaction: everything in `work` is kept, or nothing. What the database refuses comes out as an AppError. When it got into
 * another's way, `work` is done again from its beginning: it must do nothing that the database does not undo.
 * @param longest milliseconds after which it is given up
 */
export function inTransaction<T>(work: (transaction: DeskTransaction) => Promise<T>, { longest = LONGEST_MS }: { longest?: number } = {}): Promise<T> {
  return sayingRefusals(() => tryingAgain(() => desk().$transaction((transaction) => withLastWork(transaction, work), { maxWait: WAIT_FOR_CONNECTION_MS, timeout: longest })));
}

/** Does a whole transaction again that Postgres undid because it was in another's way. */
export async function tryingAgain<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      const failure = databaseFailureOf(error);
      if (failure === null || !IN_EACH_OTHERS_WAY.has(failure.code) || tries === MOST_TRIES) throw error;
      log({ event: "transaction.tried_again", code: failure.code });
    }
  }
}

/** Reading outside of a transaction: a database that is away is "unavailable", never an error with a query in it. */
export function fromDesk<T>(read: (db: Desk) => Promise<T>): Promise<T> {
  return sayingRefusals(() => read(desk()));
}
