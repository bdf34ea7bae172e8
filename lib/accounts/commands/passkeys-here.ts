import "server-only";
/** Signing in by a passkey, and setting up another authenticator, in this browser: the commands, and the cookies that carry what they need from one step to the next. */
import type * as z from "zod";
import { replaceAuthenticator, beginAuthenticator } from "@/lib/accounts/commands/replace-authenticator";
import { beginPasskeySignIn, finishPasskeySignIn } from "@/lib/accounts/commands/sign-in-by-passkey";
import { keepStep, keptStep } from "@/lib/accounts/kept-step";
import { INVITATION_STEP_MS } from "@/lib/accounts/limits";
import type { AskingOptions } from "@/lib/accounts/passkey-ceremony";
import type { finishPasskeySignInSchema } from "@/lib/accounts/schema";
import { keepSession } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { now } from "@/lib/platform/clock";
import { clearCookie, deviceLabel, readCookie, requestHeader, writeCookie } from "@/lib/platform/request";

/** Holds the challenge: an answer is good in the browser that asked, so that nobody is signed in by somebody else's. */
const CHALLENGE_COOKIE = "__Host-caselight-passkey";

export async function askForPasskey(): Promise<AskingOptions> {
  const { challenge, options } = await beginPasskeySignIn();
  await writeCookie(CHALLENGE_COOKIE, challenge);
  return options;
}

export async function signInWithPasskey({ passkey }: z.output<typeof finishPasskeySignInSchema>): Promise<null> {
  const label = deviceLabel(await requestHeader("user-agent"));
  const { sessionToken } = await finishPasskeySignIn({ challenge: await readCookie(CHALLENGE_COOKIE), answer: passkey, label });
  await clearCookie(CHALLENGE_COOKIE);
  await keepSession(sessionToken);
  return null;
}

export async function beginAuthenticatorHere(actor: Actor, input: { code: string }): Promise<null> {
  await keepStep(await beginAuthenticator(actor, input));
  return null;
}

export async function replaceAuthenticatorHere(actor: Actor, { code }: { code: string }): Promise<null> {
  const { recoveryCodes } = await replaceAuthenticator(actor, { begun: await keptStep("new_authenticator"), code });
  // In the place of the step before, which is gone with it.
  await keepStep({ kind: "recovery_codes", accountId: actor.accountId, codes: recoveryCodes, until: now().getTime() + INVITATION_STEP_MS });
  return null;
}
