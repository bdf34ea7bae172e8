/**
 * Invented editions made to stand without a desk: for tests and drills of what reads the public site, where publishing one by one would take hours.
 * As the owner with triggers off; the rows of the search are made by the same function as at publication.
 */
import pg from "pg";
import type { Edition } from "@/lib/editions/edition";
import { mentionedIn } from "@/lib/editions/facts";
import { searchEntryOf } from "@/lib/editions/search/entry";
import { FOLD_VERSION } from "@/lib/editions/search/fold";

const AT_ONCE = 2_000;

/** What one row of a table is given as, and its columns; the database reads each portion from one JSON value. */
const TABLES = {
  edition: "record_id uuid, number int, kind text, published_on date, sha256 bytea, previous_sha256 bytea, reason text",
  current_edition: "record_id uuid, kind text, slug text, number int, document jsonb, mentions uuid[]",
  indexed_edition: "record_id uuid, number int, fold_version int",
  person_entry: "record_id uuid, facets text[], sort_name text, updated_on date, latest_event_on date",
  person_name: "record_id uuid, position int, text text, language text, kind text, hanzi text, words text, joined text, derived boolean, whole text[], parts text[], initials text[], near int[]",
  person_mention: "statement_id uuid, person_id uuid, facet text",
} as const;
type Table = keyof typeof TABLES;
type Rows = Record<Table, Record<string, unknown>[]>;

/** @param ownerUrl a superuser's connection to a throw-away database */
export async function insertStanding(ownerUrl: string, editions: readonly Edition[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    for (let at = 0; at < editions.length; at += AT_ONCE) {
      const rows = rowsOf(editions.slice(at, at + AT_ONCE));
      for (const table of Object.keys(TABLES) as Table[]) {
        const columns = TABLES[table].split(", ").map((column) => column.split(" ")[0]).join(", ");
        await client.query(`INSERT INTO public_site.${table} (${columns}) SELECT ${columns} FROM json_to_recordset($1::json) AS rows(${TABLES[table]})`, [JSON.stringify(rows[table])]);
      }
    }
    // What a trigger does at publication.
    await client.query(`INSERT INTO public_site.fact_basis (record_id, position, sources, points_to, facts)
      SELECT c.record_id, row_number() OVER (PARTITION BY c.record_id ORDER BY b.sources, b.points_to), b.sources, b.points_to, b.facts
      FROM public_site.current_edition c, public_site.basis_of(c.document, c.mentions) b WHERE NOT EXISTS (SELECT FROM public_site.fact_basis f WHERE f.record_id = c.record_id)`);
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

function rowsOf(editions: readonly Edition[]): Rows {
  const rows: Rows = { edition: [], current_edition: [], indexed_edition: [], person_entry: [], person_name: [], person_mention: [] };
  const hash = `\\x${"00".repeat(32)}`;
  for (const { entry, body } of editions) {
    const head = { record_id: entry.id, number: entry.number };
    rows.edition.push({ ...head, kind: entry.kind, published_on: entry.publishedOn, sha256: hash, previous_sha256: hash, reason: entry.reason });
    rows.current_edition.push({ ...head, kind: entry.kind, slug: entry.slug, document: body, mentions: mentionedIn(body) });
    const search = searchEntryOf(body, new Set());
    if (search === null) continue;
    rows.indexed_edition.push({ ...head, fold_version: FOLD_VERSION });
    for (const { person, facet } of search.mentions) rows.person_mention.push({ statement_id: entry.id, person_id: person, facet });
    if (search.person === null) continue;
    const { facets, sortName, latestEventOn, names } = search.person;
    rows.person_entry.push({ record_id: entry.id, facets, sort_name: sortName, updated_on: entry.publishedOn, latest_event_on: latestEventOn });
    for (const name of names) rows.person_name.push({ record_id: entry.id, ...name });
  }
  return rows;
}
