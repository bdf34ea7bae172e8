import path from "node:path";
import { runCommand } from "../build/command";
import { REPOSITORY } from "../folders";
import { environmentFor } from "../settings";

const PROGRAMS = {
  knip: "knip/bin/knip.js",
  next: "next/dist/bin/next",
  playwright: "@playwright/test/cli.js",
  vitest: "vitest/vitest.mjs",
} as const;

/** The build of the tests: the one being served is not touched. */
export const TEST_DIST_DIR = ".next-test";

/**
 * Room for what the compiler has just made, in megabytes. In the 16 that Node gives it, much outlives the file for which it was made by an accident of time, and
 * clearing that away took as long as all of the checking.
 */
const ROOM = "--max-semi-space-size=128";

/** Runs one of the checking programs with its output shown; true when it found nothing wrong. */
export async function runTool(name: keyof typeof PROGRAMS, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<boolean> {
  return runNode([path.join(REPOSITORY, "node_modules", ...PROGRAMS[name].split("/")), ...words], environment);
}

/** Types and lint of everything, by one compiler (types-and-lint.ts); true when it found nothing wrong. */
export function runTypesAndLint(): Promise<boolean> {
  return runNode([ROOM, "--import", "tsx", path.join(REPOSITORY, "server", "tests", "types-and-lint.ts")], {});
}

async function runNode(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<boolean> {
  const values = environmentFor({ NODE_ENV: "test", CASELIGHT_DIST_DIR: TEST_DIST_DIR, FORCE_COLOR: "0", ...environment });
  return (await runCommand(process.execPath, words, values, true)).ok;
}
