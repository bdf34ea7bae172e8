import { existsSync } from "node:fs";
import path from "node:path";
import { runCommand, tail } from "../build/command";
import { StartFailure } from "../failure";
import { REPOSITORY } from "../folders";
import { findInPath } from "../in-path";
import { environmentFor, type Settings } from "../settings";
import { say } from "../steps";
import { CHROMIUM_NAMES, givenBrowser, HEADLESS } from "../run/chromium";

async function playwrightsOwn(): Promise<string | null> {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file !== "" && existsSync(file) ? file : null;
}

async function fromDebian(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  say("· No browser found; installing Debian's Chromium …");
  const environment = environmentFor({ DEBIAN_FRONTEND: "noninteractive" });
  await runCommand("apt-get", ["update", "-q"], environment, false);
  // Older releases of Debian have no package of the first name.
  for (const name of [HEADLESS, "chromium"]) {
    const run = await runCommand("apt-get", ["install", "-y", "-q", "--no-install-recommends", name, "fonts-noto-cjk"], environment, false);
    if (run.ok) break;
    say(tail(run.output, 5));
  }
  return findInPath(CHROMIUM_NAMES);
}

async function downloaded(): Promise<string | null> {
  say("· No browser found; asking Playwright for its own …");
  const program = path.join(REPOSITORY, "node_modules", "@playwright", "test", "cli.js");
  const run = await runCommand(process.execPath, [program, "install", "chromium"], environmentFor({}), false);
  if (!run.ok) say(tail(run.output, 5));
  return playwrightsOwn();
}

/** The browser the journeys run in: one that is there, else one installed now. */
export async function findBrowser(settings: Settings): Promise<string> {
  const given = givenBrowser(settings);
  if (given !== undefined) return given;
  const found = findInPath(CHROMIUM_NAMES) ?? (await playwrightsOwn()) ?? (await fromDebian()) ?? (await downloaded());
  if (found !== null) return found;
  throw new StartFailure(
    "No browser was found, and none could be installed.",
    "Neither a Chromium in PATH nor Playwright's own is there, and installing one failed.",
    "Install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM_PATH, and run npm test again.",
  );
}
