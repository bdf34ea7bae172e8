import pg from "pg";
import { kindOfPlural, type RecordKind } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { publishedAsText, publishedFrom } from "@/lib/editions/published";
import { PUBLISHED_AT } from "@/lib/editions/queries/edition-row";
import { dayKeepingTypes } from "@/lib/platform/day-types";

/** Connections; no more than the public half renders at once (public-answers.ts). */
const MOST = 12;
/** Milliseconds: as lib/platform/reader-db.ts waits. */
const WAIT_FOR_CONNECTION = 2_000;
const PATIENCE = 5_000;

const ADDRESS = /^\/api\/v1\/(?<plural>[a-z]+)\/(?<slug>[a-z0-9-]+)$/;

/** Records as the API answers them, read where they stand. */
export interface Records {
  /**
   * The answer for one standing record, the very text that its route makes.
   * @param key a public address without a query
   * @returns null where the address is no record's, where none stands there, and where the database does not answer: the app then says which
   */
  readonly answerAt: (key: string) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** As caselight_reader, like the app (docs/decisions/028): what was withdrawn has no row to be read. */
export function readRecords(readerUrl: string): Records {
  const pool = new pg.Pool({
    connectionString: readerUrl,
    max: MOST,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION,
    query_timeout: PATIENCE,
    application_name: "caselight edge",
    types: dayKeepingTypes(),
  });
  pool.on("error", () => undefined);
  return {
    answerAt: async (key) => {
      const asked = recordAt(key);
      if (asked === null) return null;
      try {
        // By name: planned once for each connection.
        const { rows } = await pool.query({ name: "published", text: PUBLISHED_AT, values: [asked.kind, asked.slug] });
        return rows[0] === undefined ? null : publishedAsText(publishedFrom(rows[0]));
      } catch {
        // The app asks again, and what is wrong is its to say (503) and to log.
        return null;
      }
    },
    close: () => pool.end().catch(() => undefined),
  };
}

/** The record that a public address of the API names; null where it names none. */
function recordAt(key: string): { kind: RecordKind; slug: string } | null {
  const { plural = "", slug = "" } = ADDRESS.exec(key)?.groups ?? {};
  const kind = kindOfPlural(plural);
  return kind === null || !slugSchema.safeParse(slug).success ? null : { kind, slug };
}
