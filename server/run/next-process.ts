import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { REPOSITORY } from "../folders";
import { freeLoopbackPort } from "../free-port";
import { isRunning, markOf, signalProcess, waitForEnd, type ProcessMark } from "../processes";
import { environmentFor } from "../settings";
import { loggable } from "./app-log";

/** What the app is told, and nothing more: never the owner's connection. */
export interface AppEnvironment {
  readonly DATABASE_URL_READER: string;
  readonly DATABASE_URL_DESK?: string;
  readonly CASELIGHT_SECRET: string;
  readonly CASELIGHT_SECRET_BEFORE?: string;
  readonly CASELIGHT_ORIGIN: string;
  readonly CASELIGHT_DESK_ORIGIN?: string;
  readonly CASELIGHT_PUBLIC_ORIGIN?: string;
  /** The address that letters come from. The mail server and its password stay here. */
  readonly CASELIGHT_MAIL_FROM?: string;
  /** Makes PDFs; none: no PDFs. */
  readonly CHROMIUM_PATH?: string;
  readonly SURFACE: "public" | "desk" | "all";
}

/** One life of the Next process. */
export interface NextProcess {
  readonly mark: ProcessMark;
  readonly port: number;
  /** Resolves with the exit code (null: by a signal) when it ends. */
  readonly ended: Promise<number | null>;
  /** The last lines it wrote, for a failure's message. */
  readonly lastWords: () => string;
}

/** What the one who starts it hears of. */
export interface NextEvents {
  /** As soon as the process exists: from then on it must not be forgotten. */
  readonly spawned: (mark: ProcessMark, port: number) => void;
  /** It ended before it was ready: its last lines, with `role:` before them when it refused its database role. */
  readonly failed: (lastWords: string) => void;
  /** A line of its log, beside the terminal: the tests look into it. */
  readonly logged?: ((line: string) => void) | undefined;
}

/**
 * Megabytes for what a page makes while it is drawn and drops when it is sent. By default there is room for a part of a long one, and what fits no more is looked through and moved
 * while its reader waits.
 */
const ROOM_FOR_DRAWING = 64;
/** Milliseconds. */
const READY_PATIENCE = 90_000;
const STOP_PATIENCE = 5000;
/** Next's banner names the loopback port, which is nobody's address. */
const BANNER = /^\s*(?:▲|- (?:Local|Network|Environments|Experiments)|✓ (?:Starting|Ready|Running next\.config)|Local:|Network:)/;

async function answers(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/_next/static/ready`, { signal: AbortSignal.timeout(5000) });
    await answer.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function passOutput(child: ChildProcess, kept: string[], mode: "start" | "dev", events: NextEvents): void {
  for (const [stream, out] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line.trim() === "" || BANNER.test(line)) continue;
        kept.push(line);
        if (kept.length > 12) kept.shift();
        const logged = mode === "dev" ? line : loggable(line);
        if (logged === null) continue;
        out.write(`${logged}\n`);
        events.logged?.(logged);
      }
    });
  }
}

/**
 * Starts Next on a port of the loopback interface and waits until it answers.
 * @param distDir the build it serves, relative to the repository
 * @returns null when it ended or did not answer in time
 */
export async function startNext(mode: "start" | "dev", distDir: string, app: AppEnvironment, events: NextEvents): Promise<NextProcess | null> {
  const port = await freeLoopbackPort();
  const program = path.join(REPOSITORY, "node_modules", "next", "dist", "bin", "next");
  const environment = environmentFor({
    ...app,
    NODE_ENV: mode === "dev" ? "development" : "production",
    PORT: String(port),
    CASELIGHT_DIST_DIR: distDir,
    // Next would read .env itself, and with it the owner's connection.
    __NEXT_PROCESSED_ENV: "true",
  });
  const child = spawn(process.execPath, [`--max-semi-space-size=${ROOM_FOR_DRAWING}`, program, mode, "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: REPOSITORY,
    // Its own process group: Ctrl-C reaches the supervisor only, and stopping reaches Next's own children too.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { NODE_ENV: "production", ...environment },
  });
  const kept: string[] = [];
  passOutput(child, kept, mode, events);
  const end = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(1));
  });
  const lastWords = (): string => kept.join("\n");
  const mark = child.pid === undefined ? null : markOf(child.pid);
  if (mark !== null) events.spawned(mark, port);
  const until = performance.now() + READY_PATIENCE;
  while (mark !== null && isRunning(mark) && performance.now() < until) {
    if (await answers(port)) return { mark, port, ended: end, lastWords };
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  if (mark !== null) await stopNext(mark);
  const code = await end;
  events.failed(code === TOO_STRONG ? `role:${lastWords()}` : lastWords());
  return null;
}

/** The exit code with which the app refuses a role that could do too much (EX_CONFIG of sysexits.h). */
export const TOO_STRONG = 78;

/** Ends Next and its children. */
export async function stopNext(mark: ProcessMark): Promise<void> {
  signalProcess(mark, "SIGTERM", true);
  if (await waitForEnd(mark, STOP_PATIENCE)) return;
  signalProcess(mark, "SIGKILL", true);
  await waitForEnd(mark, STOP_PATIENCE);
}
