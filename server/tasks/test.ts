import { buildWhenStale, generateWhenStale } from "../build/build";
import { withClient } from "../database/connections";
import { StartFailure } from "../failure";
import { openThrowAway, type EmbeddedPostgres } from "../postgres/embedded";
import { closeOtherDatabases, makeRoles, newPassword } from "../roles";
import { readSettings } from "../settings";
import { say } from "../steps";
import { findBrowser } from "../tests/browser";
import { runJourneys } from "../tests/browser-part";
import { makeReport, type TestReport } from "../tests/report";
import { TEST_DIST_DIR, runTool, runTypesAndLint } from "../tests/tools";

const PARTS = ["lint", "unit", "database", "browser"] as const;
type Part = (typeof PARTS)[number];

function isPart(word: string): word is Part {
  return PARTS.some((part) => part === word);
}

/**
 * Checks everything, or the parts named first; what follows them goes to the test program (`npm test -- database audit`).
 * Later steps run also when earlier ones failed, so that one run shows everything.
 * @param forJourneys environment of the journeys alone
 */
export async function test(words: readonly string[], forJourneys: Readonly<Record<string, string>> = {}): Promise<number> {
  const named = words.filter(isPart);
  const rest = words.filter((word) => !isPart(word));
  const parts: ReadonlySet<Part> = new Set(named.length === 0 ? PARTS : named);
  const report = makeReport();
  const settings = readSettings();

  let chromium: string | null = null;
  if (parts.has("browser")) {
    await report.run("Browser", async () => {
      chromium = await findBrowser(settings);
      say(chromium);
      return true;
    });
  }
  await report.run("Database client", async () => {
    say(await generateWhenStale());
    return true;
  });
  const lint = parts.has("lint") ? await lintAside(report, parts.size > 1) : null;
  if (parts.has("unit")) await report.run("Unit tests", () => runTool("vitest", ["run", "--project", "unit", ...rest]));
  // A build writes the types of the routes anew, which lint reads at its beginning.
  await lint?.hasRead;
  if (parts.has("browser")) await build(report);
  if (parts.has("database") || parts.has("browser")) await withThrowAway(report, (postgres) => onDatabase(report, postgres, parts, rest, { chromium, forJourneys }));
  await lint?.said();
  return report.finish();
}

function build(report: TestReport): Promise<boolean> {
  return report.run("Build", async () => {
    say(await buildWhenStale(TEST_DIST_DIR));
    return true;
  });
}

/**
 * Types and lint need nothing of what comes after them, and take of the machine what that leaves: they begin here, and go on beside all the rest.
 * @param hasMoreToDo whether other parts follow
 * @returns when they have read what they check, and how to wait for what they say
 */
async function lintAside(report: TestReport, hasMoreToDo: boolean): Promise<{ hasRead: Promise<void>; said: () => Promise<void> }> {
  await report.run("Route types", () => runTool("next", ["typegen"]));
  const { hasRead, ended } = runTypesAndLint(hasMoreToDo);
  const said = report.aside("Types and lint", ended);
  await report.run("Unused code", () => runTool("knip", []));
  return { hasRead, said };
}

async function withThrowAway(report: TestReport, work: (postgres: EmbeddedPostgres) => Promise<void>): Promise<void> {
  const opened: EmbeddedPostgres[] = [];
  // Ctrl-C ends the program under way by itself; the cluster must not outlive this process.
  const interrupted = (): void => {
    void Promise.all(opened.map((postgres) => postgres.stop())).finally(() => process.exit(130));
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  await report.run("Throw-away Postgres", async () => {
    const postgres = await openThrowAway({ isLostWithPower: true });
    opened.push(postgres);
    await makeRoles(postgres.urlOf("postgres"), { desk: newPassword(), reader: newPassword() }, true);
    await closeOtherDatabases(postgres.urlOf("postgres"));
    return true;
  });
  const postgres = opened[0];
  if (postgres === undefined) return;
  try {
    await work(postgres);
  } finally {
    await postgres.stop();
  }
}

type Journeys = { readonly chromium: string | null; readonly forJourneys: Readonly<Record<string, string>> };

async function onDatabase(report: TestReport, postgres: EmbeddedPostgres, parts: ReadonlySet<Part>, rest: readonly string[], { chromium, forJourneys }: Journeys): Promise<void> {
  const ownerUrl = postgres.urlOf("postgres");
  if (parts.has("database")) {
    await report.run("Schema equals migrations", async () => {
      const { compareSchema } = await import("../database/schema-diff");
      const { same, sql } = await compareSchema(ownerUrl);
      if (!same) say(sql);
      return same;
    });
    await report.run("Database tests", () => withoutWaitingForDisk(ownerUrl, () => runTool("vitest", ["run", "--project", "database", ...rest], { TEST_DATABASE_URL: ownerUrl })));
  }
  if (parts.has("browser")) {
    await report.run("Journeys in a browser", () => {
      if (report.failed("Build") || chromium === null) throw new StartFailure("The journeys were not run.", "The build or the browser is missing (see above).", "Mend that first.");
      return runJourneys(postgres, chromium, rest, forJourneys);
    });
  }
}

/** None of what database tests write has to outlive a power cut. The journeys, which kill Postgres, run with its defaults again. */
async function withoutWaitingForDisk<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const set = (value: "off" | "on"): Promise<void> =>
    withClient(ownerUrl, async (client) => {
      for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) await client.query(`ALTER SYSTEM SET ${setting} = ${value}`);
      await client.query("SELECT pg_reload_conf()");
    });
  await set("off");
  try {
    return await work();
  } finally {
    await set("on");
  }
}
