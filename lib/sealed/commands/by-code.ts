import "server-only";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import type { Factor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { SealedId } from "@/lib/core/ids";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { sealedToActOn } from "@/lib/sealed/commands/sealed-to-act-on";

type Found = Awaited<ReturnType<typeof sealedToActOn>>;

/**
 * Does what shows an identity to somebody, once a code of the authenticator was given, or a passkey in its place, also by somebody who is signed in: a session may be
 * somebody else's, on a laptop that was left open. A wrong code is written down.
 * @throws AppError not_found for whoever is not named on it, invalid (code) for a wrong or used one, too_many; whatever `work` throws leaves the code unused
 */
export async function byCode<T>(actor: Actor, { identityId, code }: { identityId: SealedId; code: string }, work: (transaction: DeskTransaction, found: Found, factor: Factor) => Promise<T>): Promise<T> {
  // Before anything is counted: whoever is not named must not learn by a refusal of another kind that there is one.
  await inTransaction((transaction) => sealedToActOn(transaction, actor, identityId));
  return provenAgain(
    actor,
    code,
    async (transaction, factor) => work(transaction, await sealedToActOn(transaction, actor, identityId), factor),
    (transaction) => recordAudit(transaction, { event: "identity.reading_refused", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { reason: "code" } }),
  );
}
