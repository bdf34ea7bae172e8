import "server-only";
/** Challenges for passkeys, and proofs that one was answered: each good once and for minutes, for the session that it was given to. The database keeps their hashes. */
import { PASSKEY_PROOF_MS, PASSKEY_STEP_MS } from "@/lib/accounts/limits";
import type { Actor } from "@/lib/core/actor";
import { now } from "@/lib/platform/clock";
import type { DeskReader } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/secrets";

/** To sign in, to add one, to answer in place of a code; and that it was answered. The database knows the same. */
export const PASSKEY_STEPS = ["sign_in", "add", "prove", "proved"] as const;
/** Whose it is; null where somebody signs in, and is nobody yet. */
type Whose = Pick<Actor, "accountId" | "sessionId"> | null;
type Step = { purpose: (typeof PASSKEY_STEPS)[number]; who: Whose };

const columnsOf = ({ purpose, who }: Step) => ({ purpose, accountId: who?.accountId ?? null, sessionId: who?.sessionId ?? null });

/** @returns 256 random bits as base64url: the challenge itself, or the proof */
export async function giveStep(database: DeskReader, step: Step): Promise<string> {
  const token = newToken();
  const lastsMs = step.purpose === "proved" ? PASSKEY_PROOF_MS : PASSKEY_STEP_MS;
  await database.passkeyStep.create({ data: { tokenHash: hashToken(token), ...columnsOf(step), expiresAt: new Date(now().getTime() + lastsMs) } });
  return token;
}

/** Uses a step up, in the statement that finds it: of two at once one finds it gone. @returns whether it was there, theirs, for this, and in time */
export async function takeStep(database: DeskReader, { token, ...step }: Step & { token: string }): Promise<boolean> {
  const { count } = await database.passkeyStep.deleteMany({ where: { tokenHash: hashToken(token), ...columnsOf(step), expiresAt: { gt: now() } } });
  return count === 1;
}
