/**
 * What each one who works at an invented desk keeps for themselves and is told, by sets of rows with every guard on: saved searches, lists of people, watches, messages, letters, tables that were brought and given up.
 * As many of each as somebody has who has worked here for a year.
 */
import type pg from "pg";
import { keptSearch, type KeptSearch } from "@/lib/editions/search/search-address";

const LISTS = 3;
const ON_A_LIST = 30;
const WATCHED_PEOPLE = 12;
const TOLD = { publications: 60, changes: 20, daysBack: 80 } as const;
const IMPORTS = 8;
const LETTERS = { troubled: 40, untold: 6 } as const;

const SEARCHES: readonly KeptSearch[] = [
  keptSearch("people", { q: "葱" }), keptSearch("people", { q: "parsnip" }), keptSearch("people", { q: "quince", occupation: "lawyer" }), keptSearch("lawyers", { q: "kohlrabi" }), keptSearch("statements", { q: "leek" }),
].filter((search) => search !== null);

/** Everybody who works here, and so many people who stand, each by their number. */
const WHO = "who AS (SELECT id, (row_number() OVER (ORDER BY email) - 1)::int AS n, count(*) OVER ()::int AS many FROM desk.account WHERE disabled_at IS NULL AND role <> 'system')";
const STANDING = "standing AS (SELECT record_id, (row_number() OVER (ORDER BY slug) - 1)::int AS n, count(*) OVER ()::int AS many FROM (SELECT record_id, slug FROM public_site.current_edition WHERE kind = 'person' ORDER BY slug LIMIT 2000) first)";
/** One out of those who stand: another for each colleague and each number. */
const ONE_OF = (number: string) => `s.n = (w.n * 37 + ${number}) % s.many`;

