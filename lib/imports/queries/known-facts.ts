import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { STORED_FACT_COLUMNS, toStoredFact } from "@/lib/facts/stored-fact";
import type { KnownReading } from "@/lib/imports/left-out";
import { digestOf } from "@/lib/imports/queries/known-readings";
import { sameByOfStored, sidesOfStored, TOLD_KINDS, type SameBy } from "@/lib/imports/told-fact";
import type { DeskReader } from "@/lib/platform/db";

type ToldOf = { /** The case's id, or what stands for a new one; of a fact of no case, the person's. */ of: string; sameBy: SameBy; edtf: string | null; source: string; exact: string };

/** One key for one fact that is no event, by one source in the same words. */
export function factKeyOf({ of, sameBy, edtf, source, exact }: ToldOf): string {
  return digestOf(JSON.stringify([of, sameBy, edtf, source, exact]));
}

/** What these people's files say already by these sources beside events, by the keys of it: as knownReadings says it of those. */
export async function knownFacts(db: DeskReader, actor: Actor, { personIds, sourceIds }: { personIds: readonly RecordId[]; sourceIds: readonly RecordId[] }): Promise<Map<string, KnownReading[]>> {
  const known = new Map<string, KnownReading[]>();
  if (personIds.length === 0 || sourceIds.length === 0) return known;
  const own = { authors: { some: { accountId: actor.accountId } } };
  const rows = await db.assertion.findMany({
    where: {
      recordId: { in: [...new Set(personIds)] }, kind: { in: [...TOLD_KINDS] }, retiredByChangeId: null, citations: { some: { citation: { sourceId: { in: [...sourceIds] } } } },
      addedByChange: { OR: [{ state: "applied" }, { AND: [{ state: { not: "discarded" } }, own] }] },
    },
    select: { ...STORED_FACT_COLUMNS, addedByChange: { select: { authors: { where: { accountId: actor.accountId }, select: { accountId: true } } } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  for (const row of rows) {
    const fact = toStoredFact(row);
    const same = sameByOfStored(fact);
    if (same === null) continue;
    for (const { sourceId, exact, locator } of fact.citations) {
      const key = factKeyOf({ of: same.caseId ?? fact.recordId, sameBy: same.sameBy, edtf: fact.date?.edtf ?? null, source: sourceId, exact });
      const { modality, certainty, standing, visibility, saidById, saidByText, internalNote, publicDate, publicPlace, date, value } = fact;
      const said = { modality, certainty, standing, visibility, saidById, saidByText, internalNote, publicDate, publicPlace, printed: date?.printed ?? null, countedFrom: date?.countedFrom ?? null, locator };
      const one = { ...sidesOfStored(fact), ...said, factId: fact.id, isOwn: row.addedByChange.authors.length > 0, practiceId: value.kind === "spell" ? value.practiceId : null, joins: value.kind === "spell" ? { spell: value.spell } : null };
      known.set(key, [...(known.get(key) ?? []), one]);
    }
  }
  return known;
}
