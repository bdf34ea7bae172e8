import path from "node:path";
import { runCommand } from "../build/command";
import { REPOSITORY } from "../folders";
import { environmentFor } from "../settings";

const PROGRAMS = {
  eslint: "eslint/bin/eslint.js",
  knip: "knip/bin/knip.js",
  next: "next/dist/bin/next",
  playwright: "@playwright/test/cli.js",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
} as const;

/** The build of the tests: the one being served is not touched. */
export const TEST_DIST_DIR = ".next-test";

/** Runs one of the checking programs with its output shown; true when it found nothing wrong. */
export async function runTool(name: keyof typeof PROGRAMS, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const program = path.join(REPOSITORY, "node_modules", ...PROGRAMS[name].split("/"));
  const values = environmentFor({ NODE_ENV: "test", CASELIGHT_DIST_DIR: TEST_DIST_DIR, FORCE_COLOR: "0", ...environment });
  return (await runCommand(process.execPath, [program, ...words], values, true)).ok;
}
