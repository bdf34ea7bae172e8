import "server-only";
import { dropWhatIsOver } from "@/lib/accounts/attempts";
import { giveStep, takeStep } from "@/lib/accounts/commands/passkey-steps";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import { PASSKEYS_PER_ACCOUNT } from "@/lib/accounts/limits";
import { challengeOf, optionsToAdd, verifyNew, type AddingOptions } from "@/lib/accounts/passkey-ceremony";
import { passkeyIdSchema, type NewPasskeyAnswer, type PasskeyId } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { desk, inTransaction } from "@/lib/platform/db";

/**
 * First step of adding a passkey to one's own account, by a code: whoever could add one without would keep a way in behind a session that was left open.
 * @returns what the browser asks an authenticator to make; those that the account has already are named in it, so that one is not added twice
 * @throws AppError as provenAgain; conflict (passkeysMost) where there are ten
 */
export async function beginPasskey(actor: Actor, { name, code }: { name: string; code: string }): Promise<AddingOptions> {
  await dropWhatIsOver(desk());
  return provenAgain(actor, code, async (transaction) => {
    const known = await transaction.passkey.findMany({ where: { accountId: actor.accountId }, select: { credentialId: true, transports: true } });
    if (known.length >= PASSKEYS_PER_ACCOUNT) throw conflict("passkeysMost");
    const challenge = await giveStep(transaction, { purpose: "add", who: actor });
    return optionsToAdd(challenge, { accountId: actor.accountId, name, known });
  });
}

/**
 * Second step: keeps the key that the authenticator made. The challenge is given for a code alone, good once, in this session.
 * @throws AppError invalid (passkeyFailed) for whatever is wrong with it, also where somebody has it already · conflict (passkeysMost)
 */
export async function addPasskey(actor: Actor, { name, passkey }: { name: string; passkey: NewPasskeyAnswer }): Promise<{ passkeyId: PasskeyId }> {
  const challenge = challengeOf(passkey);
  if (!(await takeStep(desk(), { token: challenge, purpose: "add", who: actor }))) throw invalid({}, "passkeyFailed");
  const made = await verifyNew(passkey, challenge);
  if (made === null) throw invalid({}, "passkeyFailed");
  try {
    return await inTransaction(async (transaction) => {
      const { id } = await transaction.passkey.create({ data: { accountId: actor.accountId, ...made, transports: passkey.response.transports, name, createdOn: now() }, select: { id: true } });
      await recordAudit(transaction, { event: "passkey.added", actorId: actor.accountId, subjectKind: "passkey", subjectId: id, detail: {} });
      return { passkeyId: passkeyIdSchema.parse(id) };
    });
  } catch (error) {
    // Whoever has it: that somebody else does is not told.
    if (databaseFailureOf(error)?.constraint === "passkey_credential_id_key") throw invalid({}, "passkeyFailed");
    throw error;
  }
}
