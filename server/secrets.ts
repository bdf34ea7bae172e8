import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { StartFailure } from "./failure";
import { newPassword } from "./roles";

const Secrets = z.object({ owner: z.string().min(32), desk: z.string().min(32), reader: z.string().min(32), app: z.string().min(32) });

/** Passwords of the three roles and the app's own key. */
export type Secrets = z.infer<typeof Secrets>;

/** New ones, each of 32 random bytes. */
export function newSecrets(): Secrets {
  return { owner: newPassword(), desk: newPassword(), reader: newPassword(), app: randomBytes(32).toString("base64url") };
}

/**
 * The secrets of this checkout, made at the first start. The file is readable by its owner only; losing it means losing
 * the second factors sealed with it.
 */
export function keepSecrets(dataFolder: string): Secrets {
  const file = path.join(dataFolder, "secrets.json");
  if (existsSync(file)) {
    try {
      return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      throw new StartFailure("The secrets of this checkout cannot be read.", ".data/secrets.json is damaged.", "Put back a copy of it; without one the database and the sealed second factors stay closed.");
    }
  }
  mkdirSync(dataFolder, { recursive: true });
  const secrets = newSecrets();
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
  return secrets;
}
