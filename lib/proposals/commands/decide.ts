import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditEvent } from "@/lib/audit/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { approvalRefusal, mayReadProposals, refusingRefusal, takingBackRefusal, type ProposalRefusal } from "@/lib/proposals/policy";
import { PROPOSAL_STATES } from "@/lib/proposals/schema";
import { markSent } from "@/lib/unsent/commands/mark-sent";
import type { SentForm } from "@/lib/unsent/schema";

type Row = { practice: string; act: string; state: string; proposedById: string | null };
type Decision = { state: "approved" | "refused" | "taken_back"; decidedById: AccountId; decidedAt: Date; decisionNote: string | null };
type Told<Detail> = { actorId: AccountId; subjectId: string; detail: Detail };
type About = { practice: string; act: string };

/** Where proposals of one kind are kept, and what the log calls what is done with them. */
export type Proposals = {
  find: (transaction: DeskTransaction, id: string) => Promise<Row | null>;
  /** Of one that still waits. @returns how many there were: one or none */
  decide: (transaction: DeskTransaction, id: string, decision: Decision) => Promise<{ count: number }>;
  approved: (told: Told<About & { alone: boolean }>) => AuditEvent;
  refused: (told: Told<About>) => AuditEvent;
  takenBack: (told: Told<About>) => AuditEvent;
};

type Decided = { practice: string };

/**
 * Lets a proposal take effect: what it says stands from now on, in place of what it replaces, and every public page is drawn anew. The database does all of it with the
 * approval, or nothing.
 * @throws AppError as loaded; forbidden (proposalFourEyes) for whoever proposed it, but in an office of one; and what the database finds in its way
 */
export function approveProposal(actor: Actor, proposals: Proposals, id: string): Promise<Decided> {
  return inTransaction(async (transaction) => {
    const proposed = await loaded(transaction, actor, proposals, id);
    refuse(approvalRefusal(actor, proposed, await isOfficeOfOne(transaction, actor.accountId)));
    await decided(transaction, actor, proposals, id, { state: "approved", decisionNote: null });
    await recordAudit(transaction, proposals.approved({ actorId: actor.accountId, subjectId: id, detail: { practice: proposed.practice, act: proposed.act, alone: proposed.proposedBy === actor.accountId } }));
    return { practice: proposed.practice };
  });
}

/** Refuses a proposal, with a note for whoever made it. @throws AppError as approveProposal; whoever proposed it takes it back instead */
export function refuseProposal(actor: Actor, proposals: Proposals, id: string, { note, ...sent }: { note: string } & SentForm): Promise<Decided> {
  return inTransaction(async (transaction) => {
    const proposed = await loaded(transaction, actor, proposals, id);
    refuse(refusingRefusal(actor, proposed));
    await decided(transaction, actor, proposals, id, { state: "refused", decisionNote: note });
    await recordAudit(transaction, proposals.refused({ actorId: actor.accountId, subjectId: id, detail: { practice: proposed.practice, act: proposed.act } }));
    await markSent(transaction, actor, sent);
    return { practice: proposed.practice };
  });
}

/** Takes one's own proposal back. @throws AppError as loaded; forbidden: proposalNotYours */
export function takeBackProposal(actor: Actor, proposals: Proposals, id: string): Promise<Decided> {
  return inTransaction(async (transaction) => {
    const proposed = await loaded(transaction, actor, proposals, id);
    refuse(takingBackRefusal(actor, proposed));
    await decided(transaction, actor, proposals, id, { state: "taken_back", decisionNote: null });
    await recordAudit(transaction, proposals.takenBack({ actorId: actor.accountId, subjectId: id, detail: { practice: proposed.practice, act: proposed.act } }));
    return { practice: proposed.practice };
  });
}

/** @throws AppError not_found for what is no proposal, and for whoever sees none */
async function loaded(transaction: DeskTransaction, actor: Actor, proposals: Proposals, id: string) {
  const row = mayReadProposals(actor) ? await proposals.find(transaction, id) : null;
  const state = PROPOSAL_STATES.find((known) => known === row?.state);
  if (row === null || state === undefined) throw notFound();
  return { practice: row.practice, act: row.act, state, proposedBy: row.proposedById };
}

function refuse(refusal: ProposalRefusal | null): void {
  if (refusal === "proposalDecided") throw conflict(refusal);
  if (refusal !== null) throw forbidden(refusal);
}

async function decided(transaction: DeskTransaction, actor: Actor, proposals: Proposals, id: string, decision: Pick<Decision, "state" | "decisionNote">): Promise<void> {
  // Of two who decide at once the second finds it decided.
  const moved = await proposals.decide(transaction, id, { ...decision, decidedById: actor.accountId, decidedAt: now() });
  if (moved.count === 0) throw conflict("proposalDecided");
}
