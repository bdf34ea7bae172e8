/** The Chromium that makes PDFs, which a machine may have or not, and what a crash left of its work. */
import { accessSync, constants, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDF_FOLDER, PID_FILE } from "../../lib/platform/pdf-folder";
import { findInPath } from "../in-path";
import { lookAt } from "../processes";
import type { Settings } from "../settings";
import { say } from "../steps";

// First the one without a window's parts: the same engine, which draws the same and takes a third less time.
export const HEADLESS = "chromium-headless-shell";
export const CHROMIUM_NAMES = [HEADLESS, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The setting for a machine that has one, and shall make no PDFs. */
const NONE = "none";

/** The path that was given, else the first that is installed; null: none, or not wanted. The public half makes no PDFs. */
export function chromiumForPdfs({ SURFACE, CHROMIUM_PATH: given }: Settings): string | null {
  if (SURFACE === "public" || given === NONE) return null;
  if (given === undefined) return findInPath(CHROMIUM_NAMES);
  try {
    accessSync(given, constants.X_OK);
    return given;
  } catch {
    say("! CHROMIUM_PATH names no program that can be run: dossiers are not made into PDFs here.");
    return null;
  }
}

/** What the tests run in, where a path was given. */
export function givenBrowser({ CHROMIUM_PATH: given }: Settings): string | undefined {
  return given === NONE ? undefined : given;
}

/** Milliseconds: no PDF takes nearly as long. */
const LONG_AGO = 600_000;

/**
 * Removes the folders of PDFs whose maker has ended, and ends a Chromium that still works in one. Another Caselight's work on this machine is left alone. What cannot be
 * removed is said, and keeps nobody from starting.
 * @returns how many were removed
 */
export function sweepPdfFolders(parent: string = tmpdir()): number {
  let swept = 0;
  try {
    for (const name of readdirSync(parent)) {
      const maker = PDF_FOLDER.exec(name)?.[1];
      if (maker === undefined || !isLeft(path.join(parent, name), Number(maker))) continue;
      endChromiumIn(path.join(parent, name));
      rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      swept += 1;
    }
  } catch (error) {
    say(`! What a PDF left behind in the folder for temporary files could not be removed (${error instanceof Error && "code" in error ? String(error.code) : "unknown"}).`);
  }
  return swept;
}

/** Ours, and its maker is gone; or so old that whoever has the maker's number now is somebody else. */
function isLeft(folder: string, maker: number): boolean {
  const seen = lstatSync(folder, { throwIfNoEntry: false });
  if (seen === undefined || !seen.isDirectory() || seen.uid !== process.getuid?.()) return false;
  return lookAt(maker) === null || Date.now() - seen.mtimeMs > LONG_AGO;
}

/** Known by its command line, which names the folder: a later process with its number is left alone. */
function endChromiumIn(folder: string): void {
  let pid: number;
  try {
    pid = Number(readFileSync(path.join(folder, PID_FILE), "utf8"));
  } catch {
    // It was not started yet.
    return;
  }
  if (lookAt(pid)?.command.includes(`--user-data-dir=${folder}/`) !== true) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended just now.
  }
}
