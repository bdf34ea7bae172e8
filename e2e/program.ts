/** Runs the product's own code, under the conditions it needs, and hands back what it says (e2e/programs). */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ownerUrl } from "./database";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));

type Answer = { said: string } | { failed: string };
type Host = { ask: (name: string, words: readonly string[]) => Promise<string> };

/** The process that runs them, one for each worker of the tests; it ends with the worker, whose end closes what it reads from. */
let host: Host | null = null;

function startHost(): Host {
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "e2e/programs/host.ts"], {
    cwd: REPOSITORY,
    // These write as the owner: the desk's own password is the server's secret. Triggers and checks hold for the owner too.
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL_DESK: ownerUrl(), DATABASE_URL_READER: ownerUrl(), CASELIGHT_SECRET: randomBytes(32).toString("base64url") },
    stdio: ["pipe", "pipe", "inherit"],
  });
  // It must not keep the worker alive; what waits for an answer does.
  child.unref();
  const waiting: { resolve: (said: string) => void; reject: (why: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const next = waiting.shift();
    const answer = JSON.parse(line) as Answer;
    if ("said" in answer) next?.resolve(answer.said);
    else next?.reject(new Error(answer.failed));
  });
  child.once("exit", () => {
    host = null;
    for (const { reject } of waiting.splice(0)) reject(new Error("The programs' process ended before it had answered."));
  });
  return {
    ask: (name, words) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ name, words })}\n`);
      }),
  };
}

/**
 * Runs one of `e2e/programs`, after those that were asked for before.
 * @returns everything that it wrote
 * @throws with what went wrong in it
 */
export function program(name: string, words: readonly string[]): Promise<string> {
  host ??= startHost();
  return host.ask(name, words);
}
