import { existsSync } from "node:fs";
import path from "node:path";
import { runCommand, tail } from "../build/command";
import { StartFailure } from "../failure";
import { REPOSITORY } from "../folders";
import { environmentFor, type Settings } from "../settings";
import { say } from "../steps";
import { findInPath } from "./in-path";

// First the one without a window's parts: the same engine, which draws the same and takes a third less time.
const HEADLESS = "chromium-headless-shell";
const NAMES = [HEADLESS, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

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
  return findInPath(NAMES);
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
  if (settings.CHROMIUM_PATH !== undefined) return settings.CHROMIUM_PATH;
  const found = findInPath(NAMES) ?? (await playwrightsOwn()) ?? (await fromDebian()) ?? (await downloaded());
  if (found !== null) return found;
  throw new StartFailure(
    "No browser was found, and none could be installed.",
    "Neither a Chromium in PATH nor Playwright's own is there, and installing one failed.",
    "Install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM_PATH, and run npm test again.",
  );
}
