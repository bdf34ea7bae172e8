import "server-only";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, recordIdSchema, type CaseId } from "@/lib/core/ids";
import { STANDING_CASES, visibleRecords } from "@/lib/cases/policy";
import { mayDraft } from "@/lib/changes/policy";
import { askedKeysOf } from "@/lib/facts/name-key";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

export type FoundPerson = {
  record: RecordName;
  /** Every written form of the name that is on file, for telling people apart. */
  names: string[];
  cases: { id: CaseId; number: number }[];
};

const MOST_FOUND = 30;
const LONGEST_TEXT = 200;

/**
 * People by any written form of a name: Hanzi of either kind, pinyin with or without marks, tones and spaces, or a part of a name; whoever is called so
 * whole comes first. Drafts of others are found too, so that nobody is entered twice. Empty for an empty text and below researcher.
 * @param most how many at the most
 */
export async function findPeople(actor: Actor, text: string, most = MOST_FOUND): Promise<FoundPerson[]> {
  const asked = askedKeysOf(text.slice(0, LONGEST_TEXT));
  if (asked === null || !mayDraft(actor)) return [];
  return fromDesk(async (db) => {
    const ids = await idsCalled(db, asked, Math.min(most, MOST_FOUND));
    if (ids.length === 0) return [];
    const rows = await db.publicRecord.findMany({
      where: { AND: [{ kind: "person", id: { in: ids } }, visibleRecords(actor)] },
      select: {
        id: true,
        cases: { where: STANDING_CASES, select: { id: true, number: true }, orderBy: { number: "asc" } },
        assertions: { where: { kind: "name", retiredByChangeId: null, addedByChange: { state: { not: "discarded" } } }, select: { name: { select: { text: true } } }, orderBy: { createdAt: "asc" } },
      },
    });
    const names = await recordNames(db, ids);
    return rows
      .toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
      .flatMap((row) => {
        const record = names.get(recordIdSchema.parse(row.id));
        if (record === undefined) return [];
        return [
          {
            record,
            names: [...new Set(row.assertions.flatMap(({ name }) => (name === null ? [] : [name.text])))],
            cases: row.cases.map(({ id, number }) => ({ id: caseIdSchema.parse(id), number })),
          },
        ];
      });
  });
}

/** Ids of those whose name holds what is asked, the most alike first: the whole name, then names that begin so, then short ones. */
async function idsCalled(db: DeskReader, { joined, hanzi }: { joined: string[]; hanzi: string }, most: number): Promise<string[]> {
  // Folded text has neither % nor _ nor \ in it: what was typed is no pattern.
  const [first = ""] = joined;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.record_id::text AS id
    FROM desk.name_key k JOIN desk.assertion a ON a.id = k.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE r.kind = 'person' AND c.state <> 'discarded'
      AND (${first}::text = '' OR k.joined LIKE ANY (${joined.map((spelling) => `%${spelling}%`)}::text[]))
      AND (${hanzi}::text = '' OR (k.hanzi <> '' AND public_site.hanzi_grams(k.hanzi) @> public_site.hanzi_grams(${hanzi}::text) AND k.hanzi LIKE ${`%${hanzi}%`}::text))
    GROUP BY a.record_id, r.slug
    ORDER BY min(CASE WHEN (${hanzi}::text <> '' AND k.hanzi = ${hanzi}::text) OR string_to_array(k.joined, ' ') && ${joined}::text[] THEN 0
      WHEN k.joined LIKE ${`${first}%`}::text AND k.hanzi LIKE ${`${hanzi}%`}::text THEN 1 ELSE 2 END), min(length(k.joined)), r.slug
    LIMIT ${most}::int`;
  return rows.map(({ id }) => id);
}
