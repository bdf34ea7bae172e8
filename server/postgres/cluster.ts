import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { StartFailure, reasonOf } from "../failure";
import { freeLoopbackPort } from "../free-port";
import { isRunning, lookAt, markOf, signalProcess, waitForEnd, type ProcessMark } from "../processes";
import type { Account } from "./account";
import type { Binaries } from "./binaries";

/** One cluster: where it is and who runs it. */
export interface Cluster {
  readonly folder: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly account: Account;
  /** Of the owner role, the cluster's superuser. */
  readonly password: string;
  /** What it holds need not outlive the machine's power: tests ask nothing of a disk. It outlives its own processes, however they end. */
  readonly isLostWithPower?: true;
}

/** A cluster that answers. */
export interface RunningCluster {
  readonly mark: ProcessMark;
  readonly port: number;
  /** True when it was already running, left over by a supervisor that was killed. */
  readonly adopted: boolean;
}

export const OWNER_ROLE = "caselight_owner";

/** Milliseconds. Crash recovery after a kill -9 with much unwritten work may take a while. */
const START_PATIENCE = 90_000;
const STOP_PATIENCE = 15_000;

/**
 * Durability stays at Postgres' defaults (fsync on), but for a cluster that is thrown away after tests. Nothing of a statement's text or values reaches the log: a failing
 * write may hold a name that must not leave the database.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  max_connections: "100",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_destination: "stderr",
  logging_collector: "off",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_min_duration_statement: "-1",
};
/** Every commit is still written, and found again when Postgres is killed: only the disk is not waited for. */
const LOST_WITH_POWER: Readonly<Record<string, string>> = { fsync: "off", full_page_writes: "off" };

/** The address of a database of the cluster for a role. */
export function clusterUrl(port: number, role: string, password: string, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function cTypes(): string[] {
  return process.platform === "darwin" ? ["en_US.UTF-8", "C.UTF-8"] : ["C.UTF-8", "C.utf8", "en_US.UTF-8"];
}

/** Makes the cluster when the folder holds none. An unfinished one (killed in the middle) is made again. */
export function initialise(cluster: Cluster): void {
  if (existsSync(path.join(cluster.folder, "PG_VERSION"))) return;
  const unfinished = `${cluster.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.account !== null) {
    chownSync(unfinished, cluster.account.uid, cluster.account.gid);
    chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  }
  let answer = "";
  try {
    for (const cType of cTypes()) {
      // Trigram search asks the C library what a letter is: with a plain "C" type it would see no Hanzi.
      const run = spawnSync(
        cluster.binaries.initdb,
        [
          `--pgdata=${unfinished}`, `--username=${OWNER_ROLE}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8",
          "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", `--lc-ctype=${cType}`, "--lc-messages=C",
          "--lc-monetary=C", "--lc-numeric=C", "--lc-time=C", "--text-search-config=simple", "--data-checksums",
        ],
        { encoding: "utf8", cwd: "/", env: { NODE_ENV: "production", PATH: "/usr/bin:/bin", TZ: "UTC" }, ...(cluster.account ?? {}) },
      );
      if (run.status === 0) {
        renameSync(unfinished, cluster.folder);
        return;
      }
      answer = run.error === undefined ? run.stderr.trim() : run.error.message;
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  throw new StartFailure("The database cluster could not be made.", answer, `Check that ${path.dirname(cluster.folder)} is writable and that the disk is not full, then start again.`);
}

interface PidFile {
  readonly pid: number;
  readonly port: number;
}

