import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartFailure } from "../failure";
import { DATA_FOLDER, REPOSITORY } from "../folders";
import { withLock } from "../run/lock";
import { environmentFor } from "../settings";
import { say } from "../steps";
import { runCommand, tail } from "./command";
import { buildHash, hashOf } from "./source-hash";

const LOCK = path.join(DATA_FOLDER, "build.lock");
const CLIENT_STAMP = path.join(DATA_FOLDER, "prisma-client.hash");

const waiting = (): void => say("· Another build runs in this folder; waiting for it …");

function stampSays(file: string, hash: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8").trim() === hash;
}

/** Makes the database client when the schema is newer than it. Prisma wants an engine program named and never runs it here. */
export function generateWhenStale(): Promise<string> {
  return withLock(LOCK, waiting, async () => {
    const hash = hashOf(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
    if (existsSync(path.join(REPOSITORY, "prisma", "generated", "client.ts")) && stampSays(CLIENT_STAMP, hash)) return "up to date";
    const program = path.join(REPOSITORY, "node_modules", "prisma", "build", "index.js");
    const environment = environmentFor({ PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" });
    const run = await runCommand(process.execPath, [program, "generate"], environment, false);
    if (!run.ok) throw new StartFailure("The database client could not be generated.", tail(run.output), "Mend prisma/schema.prisma and start again.");
    writeFileSync(CLIENT_STAMP, `${hash}\n`);
    return "generated";
  });
}

/**
 * Builds the app when its sources are newer than the build.
 * @param distDir `.next` for what is served, another for the tests, so that neither disturbs the other
 */
export function buildWhenStale(distDir: string): Promise<string> {
  return withLock(LOCK, waiting, async () => {
    const hash = buildHash();
    const stamp = path.join(REPOSITORY, distDir, "caselight-build");
    if (stampSays(stamp, hash) && existsSync(path.join(REPOSITORY, distDir, "BUILD_ID"))) return "up to date";
    rmSync(stamp, { force: true });
    const program = path.join(REPOSITORY, "node_modules", "next", "dist", "bin", "next");
    const run = await runCommand(process.execPath, [program, "build"], buildEnvironment(distDir), false);
    if (!run.ok) throw new StartFailure("The app could not be built.", tail(run.output, 60), "Mend what it says and start again.");
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, `${hash}\n`);
    return "built";
  });
}

/** No secret and no database is there while building: a page that asked for one would be frozen with its answer. */
function buildEnvironment(distDir: string): Record<string, string> {
  return environmentFor({
    NODE_ENV: "production",
    CASELIGHT_DIST_DIR: distDir,
    __NEXT_PROCESSED_ENV: "true",
    DATABASE_URL_READER: "postgresql://nobody@127.0.0.1:9/none",
    DATABASE_URL_DESK: "postgresql://nobody@127.0.0.1:9/none",
    CASELIGHT_SECRET: "only-while-building-never-used-to-serve",
    CASELIGHT_ORIGIN: "http://localhost:3000",
    SURFACE: "all",
  });
}
