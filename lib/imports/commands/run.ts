import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import type { ImportId } from "@/lib/core/ids";
import { eraseRows } from "@/lib/imports/commands/erase-rows";
import type { ImportVerb } from "@/lib/imports/policy";
import { importToActOn, STALLED_AFTER_MS } from "@/lib/imports/queries/import-standing";
import { now } from "@/lib/platform/clock";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { desk, inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { Prisma, TableImport } from "@/prisma/generated/client";

/** One check or application. Of two of one import the later one counts: the earlier one can no longer say or end anything. */
export type Run = { importId: ImportId; attempt: number };

/** Milliseconds that whoever pressed the button waits for the result; what takes longer goes on behind a page that says how far it is. */
export const PATIENCE_MS = 2_500;

const RUNNING = ["checking", "applying"];

/** Runs that go on at once: an application holds a connection and the record's rows for as long as it takes. */
const MOST_AT_ONCE = { applying: 1, checking: 3 } as const;
/** Held while a run begins. The other numbers of advisory locks stand in the migrations. */
const RUNS_LOCK = 4_201_711;

async function refuseWhileBusy(transaction: DeskTransaction, importId: ImportId, verb: ImportVerb): Promise<void> {
  const state = verb === "apply" ? "applying" : "checking";
  const others = await transaction.tableImport.count({ where: { state, id: { not: importId }, progressAt: { gt: new Date(now().getTime() - STALLED_AFTER_MS) } } });
  if (others >= MOST_AT_ONCE[state]) throw conflict("importBusy");
}

/**
 * Takes an import into a run: from here on it is checking, or applying.
 * @param prepare refuses what does not fit, and says what is to be kept with it
 * @throws AppError as importToActOn, and as `prepare`; conflict (importBusy) while others run
 */
export async function beginRun(actor: Actor, importId: ImportId, verb: Extract<ImportVerb, "check" | "decide" | "apply">, prepare: (transaction: DeskTransaction, found: TableImport) => Promise<Prisma.TableImportUpdateManyMutationInput>): Promise<Run> {
  return inTransaction(async (transaction) => {
    // One after the other: of two who begin at once the second must see that the first has.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${RUNS_LOCK}::bigint)`;
    const found = await importToActOn(transaction, actor, importId, verb);
    await refuseWhileBusy(transaction, importId, verb);
    const data = await prepare(transaction, found);
    const attempt = found.attempt + 1;
    const begun = await transaction.tableImport.updateMany({ where: { id: importId, state: found.state, attempt: found.attempt }, data: { ...data, state: verb === "apply" ? "applying" : "checking", attempt, rowsDone: 0, progressAt: now(), failure: null } });
    if (begun.count === 0) throw conflict("importMovedOn");
    return { importId, attempt };
  });
}

/**
 * Says how far a run is, outside of what it writes, so that others see it before it is done.
 * @throws AppError conflict when the import was given up meanwhile, or begun anew: then nothing of this run is kept
 */
export async function tellProgress({ importId, attempt }: Run, rowsDone: number): Promise<void> {
  const told = await desk().tableImport.updateMany({ where: { id: importId, attempt, state: { in: RUNNING } }, data: { rowsDone, progressAt: now() } });
  if (told.count === 0) throw conflict("importMovedOn");
}

/** Ends a run as a part of what it writes, or not at all. */
export async function endRun(transaction: DeskTransaction, { importId, attempt }: Run, data: Prisma.TableImportUpdateManyMutationInput): Promise<void> {
  const ended = await transaction.tableImport.updateMany({ where: { id: importId, attempt, state: { in: RUNNING } }, data: { ...data, progressAt: null } });
  if (ended.count === 0) throw conflict("importMovedOn");
}

/**
 * Does the work of a run, and waits for it as long as `patience` says. What goes wrong is kept with the import, which goes back to where it was: whoever pressed
 * the button may be gone by then.
 */
export async function workOn(run: Run, back: "read" | "checked", patience: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const worked = work().catch((error: unknown) => failRun(run, back, error));
  const waited = new Promise<void>((resolve) => {
    if (Number.isFinite(patience)) timer = setTimeout(resolve, patience);
  });
  await Promise.race([worked, waited]);
  clearTimeout(timer);
}

async function failRun({ importId, attempt }: Run, back: "read" | "checked", error: unknown): Promise<void> {
  const failure = error instanceof AppError ? error.messageKey : "importFailed";
  // Codes only: messages of Prisma and Postgres hold the row.
  if (!(error instanceof AppError)) log({ event: "import.failed", reference: importId, code: databaseFailureOf(error)?.code ?? (error instanceof Error ? error.constructor.name : typeof error) });
  try {
    await desk().tableImport.updateMany({ where: { id: importId, attempt, state: { in: RUNNING } }, data: { state: back, failure, progressAt: null } });
    // Given up meanwhile: what was held until now could not be erased with the rest.
    await eraseRows(desk(), importId);
  } catch (second) {
    // The database is away. The import counts as stalled after a while, and can be begun again.
    log({ event: "import.failed", reference: importId, code: databaseFailureOf(second)?.code ?? "unknown" });
  }
}
