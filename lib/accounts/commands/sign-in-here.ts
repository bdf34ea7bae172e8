import "server-only";
/** Signing in and out of this browser: the commands, and the cookies that carry their results. */
import type * as z from "zod";
import { signOut } from "@/lib/accounts/commands/end-session";
import { finishSignIn } from "@/lib/accounts/commands/finish-sign-in";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import type { finishSignInSchema, startSignInSchema } from "@/lib/accounts/schema";
import { DEVICE_COOKIE } from "@/lib/accounts/known-device";
import { DEVICE_MEMORY_MS } from "@/lib/accounts/limits";
import { forgetSession, keepSession } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { clearCookie, deviceLabel, readCookie, requestHeader, writeCookie } from "@/lib/platform/request";

const PENDING_COOKIE = "__Host-caselight-sign-in";

/** Always leads to the second step, unless there were too many tries. */
export async function signInWithPassword(input: z.output<typeof startSignInSchema>): Promise<null> {
  const { pendingToken } = await startSignIn({ ...input, device: await readCookie(DEVICE_COOKIE) });
  await writeCookie(PENDING_COOKIE, pendingToken);
  return null;
}

export async function signInWithCode(input: z.output<typeof finishSignInSchema>): Promise<null> {
  const label = deviceLabel(await requestHeader("user-agent"));
  const held = await readCookie(DEVICE_COOKIE);
  const { sessionToken, device } = await finishSignIn({ pendingToken: await readCookie(PENDING_COOKIE), code: input.code, label, device: held, remember: input.remember === "yes" });
  if (device !== null) await writeCookie(DEVICE_COOKIE, device, DEVICE_MEMORY_MS);
  else if (held !== undefined) await clearCookie(DEVICE_COOKIE);
  await clearCookie(PENDING_COOKIE);
  await keepSession(sessionToken);
  return null;
}

export async function signOutHere(actor: Actor): Promise<null> {
  await signOut(actor);
  await forgetSession();
  return null;
}
