// The one file that must run before anything is installed: plain JavaScript, no dependency, no TypeScript.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Prints what happened, why, and what to do, then ends with code 1. */
function refuse(what, why, remedy) {
  process.stderr.write(`\n${what}\n  Why: ${why}\n  What to do: ${remedy}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  refuse(
    `Caselight needs Node ${needMajor}.${needMinor} or later.`,
    `This is Node ${process.versions.node} (${process.execPath}).`,
    "Install a current Node from https://nodejs.org and run the command again.",
  );
}

/** Installs the packages when they are missing or older than package-lock.json (for instance after a git pull). */
function installWhatIsMissing() {
  const modules = join(root, "node_modules");
  const stamp = join(modules, ".caselight-lock");
  const wanted = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === wanted) return;

  const started = Date.now();
  const reason = existsSync(modules) ? "package-lock.json has changed" : "first start";
  process.stdout.write(`· Installing packages (${reason}) …\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // NODE_ENV=production in the caller's environment would leave out what the build needs.
  const env = { ...process.env, NODE_ENV: "development" };
  // Not npm ci: it refuses a lock that lacks the optional packages of systems whose packages its author's registry did not
  // carry. This takes the same versions and checks the same hashes, and leaves the lock as it is.
  const run = spawnSync(npm, ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
  if (run.error || run.status !== 0) {
    refuse(
      "The packages could not be installed.",
      run.error ? run.error.message : `npm install ended with code ${run.status ?? run.signal}; its own message is above.`,
      "Check that this machine reaches the npm registry and that the folder is writable, then run the command again.",
    );
  }
  writeFileSync(stamp, `${wanted}\n`);
  process.stdout.write(`✓ Packages installed (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

checkNode();
installWhatIsMissing();

const child = spawn(
  process.execPath,
  ["--import", "tsx", "--conditions=react-server", join(root, "server", "main.ts"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } },
);
// Ctrl-C in a terminal reaches both processes; the child decides when it has stopped cleanly.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => refuse("Caselight could not be started.", error.message, "Delete node_modules and try again."));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
