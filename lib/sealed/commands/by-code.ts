import "server-only";
import { forgetStepUps, mayTryStepUp } from "@/lib/accounts/attempts";
import { useCode } from "@/lib/accounts/commands/use-code";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { invalid, tooMany } from "@/lib/core/errors";
import type { SealedId } from "@/lib/core/ids";
import { desk, inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { sealedToActOn } from "@/lib/sealed/commands/sealed-to-act-on";

type Found = Awaited<ReturnType<typeof sealedToActOn>>;
type Factor = NonNullable<Awaited<ReturnType<typeof useCode>>>;

/**
 * Does what shows an identity to somebody, once a code of the authenticator was given, also by somebody who is signed in: a session may be
 * somebody else's, on a laptop that was left open. A wrong code is written down.
 * @throws AppError not_found for whoever is not named on it, invalid (code) for a wrong or used one, too_many; whatever `work` throws leaves the code unused
 */
export async function byCode<T>(actor: Actor, { identityId, code }: { identityId: SealedId; code: string }, work: (transaction: DeskTransaction, found: Found, factor: Factor) => Promise<T>): Promise<T> {
  // Before anything is counted: whoever is not named must not learn by a refusal of another kind that there is one.
  await inTransaction((transaction) => sealedToActOn(transaction, actor, identityId));
  if (!(await mayTryStepUp(desk(), actor.accountId))) throw tooMany();
  const done = await inTransaction(async (transaction) => {
    const found = await sealedToActOn(transaction, actor, identityId);
    const factor = await useCode(transaction, actor.accountId, code);
    if (factor === null) {
      await recordAudit(transaction, { event: "identity.reading_refused", actorId: actor.accountId, subjectKind: "sealed_identity", subjectId: identityId, detail: { reason: "code" } });
      return null;
    }
    await forgetStepUps(transaction, actor.accountId);
    return { value: await work(transaction, found, factor) };
  });
  if (done === null) throw invalid({ code: ["codeWrongOrUsed"] });
  return done.value;
}
