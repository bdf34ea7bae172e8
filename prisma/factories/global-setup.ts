/** Before the database tests: one migrated database, which each test file copies. Thrown away with the run. */
import pg from "pg";
import type { TestProject } from "vitest/node";
import { withDatabase, withRole } from "@/server/database/connections";
import { migrate } from "@/server/migrate";
import { DESK_ROLE, READER_ROLE, makeRoles } from "@/server/roles";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    templateDatabase: string;
  }
}

/** @returns what to do after the last test */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const adminUrl = process.env["TEST_DATABASE_URL"];
  if (adminUrl === undefined) throw new Error("Database tests need TEST_DATABASE_URL, the owner's address of a throw-away server: npm test sets it.");
  const template = `caselight_template_${String(process.pid)}_${String(Date.now())}`;
  const templateUrl = withDatabase(adminUrl, template);
  await runAsOwner(adminUrl, `create database ${template} template template0 encoding 'UTF8'`);
  if (!(await rolesAnswer(templateUrl))) await makeRoles(templateUrl, { desk: DESK_ROLE, reader: READER_ROLE }, true);
  await migrate(templateUrl);
  project.provide("adminUrl", adminUrl);
  project.provide("templateDatabase", template);
  return () => runAsOwner(adminUrl, `drop database if exists ${template} with (force)`);
}

// Roles belong to the whole server: another run beside this one may be using them, and must keep its passwords.
async function rolesAnswer(url: string): Promise<boolean> {
  try {
    for (const role of [DESK_ROLE, READER_ROLE]) {
      const client = new pg.Client({ connectionString: withRole(url, role, role) });
      await client.connect();
      await client.end();
    }
    return true;
  } catch {
    return false;
  }
}

async function runAsOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
