import path from "node:path";
import { buildWhenStale, generateWhenStale } from "../build/build";
import { openDatabase, type OpenDatabase } from "../database/open";
import { StartFailure } from "../failure";
import { DATA_FOLDER } from "../folders";
import { firstFreePort } from "../free-port";
import { isRunning } from "../processes";
import { chromiumForPdfs } from "../run/chromium";
import { takeLock } from "../run/lock";
import { keepEmbargoes } from "../run/embargoes";
import { openPost } from "../run/post";
import { keepSending, keepTelling } from "../run/telling";
import { stopNext, type AppEnvironment } from "../run/next-process";
import { keepRetention } from "../run/retention";
import { readRunFile } from "../run/run-file";
import { askedToStop } from "../run/signals";
import { startStack, type Stack } from "../run/stack";
import { mailOf, readSettings, securityContactOf, type Settings } from "../settings";
import { say, secondsSince, step } from "../steps";

const RUN_FILE = path.join(DATA_FOLDER, "run.json");
const DEFAULT_PORT = 3000;

/** Serves until it is asked to stop. */
export async function start(): Promise<number> {
  return serve("start");
}

/** The same with reload. */
export async function dev(): Promise<number> {
  return serve("dev");
}

async function serve(mode: "start" | "dev"): Promise<number> {
  const began = performance.now();
  const settings = readSettings();
  const lock = takeLock(path.join(DATA_FOLDER, "start.lock"));
  if ("heldBy" in lock) {
    const run = readRunFile(RUN_FILE);
    const known = run !== null && run.supervisor.pid === lock.heldBy.pid;
    say(known ? `Caselight is already running in this folder: ${run.address}` : `Caselight is just being started in this folder by process ${lock.heldBy.pid}.`);
    return 0;
  }
  try {
    return await serveLocked(mode, settings, began);
  } finally {
    lock.release();
  }
}

async function serveLocked(mode: "start" | "dev", settings: Settings, began: number): Promise<number> {
  const stopAsked = askedToStop();
  await endOrphan();
  const database = await openDatabase(settings);
  let stack: Stack;
  try {
    stack = await prepareAndStart(mode, settings, database);
  } catch (error) {
    await database.postgres?.stop();
    throw error;
  }
  const endRetention = await beginRetention(settings, database);
  const endEmbargoes = await beginEmbargoes(settings, database);
  const endTelling = await beginTelling(settings, database, stack.address);
  try {
    await announce(settings, stack, database, began);
    const end = await Promise.race([stopAsked, stack.broken]);
    if (end instanceof StartFailure) throw end;
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    endRetention();
    await endEmbargoes();
    await endTelling();
  }
  await step("Stopped", stack.stop);
  return 0;
}

/** A Next that outlived its supervisor: nobody would ever end it. */
async function endOrphan(): Promise<void> {
  const left = readRunFile(RUN_FILE)?.next ?? null;
  if (left === null || !isRunning(left)) return;
  await step("Ended the app left over by the last run", () => stopNext(left));
}

async function prepareAndStart(mode: "start" | "dev", settings: Settings, database: OpenDatabase): Promise<Stack> {
  const { ownerUrl } = database;
  await step("Database client", generateWhenStale);
  if (ownerUrl !== null) {
    await step("The article's record", async () => {
      const { seedFromArticle } = await import("../../prisma/seed/seed");
      const { seeded, records } = await seedFromArticle(ownerUrl);
      return seeded ? `${records} records seeded` : "there";
    });
    await step("Search", async () => {
      const { rebuildSearch } = await import("../../lib/publication/commands/rebuild-search");
      const { fillNameKeys } = await import("../../lib/facts/commands/fill-name-keys");
      const made = await rebuildSearch(ownerUrl);
      await fillNameKeys(ownerUrl);
      return made === 0 ? "there" : `${made} editions read anew`;
    });
  }
  if (mode === "start") await step("Build", () => buildWhenStale(".next"));

  const wanted = settings.PORT ?? DEFAULT_PORT;
  const port = await firstFreePort(wanted, settings.HOST);
  if (port === null) throw new StartFailure("There is no free port.", `${wanted} and the hundred after it are taken.`, "Give another one: PORT=8080 npm start.");
  if (port !== wanted) say(`! Port ${wanted} is taken; using ${port}.`);
  const chromium = chromiumForPdfs(settings);
  if (chromium !== null && process.getuid?.() === 0) say("! This runs as root, to whom Chromium refuses its sandbox: dossiers are made into PDFs without it (docs/runbook.md).");
  const app: AppEnvironment = {
    DATABASE_URL_READER: database.readerUrl,
    ...(settings.SURFACE === "public" || database.deskUrl === null ? {} : { DATABASE_URL_DESK: database.deskUrl }),
    CASELIGHT_SECRET: database.secret,
    ...(settings.SURFACE === "public" || settings.CASELIGHT_SECRET_BEFORE === undefined ? {} : { CASELIGHT_SECRET_BEFORE: settings.CASELIGHT_SECRET_BEFORE }),
    CASELIGHT_ORIGIN: settings.CASELIGHT_ORIGIN ?? `http://localhost:${port}`,
    ...(settings.CASELIGHT_DESK_ORIGIN === undefined ? {} : { CASELIGHT_DESK_ORIGIN: settings.CASELIGHT_DESK_ORIGIN }),
    ...(settings.CASELIGHT_PUBLIC_ORIGIN === undefined ? {} : { CASELIGHT_PUBLIC_ORIGIN: settings.CASELIGHT_PUBLIC_ORIGIN }),
    ...(settings.SURFACE === "public" || settings.CASELIGHT_MAIL_FROM === undefined ? {} : { CASELIGHT_MAIL_FROM: settings.CASELIGHT_MAIL_FROM }),
    ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    SURFACE: settings.SURFACE ?? "all",
  };
  return step("App", () =>
    startStack({ mode, distDir: ".next", app, postgres: database.postgres, port, host: settings.HOST, localNames: settings.CASELIGHT_ORIGIN === undefined, runFile: RUN_FILE, security: securityContactOf(settings) }),
  );
}

