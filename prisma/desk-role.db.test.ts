/**
 * What the desk's role may do to each relation and each of its columns, tried as raw SQL and compared with what the committed catalogue grants: what is granted is not
 * refused, and whatever is not granted is. Relations and columns are those of the database when the test runs; a new one is tried without being named here.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const ROLE = "caselight_desk";
const NOT_ALLOWED = "42501";

const grantsSchema = z.object({ tableGrants: z.array(z.string()), columnGrants: z.array(z.string()) });
const { tableGrants, columnGrants } = grantsSchema.parse(JSON.parse(readFileSync(new URL("catalogue.snapshot.json", import.meta.url), "utf8")));

/** "desk.closing: caselight_desk INSERT SELECT", or with "(opened_at)" after the relation, as "what: verbs". */
const granted = new Map(
  [...tableGrants, ...columnGrants].flatMap((line) => {
    const [, what = "", role = "", verbs = ""] = /^(\S+): (\S+) (.+)$/u.exec(line) ?? [];
    return role === ROLE ? [[what, new Set(verbs.split(" "))] as const] : [];
  }),
);

const columnSchema = z.object({ relation: z.string(), kind: z.string(), column: z.string(), isGenerated: z.boolean() });
type Column = z.infer<typeof columnSchema>;

let desk: pg.Client;
let columns: readonly Column[];

beforeAll(async () => {
  desk = new pg.Client({ connectionString: database.urls.deskUrl });
  await desk.connect();
  const found = await database.sqlAs(
    "owner",
    `SELECT format('%I.%I', space.nspname, relation.relname) AS relation, relation.relkind AS kind, quote_ident(attname) AS column, attgenerated <> '' OR attidentity = 'a' AS "isGenerated"
     FROM pg_class relation JOIN pg_namespace space ON space.oid = relation.relnamespace JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
     WHERE space.nspname IN ('desk', 'public_site') AND relation.relkind IN ('r', 'p', 'v', 'm') ORDER BY 1, attnum`,
  );
  columns = z.array(columnSchema).parse(found);
});

afterAll(() => desk.end());

/** Whether the role is let; any other refusal than that of the grants, a guard's for instance, comes after it was. */
async function isLet(statement: string): Promise<boolean> {
  try {
    await desk.query(statement);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code !== NOT_ALLOWED;
    throw error;
  }
}

const has = (relation: string, verb: string, column: string | null = null): boolean =>
  granted.get(relation)?.has(verb) === true || (column !== null && granted.get(`${relation}(${column.replaceAll("\"", "")})`)?.has(verb) === true);

/** Where the answer is not what the catalogue says, in words; and how often each answer was met. */
async function differing(cells: readonly { statement: string; expected: boolean }[]): Promise<{ wrong: string[]; allowed: number; refused: number }> {
  const wrong: string[] = [];
  let allowed = 0;
  for (const { statement, expected } of cells) {
    const was = await isLet(statement);
    if (was) allowed += 1;
    if (was !== expected) wrong.push(`${statement}: ${was ? "allowed" : "refused"}`);
  }
  return { wrong, allowed, refused: cells.length - allowed };
}

const relationsOf = (kinds: readonly string[]) => [...new Set(columns.filter(({ kind }) => kinds.includes(kind)).map(({ relation }) => relation))];

describe("caselight_desk", () => {
  it("reads of each relation what the catalogue grants, and no other column", async () => {
    const { wrong, allowed } = await differing(columns.map(({ relation, column }) => ({ statement: `SELECT ${column} FROM ${relation} WHERE false`, expected: has(relation, "SELECT", column) })));
    expect(wrong).toEqual([]);
    expect(allowed).toBeGreaterThan(300);
  });

  it.each([
    ["INSERT", ({ relation, column }: Column) => `INSERT INTO ${relation} (${column}) SELECT NULL WHERE false`],
    ["UPDATE", ({ relation, column }: Column) => `UPDATE ${relation} SET ${column} = DEFAULT WHERE false`],
  ] as const)("%s: is let in each column that the catalogue grants, and refused in every other", async (verb, statementOf) => {
    const written = columns.filter(({ kind, isGenerated }) => ["r", "p"].includes(kind) && !isGenerated);
    const { wrong, allowed, refused } = await differing(written.map((each) => ({ statement: statementOf(each), expected: has(each.relation, verb, each.column) })));
    expect(wrong).toEqual([]);
    expect(allowed).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(10);
  });

  it("deletes from what the catalogue grants, and from no other table", async () => {
    const { wrong, allowed, refused } = await differing(relationsOf(["r", "p"]).map((relation) => ({ statement: `DELETE FROM ${relation} WHERE false`, expected: has(relation, "DELETE") })));
    expect(wrong).toEqual([]);
    expect(allowed).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(30);
  });

  it("empties, alters and drops no table, and puts no trigger on one", async () => {
    for (const relation of relationsOf(["r", "p"])) {
      for (const statement of [`TRUNCATE ${relation}`, `ALTER TABLE ${relation} ADD COLUMN planted int`, `DROP TABLE ${relation}`, `ALTER TABLE ${relation} DISABLE TRIGGER ALL`, `CREATE TRIGGER planted BEFORE INSERT ON ${relation} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`]) {
        expect(await isLet(statement), statement).toBe(false);
      }
    }
  });

  it("makes no table, no schema and no role, and becomes nobody else", async () => {
    for (const statement of ["CREATE TABLE desk.planted (id int)", "CREATE TABLE public_site.planted (id int)", "CREATE TABLE public.planted (id int)", "CREATE SCHEMA planted", "CREATE ROLE planted", "CREATE FUNCTION desk.planted() RETURNS int LANGUAGE sql AS 'SELECT 1'", "SET ROLE pg_read_all_data", "COPY (SELECT 1) TO PROGRAM 'true'"]) {
      expect(await isLet(statement), statement).toBe(false);
    }
  });
});
