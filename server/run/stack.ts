import type { AddressInfo } from "node:net";
import { openEdge, type Edge } from "../edge/serve";
import type { SecurityContact } from "../edge/settings";
import { StartFailure } from "../failure";
import { isRunning, markOf, signalProcess } from "../processes";
import type { EmbeddedPostgres } from "../postgres/embedded";
import { say } from "../steps";
import { sweepPdfFolders } from "./chromium";
import { TOO_STRONG, startNext, stopNext, type AppEnvironment, type NextProcess } from "./next-process";
import { removeRunFile, writeRunFile, type RunFile } from "./run-file";

/** What a stack is made of. */
export interface StackPlan {
  readonly mode: "start" | "dev";
  readonly distDir: string;
  readonly app: AppEnvironment;
  /** The bundled Postgres to keep alive; null when the server is somebody else's. */
  readonly postgres: EmbeddedPostgres | null;
  readonly port: number;
  readonly host: string | undefined;
  /** True when CASELIGHT_ORIGIN was not given. */
  readonly localNames: boolean;
  /** Whom to tell of a fault; null when nobody is named. */
  readonly security: SecurityContact | null;
  readonly runFile: string;
  /** Told of each line that the app logs. */
  readonly logged?: (line: string) => void;
}

/** A stack that serves. */
export interface Stack {
  readonly address: string;
  readonly edge: Edge;
  /** Resolves when it cannot go on by itself. */
  readonly broken: Promise<StartFailure>;
  readonly stop: () => Promise<void>;
}

/** Milliseconds. */
const LOOK_EVERY = 250;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5000;
/** A life this long makes the next death a first one again. */
const LONG_LIFE = 30_000;

/** Starts the app and the edge, and keeps app and Postgres alive until it is stopped. */
export async function startStack(plan: StackPlan): Promise<Stack> {
  let stopping = false;
  let next: NextProcess | null = null;
  let breakDown: (failure: StartFailure) => void = () => undefined;
  const broken = new Promise<StartFailure>((resolve) => {
    breakDown = resolve;
  });

  let lastWords = "";
  let nextPart: RunFile["next"] = null;
  let port = plan.port;
  const note = (): void => {
    const self = markOf(process.pid);
    if (self === null || stopping) return;
    writeRunFile(plan.runFile, {
      supervisor: { ...self, port },
      address: plan.app.CASELIGHT_ORIGIN,
      next: nextPart,
      postgres: plan.postgres === null ? null : { ...plan.postgres.running.mark, port: plan.postgres.running.port },
    });
  };
  const start = (): Promise<NextProcess | null> => {
    sweepPdfFolders();
    return startNext(plan.mode, plan.distDir, plan.app, {
      spawned: (mark, at) => {
        nextPart = { ...mark, port: at };
        note();
      },
      failed: (words) => {
        lastWords = words;
      },
      logged: plan.logged,
    });
  };
  // However this process ends, the app does not outlive it; Postgres may, the next start takes it over.
  process.once("exit", () => {
    if (nextPart !== null) signalProcess(nextPart, "SIGKILL", true);
  });
  next = await start();
  // Its port was free when it was found; whoever took it since has it.
  if (next === null && lastWords.includes("EADDRINUSE")) next = await start();
  if (next === null) throw appFailure(lastWords);

  const edge = openEdge({
    surface: plan.app.SURFACE,
    origin: plan.app.CASELIGHT_ORIGIN,
    localNames: plan.localNames,
    appPort: () => next?.port ?? 9,
    readerUrl: plan.app.DATABASE_URL_READER,
    security: plan.security,
    oneDatabase: leadToOne(plan.app),
    reload: plan.mode === "dev",
    now: () => new Date(),
  });
  await edge.clock.refresh();
  try {
    port = await listen(edge, plan);
  } catch (error) {
    await edge.close();
    await stopNext(next.mark);
    throw error;
  }
  note();

  const keepNext = async (): Promise<void> => {
    let pause = FIRST_PAUSE;
    while (!stopping) {
      const born = performance.now();
      const code: number | null = next === null ? null : await next.ended;
      if (stopping) return;
      if (code === TOO_STRONG) return breakDown(appFailure(`role:${next?.lastWords() ?? ""}`));
      pause = performance.now() - born > LONG_LIFE ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      say(`! The app ended (${code === null ? "by a signal" : `code ${code}`}); it is started again.`);
      next = null;
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (stopping) return;
      next = await start();
      if (next === null && lastWords.startsWith("role:")) return breakDown(appFailure(lastWords));
      // A stop that came during the start finds the process here.
      if (stopping && next !== null) await stopNext(next.mark);
      else if (next !== null) say("✓ The app is back");
    }
  };
  const keepPostgres = async (postgres: EmbeddedPostgres): Promise<void> => {
    while (!stopping) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      if (stopping || isRunning(postgres.running.mark)) continue;
      say("! Postgres ended; it is started again.");
      try {
        await postgres.restart();
        say("✓ Postgres is back");
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      note();
    }
  };
  const keepers = [keepNext(), ...(plan.postgres === null ? [] : [keepPostgres(plan.postgres)])];

  return {
    address: plan.app.CASELIGHT_ORIGIN,
    edge,
    broken,
    stop: async () => {
      stopping = true;
      const closing = edge.close();
      if (next !== null) await stopNext(next.mark);
      await closing;
      await Promise.all(keepers);
      if (plan.postgres !== null) await plan.postgres.stop();
      removeRunFile(plan.runFile);
    },
  };
}

function leadToOne({ DATABASE_URL_DESK, DATABASE_URL_READER }: AppEnvironment): boolean {
  if (DATABASE_URL_DESK === undefined) return false;
  const [desk, reader] = [new URL(DATABASE_URL_DESK), new URL(DATABASE_URL_READER)];
  return desk.host === reader.host && desk.pathname === reader.pathname;
}

function appFailure(lastWords: string): StartFailure {
  if (lastWords.startsWith("role:")) {
    return new StartFailure(
      "The app refused to start: a database role could do more than it must.",
      lastWords.slice("role:".length).trim().split("\n").at(-1) ?? "",
      "Take these rights from the role (docs/architecture.md says what each may do) and start again.",
    );
  }
  return new StartFailure("The app did not start.", lastWords.trim() === "" ? "It said nothing." : lastWords.trim(), "Mend what it says and start again.");
}

async function listen(edge: Edge, plan: StackPlan): Promise<number> {
  return new Promise((resolve, reject) => {
    edge.server.once("error", (error) =>
      reject(new StartFailure(`Port ${plan.port} cannot be used.`, error.message, "Give another one: PORT=8080 npm start.")),
    );
    edge.server.listen({ port: plan.port, ...(plan.host === undefined ? {} : { host: plan.host }) }, () => {
      resolve((edge.server.address() as AddressInfo).port);
    });
  });
}
