import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { standingLaw } from "@/lib/law/queries/standing-law";
import type { ProposeLawInput } from "@/lib/law/schema";
import { versionOf } from "@/lib/law/version-of";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { mayPropose } from "@/lib/proposals/policy";
import { markSent } from "@/lib/unsent/commands/mark-sent";
import { overlap, type LawVersion } from "@/lib/vocabulary/law";
import { standingPractice } from "@/lib/wording/queries/standing-practices";

/**
 * Proposes a version of the law: one more, or one in place of another that stands. Nothing of it is public, and no clock counts by it, before somebody else approves it.
 * @throws AppError forbidden below admin; invalid: choice of a practice that has no words; not_found for a version that does not stand; invalid: lawOverlaps where one of the practice is in force on the same days that
 *   nothing is proposed of; conflict: proposalWaiting where something is proposed of that version already, and as markSent
 */
export function proposeLaw(actor: Actor, input: ProposeLawInput): Promise<{ practice: string; lawId: string }> {
  return inTransaction(async (transaction) => {
    if (!mayPropose(actor)) throw forbidden("adminsOnly");
    if ((await standingPractice(transaction, input.practice)) === null) throw invalid({ practice: ["choice"] });
    const replaces = input.act === "add" ? null : input.replaces;
    const laws = (await standingLaw(transaction)).filter(({ practice }) => practice === input.practice);
    const base = laws.find(({ id }) => id === replaces) ?? null;
    if (replaces !== null && base === null) throw notFound();
    const open = await transaction.lawVersion.findMany({ where: { practice: input.practice, state: "proposed" }, select: { replacesId: true } });
    const waiting = new Set(open.map(({ replacesId }) => replacesId));
    if (replaces !== null && waiting.has(replaces)) throw conflict("proposalWaiting");
    if (input.act === "end" && base?.inForceFrom != null && input.inForceTo < base.inForceFrom) throw invalid({ inForceTo: ["dateOrder"] });
    const version = versionOf(input, base);
    // Of one that something is proposed of it is known when that is decided; the database asks again then (CL175).
    if (input.act !== "withdraw" && laws.some((other) => other.id !== replaces && !waiting.has(other.id) && overlap(version, other))) throw invalid({ [firstDayField(input.act)]: ["lawOverlaps"] });
    const { id } = await transaction.lawVersion.create({
      data: { practice: input.practice, act: input.act, replacesId: replaces, document: version, reason: input.act === "add" ? null : input.reason, proposedById: actor.accountId, proposedAt: now() },
      select: { id: true },
    });
    await recordAudit(transaction, { event: "law.proposed", actorId: actor.accountId, subjectKind: "law", subjectId: id, detail: { practice: input.practice, act: input.act } });
    await markSent(transaction, actor, input);
    return { practice: input.practice, lawId: id };
  });
}

function firstDayField(act: ProposeLawInput["act"]): keyof Pick<LawVersion, "inForceFrom" | "inForceTo"> {
  return act === "end" ? "inForceTo" : "inForceFrom";
}
