import "server-only";
import { takesDownAtOnce } from "@/lib/consent/policy";
import { unfoundedPlaceSchema, type UnfoundedPlace } from "@/lib/consent/schema";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema } from "@/lib/core/ids";
import { PURPOSES, type Purpose } from "@/lib/core/kinds";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";

type Unfounded = { record: RecordName; person: RecordName; purpose: Purpose };
/** `next`: where the list goes on; null at its end. */
type UnfoundedList = { listed: Unfounded[]; next: UnfoundedPlace | null };
type Row = { at: Date; record_id: string; person_id: string; purpose: string };

/**
 * What stands on the public site though the basis that it needs was withdrawn and no other stands: for editors, who correct or withdraw it. What was withdrawn last comes
 * first; of a record that others went into, what was withdrawn of those as well. A statement's own words stay its own: whoever is quoted is found by what the edition names.
 * @param after the place behind which the list goes on, whether or not what stood there is still on it
 * @returns nothing for whoever does not take down
 */
export function listUnfounded(actor: Actor, { most, after = null }: { most: number; after?: UnfoundedPlace | null }): Promise<UnfoundedList> {
  if (!takesDownAtOnce(actor)) return Promise.resolve({ listed: [], next: null });
  return fromDesk(async (db) => {
    const rows = await db.$queryRaw<Row[]>`
      WITH RECURSIVE stands_for AS (
        SELECT id, id AS head FROM desk.public_record WHERE id IN (SELECT person_id FROM desk.publication_basis WHERE withdrawn_at IS NOT NULL)
        UNION SELECT of_whom.id, gone.merged_into FROM stands_for of_whom JOIN desk.public_record gone ON gone.id = of_whom.head WHERE gone.merged_into IS NOT NULL
      ), gone AS (
        SELECT of_whom.head AS person_id, over.purpose, max(over.withdrawn_at) AS at FROM desk.publication_basis over JOIN stands_for of_whom ON of_whom.id = over.person_id
        WHERE over.withdrawn_at IS NOT NULL AND NOT desk.basis_stands(of_whom.head, over.purpose) GROUP BY 1, 2
      )
      SELECT gone.at, stands.record_id::text AS record_id, gone.person_id::text AS person_id, gone.purpose
      FROM gone JOIN public_site.current_edition stands ON stands.record_id = gone.person_id OR (gone.purpose = 'testimony' AND stands.mentions @> ARRAY[gone.person_id])
      WHERE EXISTS (SELECT FROM desk.bases_needed(stands.record_id, stands.kind, stands.document) need WHERE need.person_id = gone.person_id AND need.purpose = gone.purpose)
        AND (${after === null} OR (gone.at, stands.record_id, gone.person_id, gone.purpose) < (${after?.at ?? null}::timestamptz, ${after?.record ?? null}::uuid, ${after?.person ?? null}::uuid, ${after?.purpose ?? null}::text))
      ORDER BY gone.at DESC, stands.record_id DESC, gone.person_id DESC, gone.purpose DESC LIMIT ${most + 1}`;
    const shown = rows.slice(0, most);
    const names = await recordNames(db, shown.flatMap(({ record_id, person_id }) => [record_id, person_id]));
    const listed = shown.flatMap(({ record_id, person_id, purpose }): Unfounded[] => {
      const [record, person, known] = [names.get(recordIdSchema.parse(record_id)), names.get(recordIdSchema.parse(person_id)), PURPOSES.find((code) => code === purpose)];
      return record === undefined || person === undefined || known === undefined ? [] : [{ record, person, purpose: known }];
    });
    const last = rows.length > most ? shown.at(-1) : undefined;
    return { listed, next: last === undefined ? null : placeOf(last) };
  });
}

function placeOf({ at, record_id, person_id, purpose }: Row): UnfoundedPlace {
  return unfoundedPlaceSchema.parse([at.toISOString(), record_id, person_id, purpose].join("_"));
}
