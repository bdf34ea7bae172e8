/** The folders in which Chromium makes PDFs, one for each: 0700, removed after use, and found again after a crash by their names. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Then the number of the process that made it, and six random characters. */
export const PDF_FOLDER = /^caselight-pdf-(\d+)-\w{6}$/u;
/** In the folder: the number of the Chromium that works in it. */
export const PID_FILE = "pid";

export function makePdfFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), `caselight-pdf-${process.pid}-`));
}

export function notePid(folder: string, pid: number): Promise<void> {
  return writeFile(path.join(folder, PID_FILE), String(pid), { mode: 0o600 });
}

/** A process that is just ending may still be writing: tried again a few times. */
export function removePdfFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
