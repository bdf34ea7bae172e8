/** What the stages share. */
import type pg from "pg";
import type { TestDatabase } from "../../prisma/factories/test-database";
import type { Asking } from "./people-asking";

export type Fields = Readonly<Record<string, string>>;
export type Staged = {
  /** Somebody in each relation. All of them are admins while it is made. */
  readonly who: Readonly<Record<string, Asking>>;
  /** What a form would send, so that nothing but the asker can be wrong. What is allowed may use something up, and gets its own. */
  readonly fields: (action: string, relation: string, isAllowed: boolean) => Fields;
};
export type House = { readonly database: TestDatabase; readonly owner: pg.Client; /** An admin who takes part in nothing. */ readonly chief: Asking; /** Those who ask, the same in every stage (cast of people-asking.ts). */ readonly pool: Asking[]; /** A source on record. */ readonly sourceId: string };
