import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { StartFailure, reasonOf } from "../failure";

/** Whom Postgres runs as. Null: as the user who started Caselight. */
export type Account = { readonly uid: number; readonly gid: number } | null;

const ACCOUNT_NAME = "caselight-postgres";

function findAccount(): Account {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === ACCOUNT_NAME) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/**
 * Postgres refuses to run as root: then an account of its own is used, made at the first start.
 * Any other user runs it as themselves.
 */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const found = findAccount();
  if (found !== null) return found;
  try {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", ACCOUNT_NAME], { stdio: "pipe" });
    } catch (error) {
      // Two first starts at once: the other one made it. Otherwise BusyBox, which has adduser only.
      if (findAccount() === null) execFileSync("adduser", ["-S", "-D", "-H", "-s", "/bin/false", ACCOUNT_NAME], { stdio: "pipe" });
      if (findAccount() === null) throw error;
    }
  } catch (error) {
    throw new StartFailure(
      "No account could be made for Postgres.",
      `Postgres refuses to run as root, and adding the system user "${ACCOUNT_NAME}" failed: ${reasonOf(error)}`,
      `Add it by hand (useradd --system ${ACCOUNT_NAME}), start Caselight as an ordinary user, or set DATABASE_URL to a server of your own.`,
    );
  }
  return findAccount();
}

/** Whether the account may go through every folder down to `folder` (which need not exist yet). */
export function canReach(account: Account, folder: string): boolean {
  if (account === null) return isWritableSomewhere(folder);
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const seen = statSync(at, { throwIfNoEntry: false });
    if (seen !== undefined) {
      const execute = seen.uid === account.uid ? 0o100 : seen.gid === account.gid ? 0o010 : 0o001;
      if ((seen.mode & execute) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}

function isWritableSomewhere(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const seen = statSync(at, { throwIfNoEntry: false });
    if (seen !== undefined) {
      try {
        accessSync(at, constants.W_OK | constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }
    if (at === path.dirname(at)) return false;
  }
}
