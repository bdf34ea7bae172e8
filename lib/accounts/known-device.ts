import "server-only";
/**
 * A browser that somebody has signed in from with both factors, and asked to be remembered: it has tries of its own, so that wrong passwords
 * that others type elsewhere do not shut it out (docs/decisions/021-known-devices.md). It lets nobody in.
 *
 * What the browser holds is `{random}.{until}.{mark}`, where the mark is a keyed hash of the two and the address. Nothing is stored: the server
 * knows its own mark again, and whether an address has one is known to nobody who does not hold it.
 */
import { timingSafeEqual } from "node:crypto";
import { DEVICE_MEMORY_MS } from "@/lib/accounts/limits";
import { now } from "@/lib/platform/clock";
import { keyedHash, newToken } from "@/lib/platform/secrets";

/** Outlives the browser's window, unlike the other cookies: set only where the person asked for it. */
export const DEVICE_COOKIE = "__Host-caselight-device";

const FORM = /^([A-Za-z0-9_-]{43})\.(\d{1,15})\.([0-9a-f]{64})$/;

function markOf(email: string, nonce: string, until: string): string {
  return keyedHash("device", JSON.stringify([email.trim().toLowerCase(), nonce, until]));
}

/** @returns the device's own random name, or null when what the browser holds is no mark of ours for this address, or too old. */
export function deviceOf(held: string | undefined, email: string): string | null {
  const [, nonce = "", until = "", mark = ""] = FORM.exec(held ?? "") ?? [];
  const expected = markOf(email, nonce, until);
  // Compared also where the form is wrong: the same work for every browser.
  const isOurs = timingSafeEqual(Buffer.from(expected), Buffer.from(mark.padEnd(expected.length, " ")));
  return isOurs && Number(until) > now().getTime() ? nonce : null;
}

/** What a browser may hold from now on. One that is known keeps its name, and with it the count of its tries. */
export function markDevice(email: string, held: string | undefined): string {
  const nonce = deviceOf(held, email) ?? newToken();
  const until = String(now().getTime() + DEVICE_MEMORY_MS);
  return `${nonce}.${until}.${markOf(email, nonce, until)}`;
}
