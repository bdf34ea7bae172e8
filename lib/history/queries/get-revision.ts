import "server-only";
import { cache } from "react";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { recordsOf } from "@/lib/cases/queries/get-case-file";
import { visibleRecords } from "@/lib/cases/policy";
import { recordsIn, type FactDifference } from "@/lib/changes/difference";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { StoredFact } from "@/lib/facts/schema";
import { differenceBetween } from "@/lib/history/between";
import { restoringTo, type Restoring } from "@/lib/history/queries/restoring";
import { originsOf, revisionFacts } from "@/lib/history/queries/revision-facts";
import { fromDesk } from "@/lib/platform/db";

export type RevisionDetail = {
  record: RecordName;
  version: number;
  standing: number;
  at: Date;
  by: string;
  /** The version that it is compared with, and what lies between that one and this one. */
  from: number;
  rows: FactDifference[];
  /** What the record said then, one page of it: at most MOST_FACTS; `factCount` are all. */
  facts: StoredFact[];
  factCount: number;
  /** What restoring it would do; null where it is what stands. */
  restoring: Restoring | null;
  records: Record<string, RecordName>;
  caseNumbers: Record<string, number>;
};

/** Facts of one revision on one page of it. */
export const MOST_FACTS = 50;

/**
 * One revision of a record, compared with another one.
 * @param from the version to compare with; null for the one before
 * @param part which page of what the record said then, from 1
 * @returns null when there is no such record or revision, or it is not this actor's to see
 */
export const getRevision = cache(
  (actor: Actor, recordId: RecordId, version: number, from: number | null, part = 1): Promise<RevisionDetail | null> =>
    fromDesk(async (db) => {
      const head = await db.publicRecord.findFirst({ where: { AND: [{ id: recordId }, visibleRecords(actor)] }, select: { version: true, cases: { select: { id: true, number: true } } } });
      const made = head && (await db.revision.findUnique({ where: { recordId_version: { recordId, version } }, select: { appliedAt: true, appliedBy: { select: CALLED } } }));
      if (head === null || made === null) return null;
      const other = from ?? version - 1;
      const isOld = version !== head.version;
      const [facts, base, origins, standing] = await Promise.all([revisionFacts(db, recordId, version), revisionFacts(db, recordId, other), originsOf(db, recordId), isOld ? appliedFacts(db, recordId) : []]);
      if (facts === null || base === null) return null;
      // From the older to the newer one, whichever was asked for first.
      const rows = other < version ? differenceBetween(base, facts, origins) : differenceBetween(facts, base, origins);
      const restoring = isOld ? await restoringTo(db, recordId, { then: facts, origins, now: standing }) : null;
      const shown = facts.slice((part - 1) * MOST_FACTS, part * MOST_FACTS);
      const drawn = [...rows, ...(restoring?.rows ?? []), ...(restoring?.refused ?? [])];
      const names = await recordNames(db, [recordId, ...shown.flatMap(recordsOf), ...recordsIn(drawn)]);
      const record = names.get(recordId);
      if (record === undefined) return null;
      return {
        record,
        version,
        standing: head.version,
        at: made.appliedAt,
        by: calledIn(actor.locale, made.appliedBy),
        from: other,
        rows,
        facts: shown,
        factCount: facts.length,
        restoring,
        records: Object.fromEntries(names),
        caseNumbers: Object.fromEntries(head.cases.map(({ id, number }) => [id, number])),
      };
    }),
);
