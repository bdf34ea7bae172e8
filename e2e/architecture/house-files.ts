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

/** `{ type One, type Other }` */
const ONLY_TYPES = /^\{(?:\s*type\s+[\w$]+(?:\s+as\s+[\w$]+)?\s*,?)+\s*\}$/;

/** The files of ours that a file imports values from, by `@/…` or a relative path. Type imports vanish when it is built. */
export function importsOf(file: string): string[] {
  const statements = [...textOf(file).matchAll(/^(?:import|export)\s+(?!type\s)(?:([^"';]*?)\sfrom\s+)?"([^"]+)"/gm)];
  const specifiers = statements.flatMap(([, names = "", specifier = ""]) => (ONLY_TYPES.test(names.trim()) ? [] : specifier));
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

/**
 * Files that import each other, round about or directly.
 * @param importedBy what each file imports
 * @returns the rings, each in the order of the files; none where everything leads one way
 */
export function ringsAmong(files: readonly string[], importedBy: (file: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const [open, rings]: [string[], string[][]] = [[], []];
  // Tarjan's strongly connected components.
  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    open.push(file);
    let low = number;
    for (const other of importedBy(file)) {
      if (!order.has(other)) low = Math.min(low, visit(other));
      else if (open.includes(other)) low = Math.min(low, order.get(other) ?? low);
    }
    if (low !== number) return low;
    const ring = open.splice(open.indexOf(file));
    if (ring.length > 1 || importedBy(file).includes(file)) rings.push(ring.toSorted((one, other) => files.indexOf(one) - files.indexOf(other)));
    return low;
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return rings;
}
