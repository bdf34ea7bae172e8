import "server-only";
import type { Actor } from "@/lib/core/actor";
import { approvalRefusal, refusingRefusal, takingBackRefusal } from "@/lib/proposals/policy";
import { PROPOSAL_STATES, type Filed, type ProposalState } from "@/lib/proposals/schema";

/** What is read of a proposal of any kind. */
export const FILED_COLUMNS = {
  id: true, act: true, state: true, document: true, reason: true, proposedById: true, proposedAt: true, decidedById: true, decidedAt: true, decisionNote: true,
  replaces: { select: { document: true } }, proposedBy: { select: { displayName: true } }, decidedBy: { select: { displayName: true } },
} as const;

type Row = {
  id: string; act: string; state: string; document: unknown; reason: string | null; proposedById: string | null; proposedAt: Date; decidedById: string | null; decidedAt: Date | null; decisionNote: string | null;
  replaces: { document: unknown } | null; proposedBy: { displayName: string } | null; decidedBy: { displayName: string } | null;
};

type Reading<Act extends string, Version> = {
  /** What can be done. The first is to add. */
  acts: readonly [Act, ...Act[]];
  versionFrom: (document: unknown) => Version;
  actor: Actor;
  /** Whether one pair of eyes is enough here for this actor. */
  isAlone: boolean;
};

/** What is on file as the desk shows it, with what this person may do with it. */
export function filedFrom<Act extends string, Version>(row: Row, { acts, versionFrom, actor, isAlone }: Reading<Act, Version>): Filed<Act, Version> {
  const { id, document, reason, replaces, proposedById, proposedBy, proposedAt, decidedById, decidedBy, decidedAt, decisionNote } = row;
  const asked = { state: stateOf(row.state), proposedBy: proposedById };
  return {
    id,
    act: acts.find((known) => known === row.act) ?? acts[0],
    state: asked.state,
    version: versionFrom(document),
    replaces: replaces === null ? null : versionFrom(replaces.document),
    reason,
    proposed: proposedBy === null ? null : { by: proposedBy.displayName, at: proposedAt },
    decided: decidedBy === null || decidedAt === null ? null : { by: decidedBy.displayName, at: decidedAt, note: decisionNote, alone: decidedById === proposedById },
    may: { approve: approvalRefusal(actor, asked, isAlone) === null, refuse: refusingRefusal(actor, asked) === null, takeBack: takingBackRefusal(actor, asked) === null },
  };
}

function stateOf(state: string): ProposalState {
  const known = PROPOSAL_STATES.find((each) => each === state);
  if (known === undefined) throw new Error("A state of a proposal that the code does not know.");
  return known;
}
