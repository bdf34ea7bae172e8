import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import * as z from "zod";
import { REPOSITORY } from "../folders";
import { migrate } from "../migrate";
import { closeDatabase } from "../roles";
import { withClient, withDatabase } from "./connections";

/** What the schema and the migrations disagree about. */
export interface SchemaDifference {
  readonly same: boolean;
  /** SQL that would bring a migrated database to the schema. */
  readonly sql: string;
}

/** What the package exports besides the types it declares. */
const Glue = z.object({ __wbg_set_wasm: z.function({ input: [z.unknown()], output: z.void() }) });

/** Postgres' own one-byte type, of which its catalogue is full and which the adapter does not know. */
const CHAR_OID = 18;
const TEXT_OID = 25;

async function loadEngine(): Promise<typeof glue.SchemaEngine> {
  const require = createRequire(import.meta.url);
  const file = path.join(path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")), "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": { ...glue } });
  Glue.parse(glue).__wbg_set_wasm(instance.exports);
  const begin = instance.exports["__wbindgen_start"];
  if (typeof begin === "function") Reflect.apply(begin, undefined, []);
  return glue.SchemaEngine;
}

/** A pool whose answers call the one-byte type text, remembering which columns those were. */
function poolFor(url: string): { pool: pg.Pool; chars: { columns: number[] } } {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  const chars = { columns: [] as number[] };
  const query = pool.query.bind(pool);
  const mended = async (...words: unknown[]): Promise<unknown> => {
    const result: unknown = await Reflect.apply(query, pool, words);
    if (result instanceof pg.Result) {
      chars.columns = result.fields.flatMap((field, at) => (field.dataTypeID === CHAR_OID ? [at] : []));
      for (const at of chars.columns) {
        const field = result.fields[at];
        if (field !== undefined) field.dataTypeID = TEXT_OID;
      }
    }
    return result;
  };
  Object.defineProperty(pool, "query", { value: mended });
  return { pool, chars };
}

async function connect(url: string): Promise<SqlDriverAdapter> {
  const { pool, chars } = poolFor(url);
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const rows = await queryRaw(query);
    for (const at of chars.columns) rows.columnTypes[at] = ColumnTypeEnum.Character;
    return rows;
  };
  return adapter;
}

/**
 * Compares prisma/schema.prisma with what the migrations make, in a database of its own that is dropped afterwards.
 * Checks, triggers, grants and partial indexes are invisible to Prisma; a test of the catalogue holds those.
 * @param ownerUrl the owner's connection to any database of the server
 */
export async function compareSchema(ownerUrl: string): Promise<SchemaDifference> {
  const name = `caselight_diff_${randomUUID().replaceAll("-", "")}`;
  const url = withDatabase(ownerUrl, name);
  await withClient(ownerUrl, (client) => client.query(`create database ${name} template template0`));
  try {
    await closeDatabase(url);
    await migrate(url);
    const factory: SqlMigrationAwareDriverAdapterFactory = {
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: () => connect(url),
      connectToShadowDb: () => connect(url),
    };
    const Engine = await loadEngine();
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
    const schema = { files: [{ path: "schema.prisma", content: readFileSync(path.join(REPOSITORY, "prisma", "schema.prisma"), "utf8") }] };
    const result = await engine.diff({
      from: { tag: "schemaDatasource", ...schema, configDir: REPOSITORY },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return { same: result.exitCode === 0, sql: result.stdout ?? "" };
  } finally {
    await withClient(ownerUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  }
}
