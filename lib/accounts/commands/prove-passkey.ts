import "server-only";
import { dropWhatIsOver, mayTryStepUp } from "@/lib/accounts/attempts";
import { checkPasskey, countPasskey } from "@/lib/accounts/commands/check-passkey";
import { giveStep, takeStep } from "@/lib/accounts/commands/passkey-steps";
import { refusedProof } from "@/lib/accounts/commands/proven-again";
import { challengeOf, optionsToAsk, type AskingOptions } from "@/lib/accounts/passkey-ceremony";
import type { PasskeyAnswer } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { invalid, notFound, tooMany } from "@/lib/core/errors";
import { desk, inTransaction } from "@/lib/platform/db";

/**
 * A passkey in place of the code that an act asks for once more: what to ask the browser.
 * @throws AppError not_found where the account has none
 */
export async function beginProof(actor: Actor): Promise<AskingOptions> {
  const database = desk();
  await dropWhatIsOver(database);
  const known = await database.passkey.findMany({ where: { accountId: actor.accountId }, select: { credentialId: true, transports: true } });
  if (known.length === 0) throw notFound();
  return optionsToAsk(await giveStep(database, { purpose: "prove", who: actor }), known);
}

/**
 * @returns what the form then sends in place of a code: good once, for two minutes, in this session alone, for acts that ask for a code and never for signing in
 * @throws AppError invalid (passkeyFailed) whatever is wrong, too_many
 */
export async function provePasskey(actor: Actor, { passkey }: { passkey: PasskeyAnswer }): Promise<{ proof: string }> {
  const challenge = challengeOf(passkey);
  if (!(await takeStep(desk(), { token: challenge, purpose: "prove", who: actor }))) throw invalid({}, "passkeyFailed");
  if (!(await mayTryStepUp(desk(), actor.accountId))) throw tooMany();
  const right = await checkPasskey(passkey, { challenge, of: actor.accountId });
  const proof = await inTransaction(async (transaction) => {
    if (await countPasskey(transaction, right)) return giveStep(transaction, { purpose: "proved", who: actor });
    await refusedProof(actor, right === null ? "passkey" : "passkey_counter")(transaction);
    return null;
  });
  if (proof === null) throw invalid({}, "passkeyFailed");
  return { proof };
}
