import { randomBytes } from "node:crypto";
import path from "node:path";
import { StartFailure } from "../failure";
import { DATA_FOLDER, REPOSITORY } from "../folders";
import { openEmbedded, type EmbeddedPostgres } from "../postgres/embedded";
import { DESK_ROLE, READER_ROLE } from "../roles";
import { keepSecrets } from "../secrets";
import type { Settings } from "../settings";
import { step } from "../steps";
import { withRole } from "./connections";
import { prepareDatabase } from "./prepare";

/** The database a Caselight works with. */
export interface OpenDatabase {
  /** Null when only the app's own connections were given: then nothing is migrated or seeded from here. */
  readonly ownerUrl: string | null;
  readonly deskUrl: string | null;
  readonly readerUrl: string;
  readonly secret: string;
  readonly postgres: EmbeddedPostgres | null;
}

const DATABASE_NAME = "caselight";

/** Opens what the settings name: the bundled Postgres, an owner's server, or the app's connections alone. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const { DATABASE_URL_DESK: deskGiven, DATABASE_URL_READER: readerGiven, DATABASE_URL: ownerGiven } = settings;
  const surface = settings.SURFACE ?? "all";
  if (ownerGiven === undefined && readerGiven !== undefined) {
    if (surface !== "public" && deskGiven === undefined) {
      throw new StartFailure("The desk has no database connection.", "DATABASE_URL_READER is given, DATABASE_URL_DESK and DATABASE_URL are not.", "Give DATABASE_URL_DESK too, or SURFACE=public.");
    }
    if (settings.CASELIGHT_SECRET === undefined && surface !== "public") {
      throw new StartFailure("The desk has no secret.", "With connections given by hand the sealing key must be given too.", "Set CASELIGHT_SECRET to the same 32 or more random characters on every desk.");
    }
    const secret = settings.CASELIGHT_SECRET ?? randomBytes(32).toString("base64url");
    return { ownerUrl: null, deskUrl: deskGiven ?? null, readerUrl: readerGiven, secret, postgres: null };
  }

  const secrets = keepSecrets(DATA_FOLDER);
  const postgres = ownerGiven === undefined ? await startEmbedded(secrets.owner) : null;
  const ownerUrl = ownerGiven ?? postgres?.urlOf(DATABASE_NAME) ?? "";
  try {
    const bothGiven = deskGiven !== undefined && readerGiven !== undefined;
    await prepareDatabase(ownerUrl, bothGiven ? null : { desk: secrets.desk, reader: secrets.reader }, postgres !== null);
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
  return {
    ownerUrl,
    deskUrl: deskGiven ?? withRole(ownerUrl, DESK_ROLE, secrets.desk),
    readerUrl: readerGiven ?? withRole(ownerUrl, READER_ROLE, secrets.reader),
    secret: settings.CASELIGHT_SECRET ?? secrets.app,
    postgres,
  };
}

async function startEmbedded(password: string): Promise<EmbeddedPostgres> {
  let opened: EmbeddedPostgres | null = null;
  await step("Postgres", async () => {
    opened = await openEmbedded(DATA_FOLDER, password);
    const { running, cluster } = opened;
    const inside = path.relative(REPOSITORY, cluster.folder);
    return `${running.adopted ? "taken over from the last run" : "started"} in ${inside.startsWith("..") ? cluster.folder : inside}`;
  });
  if (opened === null) throw new Error("Postgres was not opened.");
  return opened;
}