/** @throws DatabaseError where a guard refuses one of them */
export async function storeKeepings(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(
      `WITH ${WHO} INSERT INTO desk.saved_search (id, account_id, name, list, query) SELECT gen_random_uuid(), w.id, 'Search for ' || list, list, query FROM who w CROSS JOIN json_to_recordset($1::json) AS kept(list text, query text)`,
      [JSON.stringify(SEARCHES)],
    );
    await client.query(`WITH ${WHO} INSERT INTO desk.people_list (id, owner_id, name) SELECT gen_random_uuid(), w.id, 'The bed ' || k FROM who w CROSS JOIN generate_series(1, ${LISTS}) k`);
    await client.query(`WITH ${WHO}, ${STANDING} INSERT INTO desk.people_list_entry (list_id, person_id, position, added_by)
      SELECT l.id, s.record_id, at, w.id FROM who w JOIN desk.people_list l ON l.owner_id = w.id CROSS JOIN generate_series(1, ${ON_A_LIST}) at JOIN standing s ON ${ONE_OF("at + right(l.name, 1)::int * 100")}`);
    await client.query(`WITH ${WHO} INSERT INTO desk.people_list_share (list_id, account_id, may_write) SELECT l.id, next.id, true FROM who w JOIN who next ON next.n = (w.n + 1) % w.many AND next.id <> w.id JOIN desk.people_list l ON l.owner_id = w.id AND l.name = 'The bed 1'`);
    await client.query(`WITH ${WHO}, ${STANDING} INSERT INTO desk.watch (account_id, record_id) SELECT DISTINCT w.id, s.record_id FROM who w CROSS JOIN generate_series(1, ${WATCHED_PEOPLE}) k JOIN standing s ON ${ONE_OF("k * 11")}`);
    await client.query(`WITH ${WHO} INSERT INTO desk.watch (account_id, record_id) SELECT w.id, c.record_id FROM who w CROSS JOIN (SELECT record_id FROM public_site.current_edition WHERE kind = 'practice' ORDER BY slug LIMIT 2) c`);
    await client.query(`WITH ${WHO} INSERT INTO desk.watch (account_id, search_list, search_query) SELECT w.id, list, query FROM who w CROSS JOIN json_to_recordset($1::json) AS kept(list text, query text)`, [JSON.stringify(SEARCHES.slice(0, 2))]);
    await storeMessages(client);
    await storeImports(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function storeMessages(client: pg.Client): Promise<void> {
  const at = (number: string) => `now() - ${number} * interval '1 day' * ${TOLD.daysBack} / ${TOLD.publications}`;
  await client.query(`WITH ${WHO}, ${STANDING} INSERT INTO desk.message (account_id, what, record_id, number, act, at, read_at)
    SELECT DISTINCT ON (w.id, s.record_id) w.id, 'publication', s.record_id, 1, 'publish', ${at("k")}, CASE WHEN k > 8 THEN ${at("k")} END FROM who w CROSS JOIN generate_series(1, ${TOLD.publications}) k JOIN standing s ON ${ONE_OF("k * 11")}`);
  await client.query("INSERT INTO desk.message_watch (message_id, watch_id, alleged) SELECT m.id, w.id, false FROM desk.message m JOIN desk.watch w ON w.account_id = m.account_id AND w.record_id = m.record_id");
  await client.query(`WITH ${WHO} INSERT INTO desk.message (account_id, what, change_id, at, read_at)
    SELECT w.id, CASE c.state WHEN 'returned' THEN 'change_returned' ELSE 'change_published' END, c.id, ${at("own.k")}, CASE WHEN own.k > 4 THEN now() END
    FROM who w CROSS JOIN LATERAL (SELECT c.id, row_number() OVER (ORDER BY c.id) AS k FROM desk.change c WHERE c.created_by = w.id AND c.state IN ('returned', 'applied') ORDER BY c.id LIMIT ${TOLD.changes}) own JOIN desk.change c ON c.id = own.id`);
  // Not to be sent while the desk is measured: their next time is far off, or nobody's any more.
  await client.query(`WITH ${WHO} INSERT INTO desk.mail_choice (account_id, choice) SELECT id, 'daily' FROM who`);
  const { rows } = await client.query<{ id: string }>(`WITH ${WHO} INSERT INTO desk.letter (account_id, due_at) SELECT w.id, now() + interval '60 days' FROM generate_series(0, ${LETTERS.troubled - 1}) k JOIN who w ON w.n = k % w.many RETURNING id`);
  const letters = rows.map(({ id }) => id);
  await client.query("UPDATE desk.letter SET state = 'sending', taken_at = now(), tries = 5 WHERE id = ANY($1::uuid[])", [letters]);
  await client.query("UPDATE desk.letter SET state = 'given_up', ended_at = now(), failure = 'EENVELOPE 550' WHERE id = ANY($1::uuid[])", [letters.filter((_, k) => k % 4 !== 0)]);
  await client.query("UPDATE desk.letter SET state = 'waiting', taken_at = NULL, failure = 'ECONNECTION' WHERE id = ANY($1::uuid[])", [letters.filter((_, k) => k % 4 === 0)]);
  await client.query(`INSERT INTO desk.happening (what, record_id, number, act, tries, due_at, given_up_at) SELECT 'publication', record_id, 1, 'publish', 9, now() + interval '60 days', now() FROM (SELECT record_id FROM public_site.current_edition WHERE kind = 'person' ORDER BY slug LIMIT ${LETTERS.untold}) c`);
}

async function storeImports(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`WITH ${WHO} INSERT INTO desk.table_import (created_by, created_at, sha256, encoding, delimiter, headings, row_count)
    SELECT w.id, now() - k * interval '9 days', sha256(convert_to(w.id::text || k, 'UTF8')), 'utf-8', 'comma', ARRAY['Person', 'Event', 'Date'], 40 + k FROM who w JOIN desk.account a ON a.id = w.id AND a.role <> 'advocate' CROSS JOIN generate_series(1, ${IMPORTS}) k RETURNING id`);
  await client.query("UPDATE desk.table_import SET state = 'given_up', headings = ARRAY['Person', 'Event', ''] WHERE id = ANY($1::uuid[])", [rows.map(({ id }) => id)]);
}
