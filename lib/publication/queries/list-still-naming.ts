import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
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
    const pattern = patternOf(await publicNames(db, recordId));
    // The whole of what stands is read: a name can stand in a record that has no other tie to this one.
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT c.record_id::text AS id FROM public_site.current_edition c
      WHERE c.record_id <> ${recordId}::uuid AND (
        (c.mentions @> ARRAY[${recordId}::uuid] AND EXISTS (SELECT FROM desk.public_record r WHERE r.id = ${recordId}::uuid AND r.kind = 'source'))
        OR c.document::text ~* ${pattern})
      ORDER BY c.kind, c.slug COLLATE "C" LIMIT ${most + 1}`;
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

// A word of Latin letters is not found inside a longer one; Hanzi have no spaces between words.
const LATIN = "0-9A-Za-z\\u00c0-\\u024f";
const OPENS_WITH_LATIN = new RegExp(`^[${LATIN}]`, "u");
const ENDS_WITH_LATIN = new RegExp(`[${LATIN}]$`, "u");
/** What of a name cannot stand in a pattern as it is (PostgreSQL 18, 9.7.3.1). */
const MEANS_SOMETHING = /[\\^$.*+?()[\]{}|]/gu;
/** Between two words, also where a line ends: in the text of a JSON document that is a backslash and an n. */
const BETWEEN_WORDS = "(?:[[:space:]\\u00a0]|\\\\[nrt])+";
const MATCHES_NOTHING = "(?!)";

/** A pattern of PostgreSQL that finds any of these names in the text of a JSON document. */
function patternOf(names: readonly string[]): string {
  if (names.length === 0) return MATCHES_NOTHING;
  const alternatives = names.map((name) => {
    const words = JSON.stringify(name).slice(1, -1).split(/\s+/u).map((word) => word.replaceAll(MEANS_SOMETHING, "\\$&"));
    return `${OPENS_WITH_LATIN.test(name) ? `(?<![${LATIN}])` : ""}${words.join(BETWEEN_WORDS)}${ENDS_WITH_LATIN.test(name) ? `(?![${LATIN}])` : ""}`;
  });
  return alternatives.join("|");
}
