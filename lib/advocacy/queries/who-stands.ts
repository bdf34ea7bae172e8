import "server-only";
import { entryIdSchema, recordIdSchema, type EntryId, type ListId, type RecordId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/** One person on a list, as they stand today; several entries where records were merged since. */
export type StandingEntry = { personId: RecordId; entries: EntryId[] };

/**
 * Who is on a list, in its order: whoever stands on the public record, and who was merged into somebody who does. Whoever was withdrawn is not there, and nothing
 * says that they were: no gap, no count (docs/decisions/042).
 * @param isOff those who were taken off instead
 */
export async function whoStands(db: DeskReader, listId: ListId, isOff = false): Promise<StandingEntry[]> {
  // After a merge the old record's address leads to the one that stands.
  const rows = await db.$queryRaw<{ entryId: string; personId: string }[]>`
    SELECT entry.id::text AS "entryId", coalesce(own.record_id, merged.record_id)::text AS "personId"
    FROM desk.people_list_entry entry
    JOIN desk.public_record person ON person.id = entry.person_id
    LEFT JOIN public_site.current_edition own ON own.record_id = entry.person_id AND own.kind = 'person'
    LEFT JOIN public_site.redirect old ON own.record_id IS NULL AND old.kind = 'person' AND old.slug = person.slug
    LEFT JOIN public_site.current_edition merged ON merged.record_id = old.record_id AND merged.kind = 'person'
    WHERE entry.list_id = ${listId}::uuid AND (entry.removed_at IS NOT NULL) = ${isOff} AND coalesce(own.record_id, merged.record_id) IS NOT NULL
    ORDER BY entry.position, entry.id`;
  const people = new Map<RecordId, EntryId[]>();
  for (const row of rows) {
    const personId = recordIdSchema.parse(row.personId);
    people.set(personId, [...(people.get(personId) ?? []), entryIdSchema.parse(row.entryId)]);
  }
  return [...people].map(([personId, entries]) => ({ personId, entries }));
}
