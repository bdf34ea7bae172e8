import { generateWhenStale } from "../build/build";
import { StartFailure } from "../failure";
import { openThrowAway } from "../postgres/embedded";
import { makeRoles, newPassword } from "../roles";
import { step } from "../steps";
import { findInPath } from "../in-path";
import { runTool } from "../tests/tools";
import { test } from "./test";

/** What the drills of some name show, on a throw-away Postgres. @param environment for the drill alone */
async function drill(name: string, environment: Readonly<Record<string, string>> = {}): Promise<number> {
  await step("Database client", generateWhenStale);
  const postgres = await step("Throw-away Postgres", openThrowAway);
  try {
    const ownerUrl = postgres.urlOf("postgres");
    await makeRoles(ownerUrl, { desk: newPassword(), reader: newPassword() }, true);
    return (await runTool("vitest", ["run", "--project", "drill", name], { TEST_DATABASE_URL: ownerUrl, ...environment })) ? 0 : 1;
  } finally {
    await postgres.stop();
  }
}

/** The search's promise at its full size: 100,000 invented people, 1,000 names with one slip. Takes minutes. */
export async function drillSearch(): Promise<number> {
  return drill("search");
}

/** Megabytes of the heap in which the import's drill runs. */
const HEAP_MB = 192;

/**
 * What an import of 100,000 rows costs, beside COPY of what came of it into the same tables, and what is left of one that is taken back. Prints the figures; takes minutes.
 * @param words of how many rows instead, for a look: `npm run drill:import -- 5000`
 */
export async function drillImport([rows]: readonly string[] = []): Promise<number> {
  // Given gigabytes, the runtime lets waste lie: what an import needs is seen where there is little.
  return drill("import", { NODE_OPTIONS: `--max-old-space-size=${String(HEAP_MB)}`, ...(rows === undefined ? {} : { CASELIGHT_DRILL_ROWS: rows }) });
}

/**
 * Opens every public table in LibreOffice, with formulas in the place of names and texts, and looks whether any of them is one there.
 * @throws StartFailure where LibreOffice is not installed: then nothing was looked at
 */
export async function drillSpreadsheet(): Promise<number> {
  const office = findInPath(["soffice", "libreoffice"]);
  if (office === null) {
    throw new StartFailure(
      "No table was opened: LibreOffice is not here.",
      "Neither soffice nor libreoffice is in PATH.",
      "Install it (on Debian: apt-get install --no-install-recommends libreoffice-calc) and run npm run drill:spreadsheet again.",
    );
  }
  return drill("spreadsheet", { CASELIGHT_DRILL_OFFICE: office });
}

/**
 * Draft safety at full length, in a browser on a throw-away site: the database away for a minute, everything killed in mid-typing. Takes minutes.
 * @param words how often the browser is killed, for a longer look: `npm run drill:faults -- 50`
 */
export async function drillFaults([kills]: readonly string[] = []): Promise<number> {
  return test(["browser", "--config=e2e/drills/playwright.config.ts"], kills === undefined ? {} : { CASELIGHT_DRILL_KILLS: kills });
}
