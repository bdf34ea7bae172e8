import "server-only";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, recordIdSchema, type CaseId } from "@/lib/core/ids";
import { OF_THE_PERSON, visibleRecords } from "@/lib/cases/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { DeskReader } from "@/lib/platform/db";

export type FoundPerson = {
  record: RecordName;
  /** Every written form of the name that is on file, for telling people apart. */
  names: string[];
  cases: { id: CaseId; number: number }[];
};

/** People with all their names and cases, in the order asked for; those that are not there or not this person's to see are left out. */
export async function peopleByIds(db: DeskReader, actor: Actor, ids: readonly string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return [];
  const [rows, names] = await Promise.all([
    db.publicRecord.findMany({
    where: { AND: [{ kind: "person", id: { in: [...ids] } }, visibleRecords(actor)] },
    select: {
      id: true,
      cases: { where: OF_THE_PERSON, select: { id: true, number: true }, orderBy: { number: "asc" } },
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
}
