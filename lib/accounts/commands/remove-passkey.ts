import "server-only";
import { endOthers } from "@/lib/accounts/commands/end-session";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import type { PasskeyId } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { inTransaction } from "@/lib/platform/db";

/**
 * Takes one of one's own passkeys away, by a code, and ends all of one's other sessions: whoever has a lost key may be signed in with it.
 * @throws AppError not_found, also for somebody else's; as provenAgain
 */
export async function removePasskey(actor: Actor, { passkeyId, code }: { passkeyId: PasskeyId; code: string }): Promise<{ passkeyId: PasskeyId }> {
  const own = { id: passkeyId, accountId: actor.accountId };
  // Before anything is counted: what is not there costs no code.
  await inTransaction(async (transaction) => {
    if ((await transaction.passkey.count({ where: own })) === 0) throw notFound();
  });
  return provenAgain(actor, code, async (transaction, factor) => {
    const { count } = await transaction.passkey.deleteMany({ where: own });
    if (count === 0) throw notFound();
    await recordAudit(transaction, { event: "passkey.removed", actorId: actor.accountId, subjectKind: "passkey", subjectId: passkeyId, detail: { factor } });
    await endOthers(transaction, actor, "passkey_removed");
    return { passkeyId };
  });
}
