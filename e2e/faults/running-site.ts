/** The processes of the site under test, by the marks its supervisor wrote down: nothing else is ever ended. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type APIRequestContext } from "@playwright/test";
import { isRunning } from "../../server/processes";
import { readRunFile, type RunFile } from "../../server/run/run-file";
import { row } from "../database";

/** Milliseconds in which the site is back by itself (the line 8). */
export const BACK_WITHIN = 20_000;

const HEALTH_KEPT = 600;

function running(): RunFile {
  const file = process.env.CASELIGHT_E2E_RUN_FILE;
  const run = file === undefined ? null : readRunFile(file);
  if (run === null) throw new Error("The fault drills need CASELIGHT_E2E_RUN_FILE, which the supervisor writes: npm test sets it.");
  return run;
}

/** The process that is the app, or the database, just now. */
export function markNow(part: "next" | "postgres"): { pid: number; started: string } | null {
  return running()[part];
}

/** Ends the app or the database, as the run file names it now: by `kill -9` unless another signal is given. */
export async function killNow(part: "next" | "postgres", signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
  const mark = markNow(part);
  if (mark === null || !isRunning(mark)) throw new Error(`There is no ${part} to kill.`);
  process.kill(mark.pid, signal);
  await expect.poll(() => isRunning(mark), { message: `${part} has ended`, intervals: [20] }).toBe(false);
}

/** Waits until app and database answer, at most 20 seconds. */
export async function isBack(request: APIRequestContext): Promise<void> {
  // The last answer about its health is kept for half a second, also by a site that has just been killed.
  await new Promise((resolve) => setTimeout(resolve, HEALTH_KEPT));
  const health = async () => {
    const answer = await request.get("/health", { timeout: 5_000 }).catch(() => null);
    return answer === null ? "no answer" : (await answer.json().catch(() => "no JSON"));
  };
  await expect.poll(health, { message: "the site is back by itself", timeout: BACK_WITHIN, intervals: [200] }).toMatchObject({ app: "up", database: "up" });
}

/**
 * Stops Postgres so that it stays stopped: its supervisor tries to start it, and a setting that it does not know keeps it from
 * starting until `letStart`. To be called while it runs.
 */
export async function keepPostgresStopped(): Promise<{ letStart: () => void }> {
  const { data_directory: folder } = await row<{ data_directory: string }>("SHOW data_directory");
  const file = path.join(folder, "postgresql.auto.conf");
  const before = readFileSync(file);
  appendFileSync(file, "caselight_fault_drill_unknown_setting = on\n");
  // Written back in place: the file stays Postgres' own.
  const letStart = () => writeFileSync(file, before);
  try {
    await killNow("postgres");
  } catch (error) {
    letStart();
    throw error;
  }
  return { letStart };
}
