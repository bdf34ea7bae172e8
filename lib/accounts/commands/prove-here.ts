import "server-only";
/** Proving who one is in this browser: the command, and the cookie of the session's new token. */
import { demandProof, prove, type GivenProof } from "@/lib/accounts/commands/demand-proof";
import { keepSession } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";

/** Through it passes every action and every route of the desk. @throws AppError as demandProof */
export async function proveBefore(actor: Actor, act: string, given: GivenProof): Promise<void> {
  const token = await demandProof(actor, act, given);
  if (token !== null) await keepSession(token);
}

/** By itself, before something that has no form of its own to ask in, such as a file. @throws AppError as provenAgain */
export async function proveHere(actor: Actor, { code }: { code: string }): Promise<null> {
  await keepSession(await prove(actor, code));
  return null;
}
