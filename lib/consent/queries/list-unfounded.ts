import "server-only";
import { takesDownAtOnce } from "@/lib/consent/policy";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema } from "@/lib/core/ids";
import { PURPOSES, type Purpose } from "@/lib/core/kinds";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";

const MOST = 50;

type Unfounded = { record: RecordName; person: RecordName; purpose: Purpose };

/**
 * What stands on the public site though the basis that it needs was withdrawn and no other stands: for editors, who correct or withdraw it. The newest fifty, by when it
 * was withdrawn; of a record that others went into, what was withdrawn of those as well. A statement's own words stay its own: whoever is quoted is found by what the edition names.
 * @returns nothing for whoever does not take down
 */
export function listUnfounded(actor: Actor): Promise<Unfounded[]> {
  if (!takesDownAtOnce(actor)) return Promise.resolve([]);
  return fromDesk(async (db) => {
    const rows = await db.$queryRaw<{ record_id: string; person_id: string; purpose: string }[]>`
      WITH RECURSIVE stands_for AS (
        SELECT id, id AS head FROM desk.public_record WHERE id IN (SELECT person_id FROM desk.publication_basis WHERE withdrawn_at IS NOT NULL)
        UNION SELECT of_whom.id, gone.merged_into FROM stands_for of_whom JOIN desk.public_record gone ON gone.id = of_whom.head WHERE gone.merged_into IS NOT NULL
      ), gone AS (
        SELECT of_whom.head AS person_id, over.purpose, max(over.withdrawn_at) AS at FROM desk.publication_basis over JOIN stands_for of_whom ON of_whom.id = over.person_id
        WHERE over.withdrawn_at IS NOT NULL AND NOT desk.basis_stands(of_whom.head, over.purpose) GROUP BY 1, 2
      )
      SELECT stands.record_id, gone.person_id, gone.purpose
      FROM gone JOIN public_site.current_edition stands ON stands.record_id = gone.person_id OR (gone.purpose = 'testimony' AND stands.mentions @> ARRAY[gone.person_id])
      WHERE EXISTS (SELECT FROM desk.bases_needed(stands.record_id, stands.kind, stands.document) need WHERE need.person_id = gone.person_id AND need.purpose = gone.purpose)
      ORDER BY gone.at DESC, stands.record_id LIMIT ${MOST}`;
    const names = await recordNames(db, rows.flatMap(({ record_id, person_id }) => [record_id, person_id]));
    return rows.flatMap(({ record_id, person_id, purpose }): Unfounded[] => {
      const [record, person, known] = [names.get(recordIdSchema.parse(record_id)), names.get(recordIdSchema.parse(person_id)), PURPOSES.find((code) => code === purpose)];
      return record === undefined || person === undefined || known === undefined ? [] : [{ record, person, purpose: known }];
    });
  });
}