function readPidFile(cluster: Cluster): PidFile | null {
  try {
    const lines = readFileSync(path.join(cluster.folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** Whether the cluster answers its owner; a wrong password or another data folder throws. */
async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: clusterUrl(port, OWNER_ROLE, cluster.password, "postgres"), connectionTimeoutMillis: 2000, application_name: "caselight start-up" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ data_directory: string }>("show data_directory");
    return result.rows[0]?.data_directory === cluster.folder;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "28P01") {
      throw new StartFailure(
        "The database does not accept its own password.",
        "The secrets file in .data does not belong to the cluster beside it.",
        "Put back the secrets file that belongs to it, or move the cluster's folder away to begin with an empty database.",
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A Postgres that already runs on the folder (left over by a supervisor that was killed), or null. */
async function adopt(cluster: Cluster): Promise<RunningCluster | null> {
  const left = readPidFile(cluster);
  if (left === null) return null;
  const seen = lookAt(left.pid);
  const ours = seen !== null && seen.command.includes(cluster.folder) && /postgres/.test(seen.command);
  if (!ours) {
    // The number may belong to another process now; Postgres would refuse to start because of it.
    rmSync(path.join(cluster.folder, "postmaster.pid"), { force: true });
    return null;
  }
  const mark: ProcessMark = { pid: left.pid, started: seen.started };
  const until = performance.now() + START_PATIENCE;
  while (isRunning(mark)) {
    if (await answers(cluster, left.port)) return { mark, port: left.port, adopted: true };
    if (performance.now() > until) {
      throw new StartFailure(
        "The database left over by the last run does not answer.",
        `Its process ${left.pid} still runs on ${cluster.folder} but accepts no connection.`,
        `End it (kill -INT ${left.pid}) and start again.`,
      );
    }
    await pause(100);
  }
  return null;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, "utf8").trim().split("\n").slice(-3).join(" | ");
  } catch {
    return "its log could not be read";
  }
}

/**
 * Starts the cluster, or adopts what runs on it already.
 * @param wantedPort the port it had before (connections of a still running app then find it again), or null
 * @param mayMove whether another port will do when that one is taken: not while an app runs that knows only the one
 */
export async function startCluster(cluster: Cluster, wantedPort: number | null, mayMove = true): Promise<RunningCluster> {
  initialise(cluster);
  const left = await adopt(cluster);
  if (left !== null) return left;

  const until = performance.now() + START_PATIENCE;
  for (let attempt = 0; ; attempt += 1) {
    const port = wantedPort !== null && (attempt < 3 || !mayMove) ? wantedPort : await freeLoopbackPort();
    const started = await startOnce(cluster, port, until);
    if (started !== null) return started;
    // A killed postmaster's children hold its shared memory for a moment; a port may be taken: both pass.
    if (attempt >= 8 || performance.now() > until) {
      throw new StartFailure("Postgres did not start.", lastLines(cluster.logFile), `Read ${cluster.logFile}, mend what it says, and start again.`);
    }
    await pause(400);
  }
}

async function startOnce(cluster: Cluster, port: number, until: number): Promise<RunningCluster | null> {
  const tooLong = (statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0) > 4_000_000;
  const log = openSync(cluster.logFile, tooLong ? "w" : "a", 0o600);
  const settings = Object.entries(cluster.isLostWithPower === true ? { ...SETTINGS, ...LOST_WITH_POWER } : SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(cluster.binaries.postgres, ["-D", cluster.folder, "-p", String(port), ...settings], {
    cwd: "/",
    // Its own process group: a terminal's Ctrl-C must not reach it before the app has let go of it.
    detached: true,
    stdio: ["ignore", log, log],
    env: { NODE_ENV: "production", PATH: "/usr/bin:/bin", TZ: "UTC", LC_MESSAGES: "C" },
    ...(cluster.account ?? {}),
  });
  closeSync(log);
  const spawned = await new Promise<boolean>((resolve) => {
    child.once("spawn", () => resolve(true));
    child.once("error", () => resolve(false));
  });
  child.unref();
  if (!spawned || child.pid === undefined) return null;
  const mark = markOf(child.pid);
  if (mark === null) return null;
  while (isRunning(mark) && performance.now() < until) {
    if (await answers(cluster, port)) return { mark, port, adopted: false };
    await pause(50);
  }
  return null;
}

/** Fast shutdown: connections are cut, everything acknowledged is on disk. Ends it by force only when it hangs. */
export async function stopCluster(mark: ProcessMark): Promise<void> {
  try {
    signalProcess(mark, "SIGINT");
    if (await waitForEnd(mark, STOP_PATIENCE)) return;
    signalProcess(mark, "SIGQUIT");
    await waitForEnd(mark, 5000);
  } catch (error) {
    throw new StartFailure("Postgres did not stop.", reasonOf(error), `End process ${mark.pid} yourself.`);
  }
}
