import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ApproveLawInput, RefuseLawInput, TakeBackLawInput } from "@/lib/law/schema";
import { approveProposal, refuseProposal, takeBackProposal, type Proposals } from "@/lib/proposals/commands/decide";

const LAW: Proposals = {
  find: (transaction, id) => transaction.lawVersion.findUnique({ where: { id }, select: { practice: true, act: true, state: true, proposedById: true } }),
  decide: (transaction, id, decision) => transaction.lawVersion.updateMany({ where: { id, state: "proposed" }, data: decision }),
  approved: (told) => ({ event: "law.approved", subjectKind: "law", ...told }),
  refused: (told) => ({ event: "law.refused", subjectKind: "law", ...told }),
  takenBack: (told) => ({ event: "law.taken_back", subjectKind: "law", ...told }),
};

/** Lets a proposed version of the law take effect: every clock counts by it. @throws AppError as approveProposal; conflict: lawOverlaps (from the database) */
export function approveLaw(actor: Actor, { lawId }: ApproveLawInput): Promise<{ practice: string }> {
  return approveProposal(actor, LAW, lawId);
}

/** @throws AppError as refuseProposal */
export function refuseLaw(actor: Actor, { lawId, ...refusal }: RefuseLawInput): Promise<{ practice: string }> {
  return refuseProposal(actor, LAW, lawId, refusal);
}

/** @throws AppError as takeBackProposal */
export function takeBackLaw(actor: Actor, { lawId }: TakeBackLawInput): Promise<{ practice: string }> {
  return takeBackProposal(actor, LAW, lawId);
}
