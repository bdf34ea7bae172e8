/** What the public site's role may do, asked of every relation that the catalogue lists when the test runs: nothing but SELECT on public_site. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const NOT_ALLOWED = "42501";
// PostgreSQL's own catalogues are readable by everybody; what they say of our tables is their names.
const OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg_temp%' AND n.nspname NOT LIKE 'pg_toast_temp%'";

type Relation = { name: string; schema: string; kind: string; column: string | null };

let reader: pg.Client;
let relations: Relation[];
let functions: string[];
let schemas: string[];

beforeAll(async () => {
  reader = new pg.Client({ connectionString: database.urls.readerUrl });
  await reader.connect();
  const owner = (text: string) => database.sqlAs("owner", text);
  relations = (await owner(`SELECT format('%I.%I', n.nspname, c.relname) AS name, n.nspname AS schema, c.relkind AS kind,
      (SELECT quote_ident(attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY attnum LIMIT 1) AS column
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${OURS} ORDER BY 1`)) as Relation[];
  functions = (await owner(`SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('desk', 'public_site') AND has_function_privilege('caselight_reader', p.oid, 'EXECUTE') ORDER BY 1`)).map((row) => String(row["name"]));
  schemas = (await owner(`SELECT n.nspname AS name FROM pg_namespace n WHERE ${OURS} ORDER BY 1`)).map((row) => String(row["name"]));
});

afterAll(() => reader.end());

async function codeOf(text: string): Promise<string> {
  try {
    await reader.query(text);
    return "allowed";
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? "";
    throw error;
  }
}

describe("caselight_reader", () => {
  it("meets every relation that there is", () => {
    expect(relations.filter(({ schema }) => schema === "desk").length).toBeGreaterThan(20);
    expect(relations.filter(({ schema }) => schema === "public_site").length).toBeGreaterThanOrEqual(5);
    expect(schemas).toEqual(expect.arrayContaining(["desk", "public_site", "public"]));
  });

  it("reads public_site, and no other relation", async () => {
    for (const { name, schema, kind } of relations) {
      if (kind === "S") expect(await codeOf(`SELECT last_value FROM ${name}`), name).toBe(NOT_ALLOWED);
      else expect(await codeOf(`SELECT 1 FROM ${name} LIMIT 1`), name).toBe(schema === "public_site" ? "allowed" : NOT_ALLOWED);
    }
  });

  it("writes nowhere", async () => {
    for (const { name, column } of relations.filter(({ kind }) => ["r", "p"].includes(kind))) {
      expect(await codeOf(`INSERT INTO ${name} DEFAULT VALUES`), `INSERT ${name}`).toBe(NOT_ALLOWED);
      expect(await codeOf(`UPDATE ${name} SET ${String(column)} = ${String(column)} WHERE false`), `UPDATE ${name}`).toBe(NOT_ALLOWED);
      expect(await codeOf(`DELETE FROM ${name} WHERE false`), `DELETE ${name}`).toBe(NOT_ALLOWED);
      expect(await codeOf(`TRUNCATE ${name}`), `TRUNCATE ${name}`).toBe(NOT_ALLOWED);
      expect(await codeOf(`DO $$ BEGIN LOCK TABLE ${name} IN EXCLUSIVE MODE; END $$`), `LOCK ${name}`).toBe(NOT_ALLOWED);
    }
  });

  it("makes nothing: no table in any schema, no schema, no temporary table, no role", async () => {
    for (const schema of schemas) expect(await codeOf(`CREATE TABLE ${schema}.planted (id int)`), schema).toBe(NOT_ALLOWED);
    for (const statement of ["CREATE SCHEMA planted", "CREATE TEMP TABLE planted (id int)", "CREATE ROLE planted", "CREATE DATABASE planted", "CREATE EXTENSION pgcrypto", "COPY (SELECT 1) TO PROGRAM 'true'", "SELECT pg_read_file('PG_VERSION')"]) {
      expect(await codeOf(statement), statement).toBe(NOT_ALLOWED);
    }
  });

  it("runs none of our functions, and becomes nobody else", async () => {
    expect(functions).toEqual([]);
    for (const role of ["caselight_desk", "pg_read_all_data"]) expect(await codeOf(`SET ROLE ${role}`), role).toBe(NOT_ALLOWED);
  });

  it.each(["caselight_reader", "caselight_desk"])("%s is no stronger than it should be", async (role) => {
    const rows = await database.sqlAs(
      "owner",
      `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS is_strong,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = pg_roles.oid) AS memberships,
         (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
       FROM pg_roles WHERE rolname = $1`,
      [role],
    );
    expect(rows).toEqual([{ is_strong: false, memberships: 0, owned: 0 }]);
  });
});
