import "server-only";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, recordIdSchema, type CaseId } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { idsCalled } from "@/lib/cases/queries/ids-called";
import { mayDraft } from "@/lib/changes/policy";
import { askedKeysOf } from "@/lib/facts/name-key";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";

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
    const ids = await idsCalled(db, { kinds: ["person"], asked, most: Math.min(most, MOST_FOUND) });
    if (ids.length === 0) return [];
    const [rows, names] = await Promise.all([
      db.publicRecord.findMany({
        where: { AND: [{ kind: "person", id: { in: ids } }, visibleRecords(actor)] },
        select: {
          id: true,
          cases: { select: { id: true, number: true }, orderBy: { number: "asc" } },
          assertions: { where: { kind: "name", retiredByChangeId: null, addedByChange: { state: { not: "discarded" } } }, select: { name: { select: { text: true } } }, orderBy: { createdAt: "asc" } },
        },
      }),
      recordNames(db, ids),
    ]);
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
