import "server-only";
import type { RecordKind } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";

type Called = { kinds: readonly RecordKind[]; /** As askedKeysOf gives it. */ asked: { joined: string[]; hanzi: string }; most: number };

/** Ids of those whose name holds what is asked, the most alike first: the whole name, then names that begin so, then short ones. Drafts of everybody's are among them. */
export async function idsCalled(db: DeskReader, { kinds, asked: { joined, hanzi }, most }: Called): Promise<string[]> {
  // Folded text has neither % nor _ nor \ in it: what was typed is no pattern.
  const [first = ""] = joined;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.record_id::text AS id
    FROM desk.name_key k JOIN desk.assertion a ON a.id = k.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE r.kind = ANY (${[...kinds]}::text[]) AND c.state <> 'discarded'
      AND (${first}::text = '' OR k.joined LIKE ANY (${joined.map((spelling) => `%${spelling}%`)}::text[]))
      AND (${hanzi}::text = '' OR (k.hanzi <> '' AND public_site.hanzi_grams(k.hanzi) @> public_site.hanzi_grams(${hanzi}::text) AND k.hanzi LIKE ${`%${hanzi}%`}::text))
    GROUP BY a.record_id, r.slug
    ORDER BY min(CASE WHEN (${hanzi}::text <> '' AND k.hanzi = ${hanzi}::text) OR string_to_array(k.joined, ' ') && ${joined}::text[] THEN 0
      WHEN k.joined LIKE ${`${first}%`}::text AND k.hanzi LIKE ${`${hanzi}%`}::text THEN 1 ELSE 2 END), min(length(k.joined)), r.slug
    LIMIT ${most}::int`;
  return rows.map(({ id }) => id);
}
