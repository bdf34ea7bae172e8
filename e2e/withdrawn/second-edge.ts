/** Starts a second edge beside the site's own, and ends it. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ownerUrl } from "../database";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

export type SecondEdge = { readonly origin: string; readonly end: () => Promise<void> };

async function portOf(child: ChildProcess): Promise<number> {
  let said = "";
  for await (const part of child.stdout ?? []) {
    said += String(part);
    if (said.includes("\n")) return Number(said);
  }
  throw new Error("The second edge ended before it served.");
}

/** @param origin the site's address, which its pages name */
export async function startSecondEdge(origin: string): Promise<SecondEdge> {
  const runFile = process.env.CASELIGHT_E2E_RUN_FILE;
  if (runFile === undefined) throw new Error("This test needs CASELIGHT_E2E_RUN_FILE, which names the app: npm test sets it.");
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "e2e/programs/second-edge.ts", runFile, ownerUrl(), origin], { cwd: REPOSITORY, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const port = await portOf(child);
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    end: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
