import "server-only";
import { cache } from "react";
import { calledIn } from "@/lib/accounts/labels";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { recordsOf } from "@/lib/cases/queries/get-case-file";
import { visibleRecords } from "@/lib/cases/policy";
import { mayDraft } from "@/lib/changes/policy";
import { recordsIn, type FactDifference } from "@/lib/changes/difference";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { StoredFact } from "@/lib/facts/schema";
import { differenceBetween } from "@/lib/history/between";
import { compareRevision } from "@/lib/history/queries/compare-revision";
import { restoringBy, type Restoring } from "@/lib/history/queries/restoring";
import { originsOf } from "@/lib/history/queries/revision-facts";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

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
export const MOST_FACTS = 25;

/**
 * One revision of a record, compared with another one.
 * @param from the version to compare with; null for the one before
 * @param part which page of what the record said then, from 1
 * @returns null when there is no such record or revision, or it is not this actor's to see
 */
export const getRevision = cache(
  (actor: Actor, recordId: RecordId, version: number, from: number | null, part = 1): Promise<RevisionDetail | null> =>
    !mayDraft(actor) ? Promise.resolve(null) : fromDesk(async (db) => {
      const base = from ?? version - 1;
      // At once, before it is known whether this actor may see any of it: nothing is handed out that they may not.
      const [head, cases, made, compared, origins] = await Promise.all([
        db.publicRecord.findFirst({ where: { AND: [{ id: recordId }, visibleRecords(actor)] }, select: { version: true } }),
        db.$queryRaw<{ id: string; number: number }[]>`SELECT c.id::text, c.number FROM desk.detention_case c WHERE c.person_id = ${recordId}::uuid`,
        revisionMade(db, actor.locale, { recordId, version, base }),
        compareRevision(db, recordId, { version, base, before: (part - 1) * MOST_FACTS, most: MOST_FACTS }),
        originsOf(db, recordId),
      ]);
      if (head === null || made === null) return null;
      const { facts, factCount, fromBase, fromStanding } = compared;
      // As the facts were read: the form that restores one must not know of a version that what it shows does not.
      const standing = compared.standing ?? head.version;
      // From the older to the newer one, whichever was asked for first.
      const rows = base < version ? differenceBetween(fromBase.others, fromBase.own, origins) : differenceBetween(fromBase.own, fromBase.others, origins);
      const back = version === standing ? null : differenceBetween(fromStanding.others, fromStanding.own, origins);
      const [restoring, names] = await Promise.all([back && restoringBy(db, back), recordNames(db, [recordId, ...facts.flatMap(recordsOf), ...recordsIn([...rows, ...(back ?? [])])])]);
      const record = names.get(recordId);
      if (record === undefined) return null;
      return {
        record,
        version,
        standing,
        ...made,
        from: base,
        rows,
        facts,
        factCount,
        restoring,
        records: Object.fromEntries(names),
        caseNumbers: Object.fromEntries(cases.map(({ id, number }) => [id, number])),
      };
    }),
);

/** When it was made and by whom; null where it is not there, or what it is compared with is not. */
async function revisionMade(db: DeskReader, locale: Locale, { recordId, version, base }: { recordId: RecordId; version: number; base: number }): Promise<Pick<RevisionDetail, "at" | "by"> | null> {
  const rows = await db.$queryRaw<{ version: number; at: Date; displayName: string; role: string }[]>`
    SELECT v.version, v.applied_at AS at, a.display_name AS "displayName", a.role::text AS role
    FROM desk.revision v JOIN desk.account a ON a.id = v.applied_by WHERE v.record_id = ${recordId}::uuid AND v.version IN (${version}::int, ${base}::int)`;
  const [made, against] = [version, base].map((wanted) => rows.find((row) => row.version === wanted));
  return made === undefined || (against === undefined && base !== 0) ? null : { at: made.at, by: calledIn(locale, made) };
}
