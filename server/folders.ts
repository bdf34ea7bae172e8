import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const REPOSITORY = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What a running Caselight keeps between starts: database, secrets, run file. Git-ignored. */
export const DATA_FOLDER = path.join(REPOSITORY, ".data");

/** A short name for a folder, for use outside it; two checkouts never share one. */
export function folderName(folder: string): string {
  return createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 12);
}