/** Where the desk is served, old requests, forms that nobody sent and lists that were left behind are erased for as long as it is. */
async function beginRetention(settings: Settings, { deskUrl }: OpenDatabase): Promise<() => void> {
  if (settings.SURFACE === "public" || deskUrl === null) return () => undefined;
  const { eraseOldRequests } = await import("../../lib/requests/commands/erase-old-requests");
  const { eraseOldUnsent } = await import("../../lib/unsent/commands/erase-old-unsent");
  const { eraseOldMessages } = await import("../../lib/watching/commands/erase-old-messages");
  const { eraseLeftBehind } = await import("../../lib/advocacy/commands/erase-left-behind");
  const { letLapse } = await import("../../lib/expunging/commands/let-lapse");
  const { eraseOldImports } = await import("../../lib/imports/commands/erase-old-imports");
  const stops = [
    keepRetention(() => eraseOldImports(deskUrl), "table that was never applied"), keepRetention(() => eraseOldRequests(deskUrl)),
    keepRetention(() => eraseOldUnsent(deskUrl), "form that was never sent"),
    keepRetention(() => eraseOldMessages(deskUrl), "message of long ago, or watch of somebody shut out"),
    keepRetention(() => eraseLeftBehind(deskUrl), "list that was left behind"),
    keepRetention(() => letLapse(deskUrl), "proposal to expunge that lapsed"),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Where the desk is served, what was approved for later publishes itself for as long as it is. */
async function beginEmbargoes(settings: Settings, { deskUrl }: OpenDatabase): Promise<() => Promise<void>> {
  if (settings.SURFACE === "public" || deskUrl === null) return () => Promise.resolve();
  const { openPublishing } = await import("../../lib/publication/commands/publish-due");
  return keepEmbargoes(openPublishing(deskUrl));
}

/** Where the desk is served, those who work here are told of what happens, and by letter where a mail server is set up, for as long as it is. */
async function beginTelling(settings: Settings, { deskUrl, readerUrl }: OpenDatabase, origin: string): Promise<() => Promise<void>> {
  if (settings.SURFACE === "public" || deskUrl === null) return () => Promise.resolve();
  const mail = mailOf(settings);
  const { openTelling } = await import("../../lib/watching/commands/tell-due");
  const endTelling = keepTelling(openTelling(deskUrl, readerUrl, { mails: mail !== null }));
  if (mail === null) return endTelling;
  const { openSending } = await import("../../lib/watching/commands/send-due");
  const endSending = keepSending(openSending(deskUrl, openPost(mail), origin));
  return async () => {
    await Promise.all([endTelling(), endSending()]);
  };
}

async function announce(settings: Settings, stack: Stack, { ownerUrl }: OpenDatabase, began: number): Promise<void> {
  const surface = settings.SURFACE ?? "all";
  say("");
  if (surface !== "desk") say(`  Public site  ${stack.address}`);
  if (surface !== "public") say(`  Desk         ${stack.address}/desk`);
  if (surface !== "public" && ownerUrl !== null) {
    const { firstAdminInvitation } = await import("../../lib/accounts/first-admin");
    const link = await firstAdminInvitation(ownerUrl, stack.address);
    if (link !== null) say(`\n  There is no administrator yet. Whoever opens this link becomes the first (once):\n  ${link}`);
  }
  if (surface !== "public" && !/^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1)(?::|$))/.test(stack.address)) {
    say("\n  ! Browsers keep the sign-in cookie only over https or on localhost: put a TLS proxy in front and set CASELIGHT_ORIGIN.");
  }
  say(`\nReady after ${secondsSince(began)} s. Ctrl-C stops it.`);
}
