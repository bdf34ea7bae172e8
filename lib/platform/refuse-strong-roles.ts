import "server-only";
import pg from "pg";
import { env } from "@/lib/platform/env";
import { RoleTooStrong, assertRoleIsWeak, type WeakRole } from "@/lib/platform/role-check";

const PATIENCE_MS = 2_000;
/** The supervisor reads this code as "do not start it again" (EX_CONFIG of sysexits.h). */
const REFUSED = 78;

async function checkRole(url: string, role: WeakRole): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await assertRoleIsWeak(async (sql) => (await client.query<{ finding: string }>(sql)).rows, role);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkUntilAnswered(url: string, role: WeakRole): Promise<void> {
  try {
    await checkRole(url, role);
  } catch (error) {
    if (error instanceof RoleTooStrong) {
      process.stderr.write(`${error.message}\n`);
      process.exit(REFUSED);
    }
    setTimeout(() => void checkUntilAnswered(url, role), PATIENCE_MS).unref();
  }
}

/**
 * Ends the app when one of its database roles could do more than its half needs. A database that is away now is asked
 * again until it answers; meanwhile pages say that it is away.
 */
export async function refuseStrongRoles(): Promise<void> {
  const { DATABASE_URL_DESK, DATABASE_URL_READER, SURFACE } = env();
  await checkUntilAnswered(DATABASE_URL_READER, "reader");
  if (SURFACE !== "public" && DATABASE_URL_DESK !== undefined) await checkUntilAnswered(DATABASE_URL_DESK, "desk");
}
