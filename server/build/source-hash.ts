import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { REPOSITORY } from "../folders";

const BUILD_SOURCES = [
  "app", "components", "lib", "public", "prisma/schema.prisma", "instrumentation.ts", "proxy.ts", "next.config.js", "postcss.config.mjs",
  "tsconfig.json", "tsconfig.next.json", "package-lock.json",
];
const TEST_FILE = /\.test\.tsx?$/;

function* filesOf(at: string): Generator<string> {
  const seen = statSync(at, { throwIfNoEntry: false });
  if (seen === undefined) return;
  if (seen.isFile()) {
    yield at;
    return;
  }
  for (const name of readdirSync(at).sort()) yield* filesOf(path.join(at, name));
}

/** A hash of names and contents, the same whatever git or the clock says. */
export function hashOf(sources: readonly string[], root = REPOSITORY): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesOf(path.join(root, source))) {
      if (TEST_FILE.test(file)) continue;
      const content = readFileSync(file);
      hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/** Of everything a build is made of. */
export function buildHash(): string {
  return hashOf(BUILD_SOURCES);
}
