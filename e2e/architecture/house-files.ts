import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const NOT_OURS = new Set(["node_modules", "generated", "test-results", "playwright-report", "coverage"]);

/**
 * Every file of ours below a folder of the repository, as paths from its root with forward slashes.
 * @param folder from the root; one that does not exist holds nothing.
 */
export function filesBelow(folder: string, ending: RegExp): string[] {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) || entry.name.startsWith(".") ? [] : filesBelow(name, ending);
      return ending.test(entry.name) ? [name] : [];
    })
    .sort();
}

/** The text of a file, by its path from the root. */
export function textOf(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

export function folderNames(folder: string): string[] {
  const start = path.join(root, folder);
  return existsSync(start) ? readdirSync(start, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
}

/** The files of ours that a file imports values from, by `@/…` or a relative path. Type imports vanish when it is built. */
export function importsOf(file: string): string[] {
  const specifiers = [...textOf(file).matchAll(/^(?:import|export)\s+(?!type\s)(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm)].map(([, specifier = ""]) => specifier);
  return specifiers.flatMap((specifier) => {
    const target = specifier.startsWith("@/") ? specifier.slice(2) : specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : null;
    if (target === null) return [];
    const found = [target, `${target}.ts`, `${target}.tsx`].find((candidate) => /\.tsx?$/.test(candidate) && existsSync(path.join(root, candidate)));
    return found === undefined ? [] : [found];
  });
}

/** Everything that the given files reach by imports, themselves included. */
export function reachedFrom(files: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...importsOf(file));
  }
  return reached;
}
