import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, joinSql, sql, type DeskReader } from "@/lib/platform/db";
import { patternOf, wordsOf } from "@/lib/publication/name-in-text";
import { mayTakeDown } from "@/lib/publication/policy";

export type StillNaming = { records: RecordName[]; /** Whether there are more than were asked for. */ more: boolean };

export const MOST_LISTED = 100;

/**
 * Records whose standing edition goes on telling of one that is withdrawn (docs/architecture.md, rule 7): their text, quotations included, holds
 * one of its public names or titles as it is written there, or they quote it, if it is a source. Their editors can correct them; nothing else can.
 * A name in another spelling ("Mr X", another script) is not found.
 * @param most at most so many
 * @returns by address; none below editor
 */
export async function listStillNaming(actor: Actor, recordId: RecordId, most: number = MOST_LISTED): Promise<StillNaming> {
  if (!mayTakeDown(actor)) return { records: [], more: false };
  return fromDesk(async (db) => {
    // A name can stand in a record that has no other tie to this one. Texts that hold all of a name's words are found by their index; whether they hold the name is read in them.
    const naming = (await publicNames(db, recordId)).map((name) => {
      const words = wordsOf(name);
      return sql`SELECT c.record_id, c.kind, c.slug FROM public_site.current_edition c
        WHERE public_site.told_words(c.document::text) @> public_site.told_words(${words.join(" ")}::text) AND c.document::text ~* ${patternOf(name, words)}`;
    });
    const quoting = sql`SELECT c.record_id, c.kind, c.slug FROM public_site.current_edition c
      WHERE c.mentions @> ARRAY[${recordId}::uuid] AND EXISTS (SELECT FROM desk.public_record r WHERE r.id = ${recordId}::uuid AND r.kind = 'source')`;
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT told.record_id::text AS id FROM (${joinSql([quoting, ...naming], " UNION ")}) AS told
      WHERE told.record_id <> ${recordId}::uuid
      ORDER BY told.kind, told.slug COLLATE "C" LIMIT ${most + 1}`;
    const names = await recordNames(db, rows.map(({ id }) => id));
    const records = rows.slice(0, most).flatMap(({ id }) => names.get(recordIdSchema.parse(id)) ?? []);
    return { records, more: rows.length > most };
  });
}

/** Names and titles of the newest edition whose content is there, as they are written; also of a record that is withdrawn by now. */
async function publicNames(db: DeskReader, recordId: RecordId): Promise<string[]> {
  const rows = await db.$queryRaw<{ text: string }[]>`
    WITH newest AS (SELECT body::jsonb AS document FROM public_site.edition_body WHERE record_id = ${recordId}::uuid AND body IS NOT NULL ORDER BY number DESC LIMIT 1)
    SELECT fact ->> 'text' AS text FROM newest, jsonb_array_elements(document -> 'names') AS fact
    UNION SELECT fact ->> 'text' FROM newest, jsonb_array_elements(document -> 'attributes') AS fact WHERE fact ->> 'attribute' = 'title'`;
  return rows.map(({ text }) => text);
}
