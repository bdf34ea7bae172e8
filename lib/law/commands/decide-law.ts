import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { approvalRefusal, mayReadLaw, refusingRefusal, takingBackRefusal } from "@/lib/law/policy";
import { LAW_STATES, type ApproveLawInput, type RefuseLawInput, type TakeBackLawInput } from "@/lib/law/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

type Decided = { practice: string };

/**
 * Lets a proposed version of the law take effect: it stands from now on, in place of the one that it replaces, and every public page is drawn anew. The database does
 * both with the approval, or neither.
 * @throws AppError as loaded; forbidden (lawFourEyes) for whoever proposed it, but in an office of one; conflict: lawOverlaps (from the database)
 */
export function approveLaw(actor: Actor, { lawId }: ApproveLawInput): Promise<Decided> {
  return inTransaction(async (transaction) => {
    const proposed = await loaded(transaction, actor, lawId);
    refuse(approvalRefusal(actor, proposed, await isOfficeOfOne(transaction, actor.accountId)));
    await decided(transaction, actor, { lawId, state: "approved", note: null });
    await recordAudit(transaction, { event: "law.approved", actorId: actor.accountId, subjectKind: "law", subjectId: lawId, detail: { practice: proposed.practice, act: proposed.act, alone: proposed.proposedBy === actor.accountId } });
    return { practice: proposed.practice };
  });
}

/** Refuses a proposed version, with a note for whoever proposed it. @throws AppError as approveLaw; whoever proposed it takes it back instead */
export function refuseLaw(actor: Actor, { lawId, note, ...sent }: RefuseLawInput): Promise<Decided> {
  return inTransaction(async (transaction) => {
    const proposed = await loaded(transaction, actor, lawId);
    refuse(refusingRefusal(actor, proposed));
    await decided(transaction, actor, { lawId, state: "refused", note });
    await recordAudit(transaction, { event: "law.refused", actorId: actor.accountId, subjectKind: "law", subjectId: lawId, detail: { practice: proposed.practice, act: proposed.act } });
    await markSent(transaction, actor, sent);
    return { practice: proposed.practice };
  });
}

/** Takes one's own proposal back. @throws AppError as loaded; forbidden: lawNotYours */
export function takeBackLaw(actor: Actor, { lawId }: TakeBackLawInput): Promise<Decided> {
  return inTransaction(async (transaction) => {
    const proposed = await loaded(transaction, actor, lawId);
    refuse(takingBackRefusal(actor, proposed));
    await decided(transaction, actor, { lawId, state: "taken_back", note: null });
    await recordAudit(transaction, { event: "law.taken_back", actorId: actor.accountId, subjectKind: "law", subjectId: lawId, detail: { practice: proposed.practice, act: proposed.act } });
    return { practice: proposed.practice };
  });
}

/** @throws AppError not_found for what is no version, and for whoever sees none */
async function loaded(transaction: DeskTransaction, actor: Actor, lawId: string) {
  const row = mayReadLaw(actor) ? await transaction.lawVersion.findUnique({ where: { id: lawId }, select: { practice: true, act: true, state: true, proposedById: true } }) : null;
  const state = LAW_STATES.find((known) => known === row?.state);
  if (row === null || state === undefined) throw notFound();
  return { practice: row.practice, act: row.act, state, proposedBy: row.proposedById };
}

function refuse(refusal: ReturnType<typeof approvalRefusal>): void {
  if (refusal === "lawDecided") throw conflict(refusal);
  if (refusal !== null) throw forbidden(refusal);
}

async function decided(transaction: DeskTransaction, actor: Actor, { lawId, state, note }: { lawId: string; state: "approved" | "refused" | "taken_back"; note: string | null }): Promise<void> {
  // Of two who decide at once the second finds it decided.
  const moved = await transaction.lawVersion.updateMany({ where: { id: lawId, state: "proposed" }, data: { state, decidedById: actor.accountId, decidedAt: now(), decisionNote: note } });
  if (moved.count === 0) throw conflict("lawDecided");
}
