import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { peopleByIds, type FoundPerson } from "@/lib/cases/queries/people-by-ids";
import { mayDraft } from "@/lib/changes/policy";
import { alikeNames, scoreOf, sharedTraits } from "@/lib/duplicates/alike";
import { peopleOnRecord, type OnRecord } from "@/lib/duplicates/queries/people-on-record";
import type { AlikeNames, SharedTrait } from "@/lib/duplicates/schema";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

export type PersonOnRecord = FoundPerson & { onRecord: OnRecord };

/** Two people who may be one. `score` from 0 to 100. */
export type SuggestedPair = { one: PersonOnRecord; other: PersonOnRecord; alike: AlikeNames[]; traits: SharedTrait[]; score: number };

/** People looked at for one page of the worklist. */
const LOOKED_AT = 200;
/** Of a name that many have, so many are compared with each: all pairs of all who are called so would be no list. */
const MOST_OF_ONE = 20;
const MOST_PAIRS = 50;

/**
 * Pairs of people who may be one, the likeliest first: of the people entered last (or of those before `after`), each with whoever has a name like one of
 * theirs, found by the indexes of desk.name_key. Pairs that somebody told apart are left out, until a name of either changes.
 * @returns `more`: how many pairs of these people follow once those above them are decided; `next`: the person to go on after; null where everybody was looked at. Empty below researcher
 */
export async function listPairs(actor: Actor, after: RecordId | null): Promise<{ pairs: SuggestedPair[]; more: number; next: RecordId | null }> {
  if (!mayDraft(actor)) return { pairs: [], more: 0, next: null };
  return fromDesk(async (db) => {
    const looked = await lookedAt(db, after);
    const found = await pairsOf(db, looked);
    const ids = [...new Set(found.flatMap(({ low, high }) => [low, high]))];
    const people = new Map((await peopleByIds(db, actor, ids)).map((person) => [person.record.id as string, person]));
    const onRecord = await peopleOnRecord(db, actor, [...people.keys()]);
    const known = (id: string): PersonOnRecord | null => {
      const [person, traits] = [people.get(id), onRecord.get(recordIdSchema.parse(id))];
      return person === undefined || traits === undefined ? null : { ...person, onRecord: traits };
    };
    const pairs = found.flatMap(({ low, high }) => pairOf(known(low), known(high)));
    return {
      pairs: pairs.toSorted((one, other) => other.score - one.score || one.one.record.slug.localeCompare(other.one.record.slug, "en") || one.other.record.slug.localeCompare(other.other.record.slug, "en")).slice(0, MOST_PAIRS),
      more: Math.max(0, pairs.length - MOST_PAIRS),
      next: looked.length < LOOKED_AT ? null : recordIdSchema.parse(looked.at(-1)),
    };
  });
}

function pairOf(one: PersonOnRecord | null, other: PersonOnRecord | null): SuggestedPair[] {
  if (one === null || other === null) return [];
  // Two spellings may share a hash and be alike in nothing; a name within another one is no ground here.
  const alike = alikeNames(one.names, other.names).filter(({ likeness }) => likeness !== "part");
  const traits = sharedTraits(one.onRecord, other.onRecord);
  return alike.length === 0 ? [] : [{ one, other, alike, traits, score: scoreOf(alike, traits) }];
}

async function lookedAt(db: DeskReader, after: RecordId | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id FROM desk.public_record r
    WHERE r.kind = 'person' AND r.withdrawn_at IS NULL
      AND (${after}::uuid IS NULL OR (r.created_at, r.id) < (SELECT b.created_at, b.id FROM desk.public_record b WHERE b.id = ${after}::uuid))
    ORDER BY r.created_at DESC, r.id DESC LIMIT ${LOOKED_AT}`;
  return rows.map(({ id }) => id);
}

async function pairsOf(db: DeskReader, looked: readonly string[]): Promise<{ low: string; high: string }[]> {
  return db.$queryRaw<{ low: string; high: string }[]>`
    WITH name AS MATERIALIZED (
      SELECT a.record_id, k.whole, k.near, k.hanzi FROM desk.assertion a CROSS JOIN LATERAL (SELECT whole, near, hanzi FROM desk.name_key WHERE assertion_id = a.id OFFSET 0) k JOIN desk.change c ON c.id = a.added_by_change_id
      WHERE a.record_id = ANY (${[...looked]}::uuid[]) AND a.kind = 'name' AND c.state <> 'discarded' AND a.retired_by_change_id IS NULL
    ), pair AS (
      SELECT DISTINCT least(name.record_id, found.record_id) AS low, greatest(name.record_id, found.record_id) AS high
      FROM name CROSS JOIN LATERAL (
        -- Each by its own index: asked for as one or the other, every name that there is would be read for each of these.
        WITH alike AS MATERIALIZED (
          SELECT o.assertion_id FROM desk.name_key o WHERE o.whole && name.whole UNION SELECT o.assertion_id FROM desk.name_key o WHERE o.near && name.near
          UNION SELECT o.assertion_id FROM desk.name_key o WHERE o.hanzi <> '' AND o.hanzi = name.hanzi)
        SELECT b.record_id FROM alike JOIN desk.assertion b ON b.id = alike.assertion_id JOIN desk.change d ON d.id = b.added_by_change_id
        JOIN desk.public_record r ON r.id = b.record_id
        WHERE b.record_id <> name.record_id AND r.kind = 'person' AND r.withdrawn_at IS NULL AND d.state <> 'discarded' AND b.retired_by_change_id IS NULL
          -- Before they are counted out: those that were told apart take nobody's place.
          AND NOT EXISTS (
            SELECT FROM desk.not_same apart
            WHERE apart.low_id = least(name.record_id, b.record_id) AND apart.high_id = greatest(name.record_id, b.record_id) AND NOT EXISTS (
              SELECT FROM desk.assertion a JOIN desk.change c ON c.id = a.added_by_change_id LEFT JOIN desk.change gone ON gone.id = a.retired_by_change_id
              WHERE a.kind = 'name' AND a.record_id IN (name.record_id, b.record_id) AND c.state <> 'discarded'
                AND (a.created_at > apart.decided_at OR (gone.state = 'applied' AND gone.decided_at > apart.decided_at))))
        LIMIT ${MOST_OF_ONE}
      ) found
    )
    SELECT low::text AS low, high::text AS high FROM pair`;
}
