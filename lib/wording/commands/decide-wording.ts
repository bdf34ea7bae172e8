import "server-only";
import type { Actor } from "@/lib/core/actor";
import { approveProposal, refuseProposal, takeBackProposal, type Proposals } from "@/lib/proposals/commands/decide";
import type { ApproveWordingInput, RefuseWordingInput, TakeBackWordingInput } from "@/lib/wording/schema";

const WORDINGS: Proposals = {
  find: (transaction, id) => transaction.practiceWording.findUnique({ where: { id }, select: { practice: true, act: true, state: true, proposedById: true } }),
  decide: (transaction, id, decision) => transaction.practiceWording.updateMany({ where: { id, state: "proposed" }, data: decision }),
  approved: (told) => ({ event: "wording.approved", subjectKind: "wording", ...told }),
  refused: (told) => ({ event: "wording.refused", subjectKind: "wording", ...told }),
  takenBack: (told) => ({ event: "wording.taken_back", subjectKind: "wording", ...told }),
};

/** Lets proposed words for a practice stand: every page says them. @throws AppError as approveProposal; conflict: wordingMoved (from the database) */
export function approveWording(actor: Actor, { wordingId }: ApproveWordingInput): Promise<{ practice: string }> {
  return approveProposal(actor, WORDINGS, wordingId);
}

/** @throws AppError as refuseProposal */
export function refuseWording(actor: Actor, { wordingId, ...refusal }: RefuseWordingInput): Promise<{ practice: string }> {
  return refuseProposal(actor, WORDINGS, wordingId, refusal);
}

/** @throws AppError as takeBackProposal */
export function takeBackWording(actor: Actor, { wordingId }: TakeBackWordingInput): Promise<{ practice: string }> {
  return takeBackProposal(actor, WORDINGS, wordingId);
}
