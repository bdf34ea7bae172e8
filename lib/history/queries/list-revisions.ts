import "server-only";
import { cache } from "react";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { differenceOf, recordsIn, type FactDifference } from "@/lib/changes/difference";
import { factsInChanges } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

/** What made a revision: a change that was published, or an act that left every fact as it was. */
export type RevisionAct = "seeded" | "published" | "withheld" | "withdrawn" | "other";

export type RevisionSummary = {
  version: number;
  at: Date;
  act: RevisionAct;
  /** Who published, withheld or withdrew. */
  by: string;
  /** Who wrote it; nobody where no change was applied. */
  authors: string[];
  changeId: ChangeId | null;
  /** What the authors told the editor. */
  note: string | null;
  /** The public note of a correction, or why something was taken down. */
  reason: string | null;
  /** The edition that it made; null where nothing public differed. */
  edition: number | null;
  rows: FactDifference[];
};

export type RevisionPage = {
  record: RecordName;
  /** The version that stands. */
  standing: number;
  /** Newest first. */
  revisions: RevisionSummary[];
  /** The version to continue with, or null where these are the oldest. */
  older: number | null;
  records: Record<string, RecordName>;
  caseNumbers: Record<string, number>;
};

/** Revisions on one page. */
export const REVISIONS_AT_ONCE = 20;

const COLUMNS = {
  version: true, appliedAt: true, reason: true,
  appliedBy: { select: CALLED },
  change: {
    select: {
      id: true, origin: true, note: true,
      authors: { select: { account: { select: CALLED } } },
      publicationAct: { select: { number: true } },
    },
  },
} as const;

/**
 * The history of one record as it was applied, one page of it: who, when, why, and what of which fact.
 * @param from the newest version to show; null for the latest
 * @returns null when there is no such record or it is not this actor's to see
 */
export const listRevisions = cache(
  (actor: Actor, recordId: RecordId, from: number | null): Promise<RevisionPage | null> =>
    fromDesk(async (db) => {
      const head = await db.publicRecord.findFirst({ where: { AND: [{ id: recordId }, visibleRecords(actor)] }, select: { version: true, cases: { select: { id: true, number: true } } } });
      if (head === null) return null;
      const rows = await db.revision.findMany({ where: { recordId, ...(from === null ? {} : { version: { lte: from } }) }, select: COLUMNS, orderBy: { version: "desc" }, take: REVISIONS_AT_ONCE + 1 });
      const shown = rows.slice(0, REVISIONS_AT_ONCE);
      const acts = await takeDowns(db, recordId, shown.filter(({ change }) => change === null).map(({ version }) => version));
      const facts = await factsInChanges(db, shown.flatMap(({ change }) => (change === null ? [] : [changeIdSchema.parse(change.id)])));
      const revisions: RevisionSummary[] = [];
      for (const { version, appliedAt, reason, appliedBy, change } of shown) {
        const changeId = change === null ? null : changeIdSchema.parse(change.id);
        revisions.push({
          version,
          at: appliedAt,
          act: change === null ? (acts.get(version) ?? "other") : change.origin === "seed" ? "seeded" : "published",
          by: calledIn(actor.locale, appliedBy),
          authors: (change?.authors ?? []).map(({ account }) => calledIn(actor.locale, account)).toSorted(),
          changeId,
          note: change?.note ?? null,
          reason,
          edition: change?.publicationAct?.number ?? null,
          rows: changeId === null ? [] : differenceOf(facts.get(changeId) ?? { added: [], retired: [] }),
        });
      }
      const names = await recordNames(db, [recordId, ...revisions.flatMap((revision) => recordsIn(revision.rows))]);
      const record = names.get(recordId);
      if (record === undefined) return null;
      return {
        record,
        standing: head.version,
        revisions,
        older: rows[REVISIONS_AT_ONCE]?.version ?? null,
        records: Object.fromEntries(names),
        caseNumbers: Object.fromEntries(head.cases.map(({ id, number }) => [id, number])),
      };
    }),
);

const ACT_OF: Readonly<Record<string, RevisionAct>> = { "edition.withheld": "withheld", "record.withdrawn": "withdrawn" };

// A revision without a change says why, but not what was done: the audit row of the act names its version.
async function takeDowns(db: DeskReader, recordId: RecordId, versions: readonly number[]): Promise<Map<number, RevisionAct>> {
  if (versions.length === 0) return new Map();
  const rows = await db.audit.findMany({ where: { subjectId: recordId, event: { in: Object.keys(ACT_OF) } }, select: { event: true, detail: true } });
  return new Map(rows.flatMap(({ event, detail }) => {
    const version = typeof detail === "object" && detail !== null && !Array.isArray(detail) ? detail["version"] : null;
    const act = ACT_OF[event];
    return typeof version === "number" && act !== undefined ? [[version, act] as const] : [];
  }));
}
