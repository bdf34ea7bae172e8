import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { isRunning, markOf, type ProcessMark } from "../processes";

const Mark = z.object({ pid: z.number(), started: z.string() });

/** The lock is ours until `release`; `heldBy` names the process that has it instead. */
export type LockResult = { readonly release: () => void } | { readonly heldBy: ProcessMark };

function readMark(file: string): ProcessMark | null {
  try {
    return Mark.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Takes a lock file for this process, or says which living process has it. A dead one's is taken over. */
export function takeLock(file: string): LockResult {
  const own = markOf(process.pid);
  if (own === null) throw new Error("This process cannot see itself.");
  mkdirSync(path.dirname(file), { recursive: true });
  const offer = `${file}.${process.pid}`;
  writeFileSync(offer, JSON.stringify(own));
  try {
    for (;;) {
      try {
        // Unlike a rename, a link fails when somebody else has it.
        linkSync(offer, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch {
        const holder = readMark(file);
        if (holder !== null && isRunning(holder)) return { heldBy: holder };
        putAside(file, holder);
      }
    }
  } finally {
    rmSync(offer, { force: true });
  }
}

/** Removes a dead process's lock; if another start has taken it in the meantime, puts it back. */
function putAside(file: string, dead: ProcessMark | null): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readMark(aside);
  if (moved !== null && dead?.pid !== moved.pid && isRunning(moved)) {
    try {
      linkSync(aside, file);
    } catch {
      // Somebody has a newer one.
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Does the work while holding the lock, waiting for another process that has it.
 * @param waiting called once when it has to wait
 */
export async function withLock<T>(file: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  for (let told = false; ; told = true) {
    const lock = takeLock(file);
    if ("release" in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) waiting();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
