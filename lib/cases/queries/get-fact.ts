import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import type { AssertionId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";
import { visibleRecords } from "@/lib/cases/policy";
import { factAsShown } from "@/lib/cases/queries/fact-as-shown";
import { recordsOf } from "@/lib/cases/queries/get-case-file";
import { changeState } from "@/lib/changes/queries/companions";
import { latestReading } from "@/lib/facts/queries/latest-reading";
import { factById } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { StoredFact } from "@/lib/facts/schema";
import { fromDesk } from "@/lib/platform/db";

export type FactToEdit = {
  /** Without its notes where the change that adds it is not this person's to read; `notesWithheld` tells. */
  fact: StoredFact;
  notesWithheld: boolean;
  record: RecordName;
  /** State of the change that adds it; `applied` for what is on record. */
  state: ChangeState;
  /** Null while it stands; otherwise what stands in its place now, which may be nothing. */
  retired: { by: StoredFact | null } | null;
  /** Names of every record that it, and what replaced it, mention. */
  records: Record<string, RecordName>;
};

/** One fact for its form; null when there is none or it is not this actor's to see. */
export const getFact = cache(
  (actor: Actor, assertionId: AssertionId): Promise<FactToEdit | null> =>
    fromDesk(async (db) => {
      const row = await db.assertion.findFirst({
        where: { id: assertionId, record: visibleRecords(actor), addedByChange: { state: { not: "discarded" } } },
        select: { addedByChange: { select: { state: true } } },
      });
      const fact = row && (await factById(db, assertionId));
      const latest = fact && (await latestReading(db, assertionId));
      if (row === null || fact === null || latest === null) return null;
      const names = await recordNames(db, [fact.recordId, ...recordsOf(fact), ...(latest.theirs === null ? [] : recordsOf(latest.theirs))]);
      const record = names.get(fact.recordId);
      if (record === undefined) return null;
      const shown = await factAsShown(db, actor, fact);
      const theirs = latest.theirs === null ? null : (await factAsShown(db, actor, latest.theirs)).fact;
      return { ...shown, record, state: changeState(row.addedByChange.state), retired: latest.retiredBy === null ? null : { by: theirs }, records: Object.fromEntries(names) };
    }),
);
