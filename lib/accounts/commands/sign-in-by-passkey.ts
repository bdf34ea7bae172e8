import "server-only";
import { randomUUID } from "node:crypto";
import { dropWhatIsOver, forgetPasskeyTries, mayTryPasskey, mayWritePasskeyRefusal } from "@/lib/accounts/attempts";
import { checkPasskey, countPasskey } from "@/lib/accounts/commands/check-passkey";
import { letIn } from "@/lib/accounts/commands/let-in";
import { giveStep, takeStep } from "@/lib/accounts/commands/passkey-steps";
import { optionsToAsk, type AskingOptions } from "@/lib/accounts/passkey-ceremony";
import type { PasskeyAnswer } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { forbidden, invalid, tooMany } from "@/lib/core/errors";
import { accountIdSchema } from "@/lib/core/ids";
import { desk, inTransaction } from "@/lib/platform/db";

/** An account that there is not. */
const NOBODY = accountIdSchema.parse(randomUUID());

/**
 * First step of signing in by a passkey: the same for everybody, and nobody is named. Whoever answers says who they are.
 * @returns what the browser asks its authenticators, and the challenge in it, to be kept by this browser
 */
export async function beginPasskeySignIn(): Promise<{ challenge: string; options: AskingOptions }> {
  const database = desk();
  await dropWhatIsOver(database);
  const challenge = await giveStep(database, { purpose: "sign_in", who: null });
  return { challenge, options: await optionsToAsk(challenge, []) };
}

type Answering = { /** What this browser was given. */ challenge: string | undefined; answer: PasskeyAnswer; label: string };
type Outcome = { sessionToken: string | null } | null;

/** The same statements whatever is wrong, and whoever's passkey it is, or nobody's: the time of the answer tells nothing (lib/accounts/passkeys-same-work.db.test.ts). */
async function signIn(answer: PasskeyAnswer, challenge: string, label: string): Promise<Outcome> {
  const right = await checkPasskey(answer, { challenge, of: null });
  return inTransaction(async (transaction) => {
    const account = await transaction.account.findFirst({ where: { id: right?.accountId ?? NOBODY, disabledAt: null }, select: { id: true } });
    const entering = account === null ? null : right;
    const wentOn = await countPasskey(transaction, entering);
    if (entering === null || !wentOn) {
      const reason = entering === null ? "passkey" : "passkey_counter";
      const subjectId = right?.accountId ?? null;
      // The answer is the same, written down or not.
      if (await mayWritePasskeyRefusal(transaction, subjectId)) await recordAudit(transaction, { event: "sign_in.refused", actorId: null, subjectKind: "account", subjectId, detail: { reason } });
      return null;
    }
    await forgetPasskeyTries(transaction, answer.id);
    return { sessionToken: await letIn(transaction, { accountId: entering.accountId, label, factor: "passkey" }) };
  });
}

/**
 * Second step: the answer of a passkey, which stands for password and code, since its authenticator has verified the person.
 * @returns the token of the new session
 * @throws AppError invalid (passkeyFailed): the same for a challenge that is unknown, used, over or another browser's, a wrong site or name, a person who was not
 * verified, a wrong signature, a passkey that is unknown, removed or somebody else's, a counter that went back, and an account that is shut out · too_many ·
 * forbidden (deskLocked), with the passkey's use counted and written down
 */
export async function finishPasskeySignIn({ challenge, answer, label }: Answering): Promise<{ sessionToken: string }> {
  if (challenge === undefined || !(await takeStep(desk(), { token: challenge, purpose: "sign_in", who: null }))) throw invalid({}, "passkeyFailed");
  if (!(await mayTryPasskey(desk(), answer.id))) throw tooMany();
  const outcome = await signIn(answer, challenge, label);
  if (outcome === null) throw invalid({}, "passkeyFailed");
  if (outcome.sessionToken === null) throw forbidden("deskLocked");
  return { sessionToken: outcome.sessionToken };
}
