import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { mayPropose } from "@/lib/proposals/policy";
import { markSent } from "@/lib/unsent/commands/mark-sent";
import { standingPractice } from "@/lib/wording/queries/standing-practices";
import { suits, type ProposeWordingInput } from "@/lib/wording/schema";
import { wordingOf } from "@/lib/wording/wording-of";

/**
 * Proposes words for a practice: the first, or others in place of those that stand. Nothing of it is public before somebody else approves it.
 * @throws AppError forbidden below admin; invalid: wordingStands for a practice that has words; conflict: wordingMoved where others stand than those it would replace, or
 *   where it is retired, or used, already; proposalWaiting where something is proposed of the practice, and as markSent
 */
export function proposeWording(actor: Actor, input: ProposeWordingInput): Promise<{ practice: string; wordingId: string }> {
  return inTransaction(async (transaction) => {
    if (!mayPropose(actor)) throw forbidden("adminsOnly");
    const { practice, act } = input;
    const base = await standingPractice(transaction, practice);
    if (input.act === "add" && base !== null) throw invalid({ practice: ["wordingStands"] });
    if (input.act !== "add" && (base?.id !== input.replaces || !suits(input.act, base))) throw conflict("wordingMoved");
    if ((await transaction.practiceWording.count({ where: { practice, state: "proposed" } })) > 0) throw conflict("proposalWaiting");
    const { id } = await transaction.practiceWording.create({
      data: { practice, act, replacesId: base?.id ?? null, document: wordingOf(input, base), reason: input.act === "add" ? null : input.reason, proposedById: actor.accountId, proposedAt: now() },
      select: { id: true },
    });
    await recordAudit(transaction, { event: "wording.proposed", actorId: actor.accountId, subjectKind: "wording", subjectId: id, detail: { practice, act } });
    await markSent(transaction, actor, input);
    return { practice, wordingId: id };
  });
}
