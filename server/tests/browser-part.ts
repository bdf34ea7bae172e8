import { randomBytes } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { verifyAudit } from "../../lib/audit/verify";
import { withRole } from "../database/connections";
import { prepareDatabase } from "../database/prepare";
import { StartFailure } from "../failure";
import { freeLoopbackPort } from "../free-port";
import type { EmbeddedPostgres } from "../postgres/embedded";
import { DESK_ROLE, READER_ROLE, newPassword } from "../roles";
import { keepEmbargoes } from "../run/embargoes";
import { startStack, type Stack } from "../run/stack";
import { say } from "../steps";
import { TEST_DIST_DIR, runTool } from "./tools";

const DATABASE_NAME = "caselight_e2e";
const MOST_PORTS = 3;
/** Milliseconds between two looks for what is due to be published: a journey waits for the next one. */
const LOOK_EVERY = 1_000;

/** The day (YYYY-MM-DD) in ninety days. */
function inNinetyDays(): string {
  return new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
}

/** A port that was free when it was found may be another's before it is taken: then there is another one. */
async function onAFreePort(serveAt: (port: number) => Promise<Stack>): Promise<Stack> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await serveAt(await freeLoopbackPort());
    } catch (error) {
      if (tries === MOST_PORTS || !(error instanceof StartFailure) || !error.why.includes("EADDRINUSE")) throw error;
    }
  }
}

/**
 * Whether the audit log holds together after all that the journeys did, killing the database among it. It is never empty: the article's record was published.
 * @param ownerUrl the database of the journeys
 */
async function hasAWholeLog(ownerUrl: string): Promise<boolean> {
  const { rows, broken } = await verifyAudit(ownerUrl);
  if (broken === null && rows > 0) {
    say(`✓ The audit log is whole after the journeys: ${rows} rows`);
    return true;
  }
  say(broken === null ? "✗ The audit log is empty after the journeys." : `✗ The audit log does not hold together after the journeys: row ${broken.seq}, ${broken.why}.`);
  return false;
}

/**
 * Serves the test build on a free port with the article's record in a database of its own, and runs the journeys on it.
 * @param words arguments for Playwright, for instance a file's name
 * @param environment what the journeys are told beside where the site is
 */
export async function runJourneys(postgres: EmbeddedPostgres, chromium: string, words: readonly string[], environment: Readonly<Record<string, string>>): Promise<boolean> {
  const ownerUrl = postgres.urlOf(DATABASE_NAME);
  const passwords = { desk: newPassword(), reader: newPassword() };
  await prepareDatabase(ownerUrl, passwords, true);
  const { seedFromArticle } = await import("../../prisma/seed/seed");
  await seedFromArticle(ownerUrl);

  const folder = mkdtempSync(path.join(tmpdir(), "caselight-run-"));
  const runFile = path.join(folder, "run.json");
  const logFile = path.join(folder, "app.log");
  const deskUrl = withRole(ownerUrl, DESK_ROLE, passwords.desk);
  writeFileSync(logFile, "", { mode: 0o600 });
  const serveAt = (port: number): Promise<Stack> =>
    startStack({
      mode: "start",
      distDir: TEST_DIST_DIR,
      postgres,
      port,
      host: undefined,
      localNames: true,
      runFile,
      security: { contact: "mailto:security@caselight.example", expires: inNinetyDays() },
      logged: (line) => appendFileSync(logFile, `${line}\n`),
      app: {
        DATABASE_URL_READER: withRole(ownerUrl, READER_ROLE, passwords.reader),
        DATABASE_URL_DESK: deskUrl,
        CASELIGHT_SECRET: randomBytes(32).toString("base64url"),
        CASELIGHT_ORIGIN: `http://localhost:${port}`,
        CHROMIUM_PATH: chromium,
        SURFACE: "all",
      },
    });
  const stack = await onAFreePort(serveAt);
  const origin = stack.address;
  // As a site that is started does (server/tasks/start.ts), so that the journeys see what publishes itself.
  const { openPublishing } = await import("../../lib/publication/commands/publish-due");
  const endEmbargoes = keepEmbargoes(openPublishing(deskUrl), LOOK_EVERY);
  try {
    const passed = await runTool("playwright", ["test", ...words], {
      ...environment,
      CASELIGHT_E2E_ORIGIN: origin,
      CASELIGHT_E2E_DATABASE_URL: ownerUrl,
      CASELIGHT_E2E_RUN_FILE: runFile,
      CASELIGHT_E2E_LOG_FILE: logFile,
      CHROMIUM_PATH: chromium,
    });
    return (await hasAWholeLog(ownerUrl)) && passed;
  } finally {
    await endEmbargoes();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
