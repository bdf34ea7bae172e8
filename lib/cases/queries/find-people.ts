import "server-only";
import type { Actor } from "@/lib/core/actor";
import { peopleByIds, type FoundPerson } from "@/lib/cases/queries/people-by-ids";
import { mayDraft } from "@/lib/changes/policy";
import { askedKeysOf } from "@/lib/facts/name-key";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

const MOST_FOUND = 30;
const LONGEST_TEXT = 200;

/**
 * People by any written form of a name: Hanzi of either kind, pinyin with or without marks, tones and spaces, or a part of a name; whoever is called so
 * whole comes first. Drafts of others are found too, so that nobody is entered twice; a record that was merged is found by the one that it went into. Empty for an empty text and below researcher.
 * @param most how many at the most
 */
export async function findPeople(actor: Actor, text: string, most = MOST_FOUND): Promise<FoundPerson[]> {
  const asked = askedKeysOf(text.slice(0, LONGEST_TEXT));
  if (asked === null || !mayDraft(actor)) return [];
  return fromDesk(async (db) => peopleByIds(db, actor, await idsCalled(db, asked, Math.min(most, MOST_FOUND))));
}

/** Ids of those whose name holds what is asked, the most alike first: the whole name, then names that begin so, then short ones. */
async function idsCalled(db: DeskReader, { joined, hanzi }: { joined: string[]; hanzi: string }, most: number): Promise<string[]> {
  // Folded text has neither % nor _ nor \ in it: what was typed is no pattern.
  const [first = ""] = joined;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.record_id::text AS id
    FROM desk.name_key k JOIN desk.assertion a ON a.id = k.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE r.kind = 'person' AND r.merged_into IS NULL AND c.state <> 'discarded'
      AND (${first}::text = '' OR k.joined LIKE ANY (${joined.map((spelling) => `%${spelling}%`)}::text[]))
      AND (${hanzi}::text = '' OR (k.hanzi <> '' AND public_site.hanzi_grams(k.hanzi) @> public_site.hanzi_grams(${hanzi}::text) AND k.hanzi LIKE ${`%${hanzi}%`}::text))
    GROUP BY a.record_id, r.slug
    ORDER BY min(CASE WHEN (${hanzi}::text <> '' AND k.hanzi = ${hanzi}::text) OR string_to_array(k.joined, ' ') && ${joined}::text[] THEN 0
      WHEN k.joined LIKE ${`${first}%`}::text AND k.hanzi LIKE ${`${hanzi}%`}::text THEN 1 ELSE 2 END), min(length(k.joined)), r.slug
    LIMIT ${most}::int`;
  return rows.map(({ id }) => id);
}
