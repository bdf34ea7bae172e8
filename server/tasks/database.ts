import { openDatabase, type OpenDatabase } from "../database/open";
import { StartFailure } from "../failure";
import { DATA_FOLDER } from "../folders";
import { readRunFile } from "../run/run-file";
import { readSettings } from "../settings";
import { say } from "../steps";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Does the work with the database open, and leaves a Postgres that was running before running. */
async function withDatabaseOpen(work: (ownerUrl: string, database: OpenDatabase) => Promise<number>): Promise<number> {
  const database = await openDatabase(readSettings());
  try {
    if (database.ownerUrl === null) {
      throw new StartFailure("This needs the owner's connection.", "Only the app's own connections are given.", "Set DATABASE_URL for this one command.");
    }
    return await work(database.ownerUrl, database);
  } finally {
    if (database.postgres !== null && !database.postgres.running.adopted) await database.postgres.stop();
  }
}

/** Brings the database to the newest migration; opening it does that. */
export function migrateDatabase(): Promise<number> {
  return withDatabaseOpen(() => Promise.resolve(0));
}

/** Prints a one-time invitation while there is no administrator. */
export function inviteAdmin(): Promise<number> {
  return withDatabaseOpen(async (ownerUrl) => {
    const { firstAdminInvitation } = await import("../../lib/accounts/first-admin");
    const origin = readRunFile(path.join(DATA_FOLDER, "run.json"))?.address ?? readSettings().CASELIGHT_ORIGIN ?? `http://localhost:${readSettings().PORT ?? 3000}`;
    const link = await firstAdminInvitation(ownerUrl, origin);
    say(link ?? "There is an administrator already; ask them for an invitation (Desk, People).");
    return link === null ? 1 : 0;
  });
}

/** Opens a desk that an admin closed, when no admin can. */
export function openClosedDesk(): Promise<number> {
  return withDatabaseOpen(async (ownerUrl) => {
    const { openDeskFromServer } = await import("../../lib/accounts/commands/open-desk-from-server");
    const mode = await openDeskFromServer(ownerUrl);
    say(mode === null ? "The desk is open." : `The desk was ${mode === "locked" ? "locked" : "closed to writing"} and is open again; the audit log says so.`);
    return mode === null ? 1 : 0;
  });
}

/** Asks for no fresh proof before grave acts any more, when no admin can give one. */
export function dropProofDemands(): Promise<number> {
  return withDatabaseOpen(async (ownerUrl) => {
    const { dropDemandsFromServer } = await import("../../lib/accounts/commands/drop-demands-from-server");
    const asked = await dropDemandsFromServer(ownerUrl);
    say(asked === 0 ? "The office asks for no fresh proof." : `The office asked for a fresh proof before ${String(asked)} of four kinds of grave acts, and asks for none any more; the audit log says so, and every admin is told.`);
    return asked === 0 ? 1 : 0;
  });
}

/** Says whether prisma/schema.prisma and the migrations make the same tables. */
export function compareWithMigrations(): Promise<number> {
  return withDatabaseOpen(async (ownerUrl) => {
    const { compareSchema } = await import("../database/schema-diff");
    const { same, sql } = await compareSchema(ownerUrl);
    say(same ? "The schema and the migrations make the same tables." : `The schema and the migrations differ. A migration that brings them together:\n\n${sql}`);
    return same ? 0 : 1;
  });
}

const UNUSABLE_HEAD = { unreadable: "is no exported head of an audit log", unsigned: "was altered, or made under another secret" } as const;

/** A head that was exported from the desk. @throws StartFailure for a file that is none, or is not signed by this office's secret */
/** @param secrets today's, and the one before while there is one: a head may have been exported under either */
async function knownHead(file: string, secrets: readonly string[]) {
  const { readAuditHead } = await import("../../lib/audit/head-statement");
  const text = existsSync(file) && statSync(file).isFile() ? readFileSync(file, "utf8") : "";
  const heads = secrets.map((secret) => readAuditHead(secret, text));
  const head = heads.find((read) => typeof read !== "string") ?? heads[0] ?? "unreadable";
  if (typeof head === "string") throw new StartFailure("The log cannot be compared with this head.", `The file ${UNUSABLE_HEAD[head]}.`, "Give a file that the desk exported (Audit log, Verification), and the CASELIGHT_SECRET it was made with.");
  return head;
}

/** Works every hash of the audit log out again; with `--head FILE` also compares it with a head that was exported before. */
export function verifyAuditLog(words: readonly string[]): Promise<number> {
  return withDatabaseOpen(async (ownerUrl, { secret }) => {
    const { verifyAudit } = await import("../../lib/audit/verify");
    const [option, file] = words;
    if (option !== undefined && (option !== "--head" || file === undefined)) throw new StartFailure("This is not understood.", `There is no ${option} here.`, "npm run audit:verify, or npm run audit:verify -- --head FILE");
    const known = file === undefined ? null : await knownHead(file, [secret, readSettings().CASELIGHT_SECRET_BEFORE].filter((each) => each !== undefined));
    const { rows, head, broken } = await verifyAudit(ownerUrl, known);
    if (broken === null) {
      say(`The audit log is whole: ${rows} rows, the last hash is ${head ?? "none yet"}.${known === null ? "" : ` It holds the head of ${known.day} (row ${String(known.seq)}).`}`);
      return 0;
    }
    say(`The audit log is broken at row ${broken.seq} (${broken.why}); ${rows} rows before it are good.`);
    return 1;
  });
}

/** Makes the rows of the search that are missing or older than the folding; start-up does the same. */
export function rebuildSearchRows(): Promise<number> {
  return withDatabaseOpen(async (ownerUrl) => {
    const { rebuildSearch } = await import("../../lib/publication/commands/rebuild-search");
    const made = await rebuildSearch(ownerUrl);
    say(made === 0 ? "The search is as new as the record." : `${made} editions were read anew.`);
    return 0;
  });
}

/** Seals anew what the secret before sealed, and says what neither opens (docs/runbook.md, "Change the application's key"). */
export function resealSecrets(): Promise<number> {
  return withDatabaseOpen(async (ownerUrl, { secret }) => {
    const { reseal } = await import("../../lib/sealed/commands/reseal");
    const { sealedAnew, asTheyWere, lost } = await reseal(ownerUrl, { secret, before: readSettings().CASELIGHT_SECRET_BEFORE });
    say(`Sealed anew: ${sealedAnew}. Sealed with the secret of today already: ${asTheyWere}. Open under neither secret: ${lost}.`);
    if (lost > 0) say("Keep every secret that you have: what does not open may have been sealed with an older one. Give that one as CASELIGHT_SECRET_BEFORE and do it again.");
    return lost === 0 ? 0 : 1;
  });
}
