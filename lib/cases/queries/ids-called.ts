import "server-only";
import type { RecordKind } from "@/lib/core/kinds";
import type { askedKeysOf } from "@/lib/facts/name-key";
import { joinSql, sql, type DeskReader, type Sql } from "@/lib/platform/db";

type AskedKeys = NonNullable<ReturnType<typeof askedKeysOf>>;
type Called = { kinds: readonly RecordKind[]; asked: AskedKeys; most: number };

/** Names read for each record that is wanted, at first; and how many times more, where that was not enough. */
const NAMES_FOR_EACH = 4;
const MORE_NAMES = 8;

/** Ids of those whose name holds what is asked, the most alike first: the whole name, then names that begin so, then others; of each the short ones first. Drafts of everybody's are among them. */
export async function idsCalled(db: DeskReader, { kinds, asked, most }: Called): Promise<string[]> {
  const found = new Set<string>();
  // One after the other, since most of what is typed is the beginning of somebody's name, and a part of very many.
  for (const condition of [calledSo(asked), beginsSo(asked), holdsIt(asked)]) {
    for (const id of await idsWhose(db, kinds, condition, most + found.size)) found.add(id);
    if (found.size >= most) break;
  }
  return [...found].slice(0, most);
}

// Folded text has neither % nor _ nor \ in it: what was typed is no pattern.
function calledSo({ joined, hanzi }: AskedKeys): Sql {
  const whole = sql`string_to_array(k.joined, ' ') && ${joined}::text[]`;
  if (hanzi === "") return whole;
  const characters = sql`k.hanzi <> '' AND k.hanzi = ${hanzi}`;
  return joined.length === 0 ? characters : sql`((${characters}) OR ${whole}) AND ${holdsIt({ joined, hanzi })}`;
}

function beginsSo({ joined: [first], hanzi }: AskedKeys): Sql {
  const parts = [...(first === undefined ? [] : [sql`k.joined <> '' AND k.joined LIKE ${`${first}%`}`]), ...(hanzi === "" ? [] : [sql`k.hanzi <> '' AND k.hanzi LIKE ${`${hanzi}%`}`])];
  return joinSql(parts, " AND ");
}

function holdsIt({ joined, hanzi }: AskedKeys): Sql {
  const letters = sql`k.joined LIKE ANY (${joined.map((spelling) => `%${spelling}%`)}::text[])`;
  const characters = sql`k.hanzi <> '' AND public_site.hanzi_grams(k.hanzi) @> public_site.hanzi_grams(${hanzi}::text) AND k.hanzi LIKE ${`%${hanzi}%`}`;
  return joinSql([...(joined.length === 0 ? [] : [letters]), ...(hanzi === "" ? [] : [characters])], " AND ");
}

/** Records one of whose names answers, the shortest first. Names are put in order before anything is read about them, and only so many are. */
async function idsWhose(db: DeskReader, kinds: readonly RecordKind[], condition: Sql, most: number): Promise<string[]> {
  // Names of records of other kinds, and those that were discarded, are among them: where too few are left, more are read.
  for (let names = most * NAMES_FOR_EACH; ; names *= MORE_NAMES) {
    const rows = await db.$queryRaw<{ id: string | null; names: number }[]>`
      WITH named AS MATERIALIZED (SELECT k.assertion_id, k.joined FROM desk.name_key k WHERE ${condition} ORDER BY length(k.joined), k.joined, k.assertion_id LIMIT ${names}::int),
        records AS (
          SELECT a.record_id, min(length(n.joined)) AS length, min(n.joined) AS first, r.slug
          FROM named n JOIN desk.assertion a ON a.id = n.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
          WHERE r.kind = ANY (${[...kinds]}::text[]) AND r.merged_into IS NULL AND c.state <> 'discarded' GROUP BY a.record_id, r.slug)
      SELECT p.record_id::text AS id, counted.names FROM (SELECT count(*)::int AS names FROM named) counted LEFT JOIN records p ON true
      ORDER BY p.length, p.first, p.slug LIMIT ${most}::int`;
    const ids = rows.flatMap(({ id }) => id ?? []);
    if (ids.length >= most || (rows[0]?.names ?? 0) < names) return ids;
  }
}
