import "server-only";
import type { Actor } from "@/lib/core/actor";
import { findPeople } from "@/lib/cases/queries/find-people";
import { peopleByIds, type FoundPerson } from "@/lib/cases/queries/people-by-ids";
import { mayDraft } from "@/lib/changes/policy";
import { alikeNames, scoreOf } from "@/lib/duplicates/alike";
import { peopleOnRecord, type OnRecord } from "@/lib/duplicates/queries/people-on-record";
import { MOST_CANDIDATES, type AlikeNames } from "@/lib/duplicates/schema";
import { nameKeysOf } from "@/lib/facts/name-key";
import { fromDesk, joinSql, sql, type DeskReader } from "@/lib/platform/db";

/** Somebody on record who may be meant. `alike`: which typed name is like which of theirs (`one`: as typed); the surest first. */
export type Candidate = FoundPerson & { alike: AlikeNames[]; onRecord: OnRecord };

const MOST_ASKED = 60;

/**
 * People on record whose name is like one of these, in any script and with one letter wrong, drafts of others included: nobody is entered twice.
 * The surest first. Empty below researcher, and where nothing of what is asked is a letter.
 */
export async function findCandidates(actor: Actor, names: readonly string[]): Promise<Candidate[]> {
  const asked = names.map((name) => name.trim()).filter((name) => name !== "");
  if (asked.length === 0 || !mayDraft(actor)) return [];
  const holding = await Promise.all(asked.map((name) => findPeople(actor, name)));
  return fromDesk(async (db) => {
    const near = await peopleByIds(db, actor, await idsLike(db, asked));
    const people = [...new Map([...holding.flat(), ...near].map((person) => [person.record.id, person])).values()];
    const alike = people
      .map((person) => ({ ...person, alike: alikeNames(asked, person.names) }))
      .filter((person) => person.alike.length > 0)
      .toSorted((one, other) => scoreOf(other.alike, []) - scoreOf(one.alike, []) || one.record.slug.localeCompare(other.record.slug, "en"))
      .slice(0, MOST_CANDIDATES);
    const onRecord = await peopleOnRecord(db, actor, alike.map(({ record }) => record.id));
    return alike.flatMap((person) => {
      const known = onRecord.get(person.record.id);
      return known === undefined ? [] : [{ ...person, onRecord: known }];
    });
  });
}

/** By the indexes of name_key: the same spelling in any order, the same characters, or one letter left out of either. */
async function idsLike(db: DeskReader, names: readonly string[]): Promise<string[]> {
  const keys = names.map(nameKeysOf);
  const whole = keys.flatMap((key) => key.whole);
  const near = keys.flatMap((key) => key.near);
  const hanzi = keys.map((key) => key.hanzi).filter((characters) => characters !== "");
  const spelt = sql`k.whole && ${whole}::text[]`;
  const written = sql`k.hanzi <> '' AND k.hanzi = ANY (${hanzi}::text[])`;
  // Only what is asked: an empty list is none of them, and keeps the planner off the index of the others.
  const ways = [...(whole.length === 0 ? [] : [spelt]), ...(near.length === 0 ? [] : [sql`k.near && ${near}::integer[]`]), ...(hanzi.length === 0 ? [] : [sql`(${written})`])];
  if (ways.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.record_id::text AS id
    FROM desk.name_key k JOIN desk.assertion a ON a.id = k.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE r.kind = 'person' AND r.merged_into IS NULL AND c.state <> 'discarded'
      AND (${joinSql(ways, " OR ")})
    GROUP BY a.record_id
    -- Of a very common name the surest are compared: whole spellings before those that a letter is left out of.
    ORDER BY bool_or(${written}) DESC, bool_or(${spelt}) DESC, a.record_id
    LIMIT ${MOST_ASKED}`;
  return rows.map(({ id }) => id);
}
