import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { REPOSITORY, folderName } from "../folders";
import { canReach, type Account } from "./account";

const Pointer = z.object({ repository: z.string(), folder: z.string() });

function readPointer(file: string): z.infer<typeof Pointer> | null {
  try {
    return Pointer.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/**
 * Where the cluster and, when needed, a copy of the programs lie. In .data, unless the account cannot go there: then in a
 * folder of the system, and .data/postgres.json says which, so that a moved checkout keeps its database and a copied one
 * does not share it.
 */
export function postgresPlace(account: Account, dataFolder: string): string {
  mkdirSync(dataFolder, { recursive: true });
  if (canReach(account, dataFolder)) return dataFolder;

  const file = path.join(dataFolder, "postgres.json");
  const pointer = readPointer(file);
  const movedHere = pointer !== null && (pointer.repository === REPOSITORY || !existsSync(pointer.repository));
  const folder = movedHere && existsSync(pointer.folder) ? pointer.folder : path.join("/var/lib", `caselight-${folderName(REPOSITORY)}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(file, `${JSON.stringify({ repository: REPOSITORY, folder }, null, 2)}\n`);
  return folder;
}
