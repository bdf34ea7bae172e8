import "server-only";
import { forgetStepUps, mayTryStepUp } from "@/lib/accounts/attempts";
import { provedBy } from "@/lib/accounts/commands/start-session";
import type { Factor } from "@/lib/accounts/schema";
import { useCode } from "@/lib/accounts/commands/use-code";
import { recordAudit } from "@/lib/audit/record-audit";
import type { RefusedProof } from "@/lib/audit/schema";
import type { Actor } from "@/lib/core/actor";
import { invalid, tooMany } from "@/lib/core/errors";
import { LOCK_NOT_AVAILABLE, databaseFailureOf } from "@/lib/platform/database-errors";
import { desk, inTransaction, type DeskTransaction } from "@/lib/platform/db";

type Work<T> = (transaction: DeskTransaction, factor: Factor) => Promise<T>;

/** Of an act on one's own account or on the desk: a wrong code is written down as such. */
export function refusedProof(actor: Actor, reason: RefusedProof = "code"): (transaction: DeskTransaction) => Promise<void> {
  return (transaction) => recordAudit(transaction, { event: "account.proof_refused", actorId: actor.accountId, subjectKind: "account", subjectId: actor.accountId, detail: { reason } });
}

/**
 * Does what a session alone is not enough for, once a code was given again, or a passkey in its place: a session may be somebody else's, on a laptop that was left open.
 * For ten minutes it counts for what else the office asks a fresh proof for.
 * @param refused writes down that the code was wrong
 * @throws AppError invalid (code) for a wrong or used one, too_many; whatever `work` throws leaves the code unused; a lock that did not come (LOCK_NOT_AVAILABLE) also counts as no try
 */
export async function provenAgain<T>(actor: Actor, code: string, work: Work<T>, refused = refusedProof(actor)): Promise<T> {
  if (!(await mayTryStepUp(desk(), actor.accountId))) throw tooMany();
  let isProven = false;
  const done = await inTransaction(async (transaction) => {
    const factor = await useCode(transaction, actor.accountId, code, actor.sessionId);
    isProven = factor !== null;
    if (factor === null) {
      await refused(transaction);
      return null;
    }
    await forgetStepUps(transaction, actor.accountId);
    await transaction.session.updateMany({ where: { id: actor.sessionId, accountId: actor.accountId }, data: provedBy(factor) });
    return { value: await work(transaction, factor) };
  }).catch(async (error: unknown) => {
    // The code was right, and something else was in the way: that is no guess, and must not keep its owner from locking the desk when it matters most.
    if (isProven && databaseFailureOf(error)?.code === LOCK_NOT_AVAILABLE) await forgetStepUps(desk(), actor.accountId);
    throw error;
  });
  if (done === null) throw invalid({ code: ["codeWrongOrUsed"] });
  return done.value;
}
