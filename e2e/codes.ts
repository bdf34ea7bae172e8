/** What an authenticator shows. */
import { Secret, TOTP } from "otpauth";

const STEP_MS = 30_000;

/**
 * @param secret base32, as the page shows it, with or without spaces
 * @param stepsAgo 1: the code before the present one, still good. A code is good once: whoever joins with it keeps the present one for signing in.
 */
export function codeOf(secret: string, stepsAgo = 0): string {
  return new TOTP({ algorithm: "SHA1", digits: 6, period: STEP_MS / 1_000, secret: Secret.fromBase32(secret.replace(/\s/gu, "")) }).generate({ timestamp: Date.now() - stepsAgo * STEP_MS });
}

/** Waits out the last seconds of a step, so that a code made now is not two steps old when it arrives. */
export async function earlyInStep(): Promise<void> {
  const left = STEP_MS - (Date.now() % STEP_MS);
  if (left < 10_000) await new Promise((resolve) => setTimeout(resolve, left + 50));
}
