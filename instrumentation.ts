import type pg from "pg";

const ATTEMPTS_MS = 2_000;

async function checkRole(url: string, role: "desk" | "reader"): Promise<void> {
  const { Client } = (await import("pg")).default;
  const { assertRoleIsWeak } = await import("@/lib/platform/role-check");
  const client = new Client({ connectionString: url, connectionTimeoutMillis: ATTEMPTS_MS });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await assertRoleIsWeak(async (sql) => (await client.query<{ finding: string } & pg.QueryResultRow>(sql)).rows, role);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Called by Next once, before the first request. The app ends when a database role could do more than it should; a
 * database that is away now is asked again until it answers, while pages say that it is away.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/platform/env");
  const { DATABASE_URL_DESK, DATABASE_URL_READER, SURFACE } = env();
  const roles: ["desk" | "reader", string][] = [["reader", DATABASE_URL_READER]];
  if (SURFACE !== "public" && DATABASE_URL_DESK !== undefined) roles.push(["desk", DATABASE_URL_DESK]);
  for (const [role, url] of roles) await checkUntilAnswered(url, role);
}

async function checkUntilAnswered(url: string, role: "desk" | "reader"): Promise<void> {
  try {
    await checkRole(url, role);
  } catch (error) {
    if (error instanceof Error && error.name === "RoleTooStrong") {
      process.stderr.write(`${error.message}\n`);
      process.exit(78);
    }
    setTimeout(() => void checkUntilAnswered(url, role), ATTEMPTS_MS).unref();
  }
}
