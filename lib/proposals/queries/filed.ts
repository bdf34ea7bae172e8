import "server-only";
import type { Actor } from "@/lib/core/actor";
import { sql, type DeskReader } from "@/lib/platform/db";
import { approvalRefusal, refusingRefusal, takingBackRefusal } from "@/lib/proposals/policy";
import { PROPOSAL_STATES, type Filed, type ProposalState } from "@/lib/proposals/schema";

/** By what it is kept, of each kind of proposal. */
const TABLES = { law: sql`desk.law_version`, wording: sql`desk.practice_wording` } as const;

type Row = {
  id: string; act: string; state: string; document: string; reason: string | null; proposedById: string | null; proposedAt: Date; decidedById: string | null; decidedAt: Date | null; decisionNote: string | null;
  replaced: string | null; proposer: string | null; decider: string | null;
};

/**
 * What is on file of one kind, the latest first, with the names of whoever proposed it and decided on it, and what it would replace. One statement: Prisma asks for each of these behind the other.
 * @param which everything in one state, or everything of one practice, by its code
 */
export function readFiled(db: DeskReader, kind: keyof typeof TABLES, which: { state: ProposalState } | { practice: string }): Promise<Row[]> {
  const table = TABLES[kind];
  return db.$queryRaw<Row[]>`
    SELECT filed.id, filed.act, filed.state, filed.document::text AS document, filed.reason, filed.proposed_by::text AS "proposedById", filed.proposed_at AS "proposedAt",
      filed.decided_by::text AS "decidedById", filed.decided_at AS "decidedAt", filed.decision_note AS "decisionNote", replaced.document::text AS replaced, proposer.display_name AS proposer, decider.display_name AS decider
    FROM ${table} AS filed LEFT JOIN ${table} AS replaced ON replaced.id = filed.replaces
      LEFT JOIN desk.account AS proposer ON proposer.id = filed.proposed_by LEFT JOIN desk.account AS decider ON decider.id = filed.decided_by
    WHERE ${"state" in which ? sql`filed.state = ${which.state}` : sql`filed.practice = ${which.practice}`}
    ORDER BY filed.proposed_at DESC, filed.id`;
}

type Reading<Act extends string, Version> = {
  /** What can be done. The first is to add. */
  acts: readonly [Act, ...Act[]];
  versionFrom: (document: string) => Version;
  actor: Actor;
  /** Whether one pair of eyes is enough here for this actor. */
  isAlone: boolean;
};

/** What is on file as the desk shows it, with what this person may do with it. */
export function filedFrom<Act extends string, Version>(row: Row, { acts, versionFrom, actor, isAlone }: Reading<Act, Version>): Filed<Act, Version> {
  const { id, document, reason, replaced, proposedById, proposer, proposedAt, decidedById, decider, decidedAt, decisionNote } = row;
  const asked = { state: stateOf(row.state), proposedBy: proposedById };
  return {
    id,
    act: acts.find((known) => known === row.act) ?? acts[0],
    state: asked.state,
    version: versionFrom(document),
    replaces: replaced === null ? null : versionFrom(replaced),
    reason,
    proposed: proposer === null ? null : { by: proposer, at: proposedAt },
    decided: decider === null || decidedAt === null ? null : { by: decider, at: decidedAt, note: decisionNote, alone: decidedById === proposedById },
    may: { approve: approvalRefusal(actor, asked, isAlone) === null, refuse: refusingRefusal(actor, asked) === null, takeBack: takingBackRefusal(actor, asked) === null },
  };
}

function stateOf(state: string): ProposalState {
  const known = PROPOSAL_STATES.find((each) => each === state);
  if (known === undefined) throw new Error("A state of a proposal that the code does not know.");
  return known;
}
