import "server-only";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import { graveAct } from "@/lib/accounts/grave-acts";
import { codeCanProve } from "@/lib/accounts/proof-policy";
import { missingProof } from "@/lib/accounts/queries/proof-demands";
import { readCode } from "@/lib/accounts/second-factor";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid, unproven, type ProofAsked } from "@/lib/core/errors";
import { desk } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/secrets";

/** What came with the form. `proof`: typed, or put there by a passkey, where the form came back and asked for it. `code`: of an act that asks for one by itself. */
export type GivenProof = { proof?: string | undefined; code?: string | undefined };

/**
 * The one gate: whether somebody may do what the office asks a fresh proof for, and takes the proof where it came along. It asks nothing for all other acts.
 * @param act name of the action or route
 * @returns the session's new token where a proof was taken, for the cookie; null where none was needed
 * @throws AppError unproven (with what would do) · invalid (code: passkeyDemanded) for an act that asks for a code by itself and was given another one · too_many
 */
export async function demandProof(actor: Actor, act: string, { proof, code }: GivenProof): Promise<string | null> {
  const grave = graveAct(act);
  if (grave === null) return null;
  const missing = await missingProof(desk(), actor, grave);
  if (missing === null) return null;
  if (grave.asksItself !== undefined) {
    if (codeCanProve(missing.demand, code, { own: grave.asksItself === "own", hasPasskey: missing.hasPasskey })) return null;
    throw invalid({ code: ["passkeyDemanded"] });
  }
  if (proof === undefined || proof.trim() === "") throw unproven(missing);
  // A code that could not do is not used up.
  if (missing.demand === "passkey" && readCode(proof)?.kind !== "passkey") throw unproven(missing, { proof: ["passkeyDemanded"] });
  return takeProof(actor, proof, missing);
}

async function takeProof(actor: Actor, proof: string, missing: ProofAsked): Promise<string> {
  try {
    return await prove(actor, proof);
  } catch (error) {
    const isWrong = error instanceof AppError && error.code === "invalid";
    if (!isWrong) throw error;
    throw unproven(missing, { proof: [readCode(proof)?.kind === "passkey" ? "proofOver" : "codeWrongOrUsed"] });
  }
}

/**
 * Takes a code, or a passkey in its place, as a fresh proof of who somebody is. The session gets another token with it: one that was copied before is worth nothing.
 * @returns the new token, for the cookie
 * @throws AppError as provenAgain
 */
export function prove(actor: Actor, typed: string): Promise<string> {
  return provenAgain(actor, typed, async (transaction) => {
    const token = newToken();
    await transaction.session.updateMany({ where: { id: actor.sessionId, accountId: actor.accountId, revokedAt: null }, data: { tokenHash: hashToken(token) } });
    return token;
  });
}
