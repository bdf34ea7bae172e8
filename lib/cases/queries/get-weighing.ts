import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import type { AssertionId } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { recordsOf } from "@/lib/cases/queries/get-case-file";
import { withdrawnSourcesOf, wouldRestOnWithdrawn } from "@/lib/cases/queries/weighing-refusal";
import { weighingsOf, type Weighing } from "@/lib/cases/weighing";
import { currentAnswers, factById } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import type { StoredFact } from "@/lib/facts/schema";
import { fromDesk } from "@/lib/platform/db";

export type FactToWeigh = {
  fact: StoredFact;
  record: RecordName;
  /** What else is on record and answers the same question. */
  beside: StoredFact[];
  /** What may be done with it; none while an open change changes it. */
  weighings: Weighing[];
  /** Whether some are left out, since they would say a reading anew that rests on withdrawn sources alone. */
  restsOnWithdrawn: boolean;
  records: Record<string, RecordName>;
};

/** One reading on record with those beside it; null when there is none, it is not on record, or it is not this actor's to see. */
export const getWeighing = cache(
  (actor: Actor, assertionId: AssertionId): Promise<FactToWeigh | null> =>
    fromDesk(async (db) => {
      const row = await db.assertion.findFirst({ where: { id: assertionId, record: visibleRecords(actor), addedByChange: { state: "applied" } }, select: { retiredByChangeId: true, record: { select: { withdrawnAt: true } } } });
      const fact = row && (await factById(db, assertionId));
      if (row === null || fact === null) return null;
      const answers = await currentAnswers(db, fact.recordId, [fact.question]);
      if (!answers.some(({ id }) => id === fact.id)) return null;
      const names = await recordNames(db, [fact.recordId, ...answers.flatMap(recordsOf)]);
      const record = names.get(fact.recordId);
      if (record === undefined) return null;
      const isOpen = row.retiredByChangeId === null && row.record.withdrawnAt === null;
      const possible = isOpen ? weighingsOf(fact, answers.length) : [];
      const withdrawn = await withdrawnSourcesOf(db, answers);
      const weighings = possible.filter((weighing) => !wouldRestOnWithdrawn(fact, answers, weighing, withdrawn));
      return { fact, record, beside: answers.filter(({ id }) => id !== fact.id), weighings, restsOnWithdrawn: weighings.length < possible.length, records: Object.fromEntries(names) };
    }),
);
