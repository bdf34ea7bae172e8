import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, changeIdSchema, type AssertionId, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";
import { STANDING_CASES, visibleRecords } from "@/lib/cases/policy";
import { changeRefusal } from "@/lib/changes/policy";
import { STANDING_COLUMNS, standingOf } from "@/lib/changes/queries/change-standing";
import { conflictsAmong } from "@/lib/facts/conflicts";
import { withoutNotes } from "@/lib/facts/notes";
import { factsInChange } from "@/lib/facts/queries/read-facts";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { STORED_FACT_COLUMNS, toStoredFact } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";
import { fromDesk } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** A change as a fact's mark shows it. `readable`: the actor may open it. */
export type ChangeMark = { id: ChangeId; state: ChangeState; readable: boolean };

export type FactOnFile = {
  fact: StoredFact;
  /** The change that adds it; null once it is applied. */
  pending: ChangeMark | null;
  /** The change that would retire it, and the fact that would then stand in its place, if any. */
  retiring: (ChangeMark & { replacedBy: AssertionId | null }) | null;
};

export type CaseFile = {
  record: RecordName;
  /** Raised each time a change is applied. */
  version: number;
  cases: { id: CaseId; number: number; /** In which place it became public; null while nothing of it was. */ publicNumber: number | null; /** Whether anything that happened in it is on file. */ isEmpty: boolean }[];
  /** Applied facts and those on their way, in the order they came. */
  facts: FactOnFile[];
  /** Questions that what is on record answers differently: whether one answer is preferred, or they stand side by side. */
  contested: Record<string, "differ" | "settled">;
  /** Changes of this record that are not decided yet. */
  openChanges: ChangeMark[];
  /** Names of every record that the facts mention, by id. */
  records: Record<string, RecordName>;
};

const LIVE_STATES: ChangeState[] = ["draft", "submitted", "returned", "approved"];
const MARK = { select: { id: true, ...STANDING_COLUMNS } } as const;

/**
 * A record with all that is known or proposed of it, whoever proposes it: two who write about one person see each other's work. Not
 * the notes of a change that is not the actor's to read: those are blank.
 * Null when there is none or it is not this actor's to see.
 */
export const getCaseFile = cache(
  (actor: Actor, recordId: RecordId): Promise<CaseFile | null> =>
    fromDesk(async (db) => {
      const row = await db.publicRecord.findFirst({
        where: { AND: [{ id: recordId }, visibleRecords(actor)] },
        select: {
          version: true,
          cases: { where: STANDING_CASES, select: { id: true, number: true, publicNumber: true }, orderBy: { number: "asc" } },
          changes: { where: { state: { in: LIVE_STATES } }, select: MARK.select, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
          assertions: { where: onFile(), select: { ...STORED_FACT_COLUMNS, addedByChange: MARK, retiredByChange: MARK }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
        },
      });
      if (row === null) return null;
      const standsFor = new Map<string, AssertionId>();
      for (const change of row.changes) {
        // Followed through a draft's own rewritings: the applied fact and the reading that would stand are what a reader compares.
        for (const { id, replaces } of (await factsInChange(db, changeIdSchema.parse(change.id))).added) if (replaces !== null) standsFor.set(replaces, id);
      }
      const facts = row.assertions.map((assertion): FactOnFile => {
        const { addedByChange, retiredByChange } = assertion;
        const replacement = standsFor.get(assertion.id);
        const fact = toStoredFact(assertion);
        return {
          fact: mayRead(actor, addedByChange) ? fact : withoutNotes(fact),
          pending: addedByChange.state === "applied" ? null : markOf(actor, addedByChange),
          retiring: retiredByChange === null ? null : { ...markOf(actor, retiredByChange), replacedBy: replacement ?? null },
        };
      });
      const names = await recordNames(db, [recordId, ...facts.flatMap(({ fact }) => recordsOf(fact))]);
      const record = names.get(recordId);
      if (record === undefined) return null;
      return {
        record,
        version: row.version,
        cases: row.cases.map(({ id, number, publicNumber }) => ({ id: caseIdSchema.parse(id), number, publicNumber, isEmpty: !facts.some(({ fact }) => "caseId" in fact.value && fact.value.caseId === id) })),
        facts,
        contested: contestedAmong(facts),
        openChanges: row.changes.map((change) => markOf(actor, change)),
        records: Object.fromEntries(names),
      };
    }),
);

function contestedAmong(facts: readonly FactOnFile[]): CaseFile["contested"] {
  const conflicts = conflictsAmong(facts.flatMap(({ fact, pending }) => (pending === null ? [fact] : [])));
  return Object.fromEntries([...conflicts].map(([question, answers]) => [question, answers.some(({ preferred }) => preferred) ? ("settled" as const) : ("differ" as const)]));
}

// A reading that its own change has written over is no longer anybody's; one that an applied change retired is history.
function onFile(): Prisma.AssertionWhereInput {
  return {
    addedByChange: { state: { in: ["applied", ...LIVE_STATES] } },
    OR: [{ retiredByChangeId: null }, { addedByChange: { state: "applied" }, retiredByChange: { state: { in: LIVE_STATES } } }],
  };
}

type MarkRow = Prisma.ChangeGetPayload<typeof MARK>;

function markOf(actor: Actor, change: MarkRow): ChangeMark {
  return { id: changeIdSchema.parse(change.id), state: standingOf(change).state, readable: mayRead(actor, change) };
}

function mayRead(actor: Actor, change: MarkRow): boolean {
  return changeRefusal(actor, "read", standingOf(change)) === null;
}

/** Ids of the records that a fact mentions, its sources included. */
export function recordsOf({ value, saidById, citations }: StoredFact): string[] {
  const mentioned = Object.entries(value).filter(([field]) => ["practiceId", "toId", "byId", "countryId", "parentId", "lawyerId"].includes(field));
  return [...mentioned.map(([, id]) => id as unknown), saidById, ...citations.map(({ sourceId }) => sourceId)].filter((id) => typeof id === "string");
}
