import path from "node:path";
import { runCommand, type CommandResult } from "../build/command";
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

/** The line with which types-and-lint.ts says that it has read what it checks. */
export const HAS_READ = "· What is checked is read";
/** The word with which it is told that other steps run beside it. */
export const ASIDE = "aside";

/**
 * Types and lint of everything, by one compiler (types-and-lint.ts): what it says is kept.
 * @param isAside whether other steps run beside it, and go before
 * @returns `hasRead`: the types of the routes may be written anew; `ended`: what it found
 */
export function runTypesAndLint(isAside: boolean): { hasRead: Promise<void>; ended: Promise<CommandResult> } {
  const words = [ROOM, "--import", "tsx", path.join(REPOSITORY, "server", "tests", "types-and-lint.ts"), ...(isAside ? [ASIDE] : [])];
  let read = (): void => undefined;
  const saidSo = new Promise<void>((resolve) => {
    read = resolve;
  });
  const ended = runCommand(process.execPath, words, environmentOfTools({}), (output) => {
    if (output.includes(HAS_READ)) read();
  });
  return { hasRead: Promise.race([saidSo, ended.then(() => undefined)]), ended };
}

async function runNode(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<boolean> {
  return (await runCommand(process.execPath, words, environmentOfTools(environment), true)).ok;
}

function environmentOfTools(more: Readonly<Record<string, string>>): Record<string, string> {
  return environmentFor({ NODE_ENV: "test", CASELIGHT_DIST_DIR: TEST_DIST_DIR, FORCE_COLOR: "0", ...more });
}
