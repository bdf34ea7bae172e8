import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** When it started, in the system's own words; compared only for equality. */
  readonly started: string;
}

/**
 * When the process started and with which command line, or null when no such process runs (a zombie counts as ended).
 * Linux: proc(5), field 22 of /proc/pid/stat; elsewhere ps(1).
 */
export function lookAt(pid: number): { started: string; command: string } | null {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  if (process.platform === "linux") return lookAtProc(pid);
  try {
    const line = execFileSync("ps", ["-o", "lstart=,command=", "-p", String(pid)], { encoding: "utf8", env: { NODE_ENV: "production", PATH: "/bin:/usr/bin", LC_ALL: "C" } }).trim();
    return line === "" ? null : { started: line.slice(0, 24), command: line.slice(24).trim() };
  } catch {
    return null;
  }
}

function lookAtProc(pid: number): { started: string; command: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { started: fields[19] ?? "", command };
  } catch {
    return null;
  }
}

/** The mark of a running process, or null when it has ended. */
export function markOf(pid: number): ProcessMark | null {
  const seen = lookAt(pid);
  return seen === null ? null : { pid, started: seen.started };
}

/** Whether exactly this process (not a later one with its number) still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return lookAt(mark.pid)?.started === mark.started;
}

/** Sends a signal to the process, or to its whole group when `group`; false when it was already gone. */
export function signalProcess(mark: ProcessMark, signal: NodeJS.Signals, group = false): boolean {
  if (!isRunning(mark)) return false;
  try {
    process.kill(group ? -mark.pid : mark.pid, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Waits until the process has ended.
 * @param patience milliseconds
 * @returns false when it still runs after that time
 */
export async function waitForEnd(mark: ProcessMark, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  while (isRunning(mark)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
