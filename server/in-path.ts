import { existsSync } from "node:fs";
import path from "node:path";
import { environmentFor } from "./settings";

/** The first of these programs that is installed, in the order of their names; null where none is. */
export function findInPath(names: readonly string[]): string | null {
  const folders = (environmentFor({})["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
  }
  return null;
}
