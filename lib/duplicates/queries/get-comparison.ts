import "server-only";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, type CaseId } from "@/lib/core/ids";
import { peopleByIds } from "@/lib/cases/queries/people-by-ids";
import { recordsOf } from "@/lib/cases/queries/get-case-file";
import { mayDraft } from "@/lib/changes/policy";
import { alikeNames, scoreOf, sharedTraits } from "@/lib/duplicates/alike";
import { differingAmong, movedFacts, type Differing } from "@/lib/duplicates/merge-plan";
import type { SuggestedPair } from "@/lib/duplicates/queries/list-pairs";
import { mergingOf, type MergeRefusal } from "@/lib/duplicates/queries/merging";
import { peopleOnRecord } from "@/lib/duplicates/queries/people-on-record";
import type { Pair } from "@/lib/duplicates/schema";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";

export type Comparison = SuggestedPair & {
  /** What was said of the two before: that they are two people, by whom, when and why. */
  toldApart: { by: string; at: Date; reason: string | null }[];
  /** What a merge of the other one into the first would ask, or why there is none now. */
  merge: { refusal: MergeRefusal | null; seen: string; differing: Differing[]; /** How many facts go, and of how many others each says anew. */ facts: number; mentions: number; cases: { id: CaseId; number: number }[] };
  records: Record<string, RecordName>;
};

/** Two people side by side, the first of whom would stay; null unless both are people that this person may see. */
export async function getComparison(actor: Actor, { one, other }: Pair): Promise<Comparison | null> {
  if (!mayDraft(actor)) return null;
  return fromDesk(async (db) => {
    const [first, second] = await peopleByIds(db, actor, [one, other]);
    if (first === undefined || second === undefined) return null;
    const onRecord = await peopleOnRecord(db, actor, [one, other]);
    const [firstOnRecord, secondOnRecord] = [onRecord.get(one), onRecord.get(other)];
    if (firstOnRecord === undefined || secondOnRecord === undefined) return null;
    const alike = alikeNames(first.names, second.names);
    const traits = sharedTraits(firstOnRecord, secondOnRecord);
    const [lowId, highId] = one < other ? [one, other] : [other, one];
    const apart = await db.notSame.findMany({ where: { lowId, highId }, select: { decidedAt: true, reason: true, decidedBy: { select: { displayName: true } } }, orderBy: [{ decidedAt: "desc" }, { id: "asc" }] });
    const { keptFacts, mergedFacts, mentions, refusal, seen } = await mergingOf(db, one, other);
    const used = new Set(mergedFacts.flatMap(({ value }) => ("caseId" in value ? [value.caseId] : [])));
    // Which case each goes into alters no question that both answer: each is asked of by its own.
    const cases = new Map([...used].map((id) => [id, id]));
    const moved = movedFacts(mergedFacts, { kept: one, merged: other, cases, keptFacts });
    const differing = differingAmong(keptFacts, moved);
    return {
      one: { ...first, onRecord: firstOnRecord },
      other: { ...second, onRecord: secondOnRecord },
      alike,
      traits,
      score: scoreOf(alike, traits),
      toldApart: apart.map(({ decidedAt, reason, decidedBy }) => ({ by: decidedBy.displayName, at: decidedAt, reason })),
      merge: { refusal, seen, differing, facts: moved.length, mentions: mentions.length, cases: second.cases.filter(({ id }) => used.has(caseIdSchema.parse(id))) },
      records: Object.fromEntries(await recordNames(db, [one, other, ...differing.flatMap(({ answers }) => answers.flatMap(({ fact }) => recordsOf(fact)))])),
    };
  });
}
