import "server-only";
/** What this browser carries from one step to the next, as its pages show it. */
import { keptStep } from "@/lib/accounts/kept-step";
import { otpauthAddress, secretText } from "@/lib/accounts/second-factor";
import { DEVICE_COOKIE } from "@/lib/accounts/known-device";
import type { Actor } from "@/lib/core/actor";
import { readCookie } from "@/lib/platform/request";

/** Whether this browser holds the mark of one that is remembered (lib/accounts/known-device.ts). */
export async function isRememberedHere(): Promise<boolean> {
  return (await readCookie(DEVICE_COOKIE)) !== undefined;
}

export type AuthenticatorToAdd = { email: string; key: string; address: string };

/** The authenticator to be set up after this invitation's details were entered; null when they were not, or too long ago. */
export async function authenticatorToAdd(token: string): Promise<AuthenticatorToAdd | null> {
  const step = await keptStep("enrolment");
  if (step === null || step.token !== token) return null;
  const secret = new Uint8Array(Buffer.from(step.secret, "base64url"));
  return { email: step.email, key: secretText(secret), address: otpauthAddress(secret, step.email) };
}

/** The authenticator that the actor is about to set up in place of theirs; null when they have not begun to, or too long ago. */
export async function authenticatorToReplace(actor: Actor): Promise<AuthenticatorToAdd | null> {
  const step = await keptStep("new_authenticator");
  if (step === null || step.accountId !== actor.accountId || step.sessionId !== actor.sessionId) return null;
  const secret = new Uint8Array(Buffer.from(step.secret, "base64url"));
  return { email: step.email, key: secretText(secret), address: otpauthAddress(secret, step.email) };
}

/** The actor's fresh recovery codes, until they say that they have kept them. */
export async function recoveryCodesToShow(actor: Actor): Promise<string[] | null> {
  const step = await keptStep("recovery_codes");
  return step !== null && step.accountId === actor.accountId ? step.codes : null;
}

/** The link of the invitation the actor has just made, until they say that they have passed it on. */
export async function invitationLinkToShow(actor: Actor): Promise<string | null> {
  const step = await keptStep("invitation_link");
  return step !== null && step.accountId === actor.accountId ? step.link : null;
}
